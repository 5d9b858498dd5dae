"""Scripts that run inside the runtime while it is built; nothing here runs in a reader's browser."""
