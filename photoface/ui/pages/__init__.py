"""The pages of the window, and the one table that lists them."""
