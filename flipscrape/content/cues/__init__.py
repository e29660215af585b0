"""The page as blocks, and what is seen of each."""
