"""What speaks of comments on any page: class names, phrases, marks, names of people."""
