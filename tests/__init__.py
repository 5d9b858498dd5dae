"""The tests, by how fast they can fail."""
