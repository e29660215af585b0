"""What is wrong with an archive, and what of it can be mended from what it keeps."""
