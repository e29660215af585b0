"""Names of people around a post: what marks them, and which of them are no authors."""
