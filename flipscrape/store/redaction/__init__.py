"""Names replaced and persons taken out, wherever the archive holds them."""
