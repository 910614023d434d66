"""The verbs of the program. No Qt; the same for the window and the command line."""
