"""What a result would be under every combination of readings."""
