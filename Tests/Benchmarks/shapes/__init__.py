"""The reference job in other shapes of input: what stands in the files is written in other ways, or is known in others."""
