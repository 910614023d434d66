"""One file per claim in the README. Each prints a table and, last, one JSON line."""
