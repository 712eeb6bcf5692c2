"""Numbers: how they are read, written and compared without ever being rounded, and the intervals they lie in."""
