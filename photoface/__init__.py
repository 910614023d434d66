"""Photoface: finds the people in a family's photos, on the owner's own machine."""

__version__ = "0.1.0"
