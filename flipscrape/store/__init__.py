"""The archive: one SQLite file, one writer. Knows the model and the errors, nothing of pages or crawls."""
