"""What one comment is made of: author, time, words, id, parent."""
