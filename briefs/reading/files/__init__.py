"""Files as they are found: walking, decoding, YAML with the place of each value, schemas."""
