"""Networks that turn face crops into vectors, and the reading of their weights."""
