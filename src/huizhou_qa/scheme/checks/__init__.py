"""What a scheme is refused for."""
