"""Whether a scheme keeps what it declares: proved by composing what is known of its parts, never by trying units."""
