"""All dates that a page gives for its post, and how they stand to one another."""
