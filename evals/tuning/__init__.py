"""Trains the adapter of the bundled model; imports torch."""
