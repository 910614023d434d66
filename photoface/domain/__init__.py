"""The words every other layer speaks: frozen dataclasses and rules; standard library and numpy only."""
