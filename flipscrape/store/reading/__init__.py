"""Rows become records again: by number, by condition, by search; kept pages, history and figures too."""
