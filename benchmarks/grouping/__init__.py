"""Grouping beside the rules of other programs, on the same vectors."""
