"""Faces for training: files, splits, degradations, batches and variants made ahead."""
