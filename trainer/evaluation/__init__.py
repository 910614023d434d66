"""Figures that say how good vectors and their variances are; numpy in, plain numbers out."""
