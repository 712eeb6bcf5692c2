"""The engine: runs a scheme's program to score evidence."""
