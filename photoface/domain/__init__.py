"""The words every other layer speaks: dataclasses and rules; standard library and numpy only."""
