"""One file format a file, each with ``write(articles, out)``."""
