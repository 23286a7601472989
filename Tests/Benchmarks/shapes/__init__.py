"""The reference job in other shapes of input: the same is written, or known, in another way."""
