"""SQLite through sqlite-utils: one writer, read-only connections for every reader."""
