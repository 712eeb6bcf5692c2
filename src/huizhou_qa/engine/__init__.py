"""The engine: what runs a scheme's program for whoever scores."""
