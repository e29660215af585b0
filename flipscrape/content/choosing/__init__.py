"""Which blocks are the body, and which element holds them."""
