"""Post or not: what is known of each address, what the blog has taught so far, and the weighing."""
