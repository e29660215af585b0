"""Bytes and trees: decoding, parsing, the flat outline of a tree, text, safe HTML, addresses, dates."""
