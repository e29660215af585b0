"""What a title is told from: the names of the site, and pages without a heading of their own."""
