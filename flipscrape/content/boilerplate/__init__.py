"""What is no text of the post, whatever it looks like."""
