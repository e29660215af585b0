"""The learned model: how likely each block is the body's."""
