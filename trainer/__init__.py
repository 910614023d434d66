"""The trainer: a PyTorch program of its own that learns face embeddings and their uncertainty.

`python -m trainer train|evaluate|export|report --config FILE.toml` speaks JSON lines on standard
output and imports nothing of the rest of the project.
"""
