"""The cheapest way to a grade: which moves are allowed, what they cost, and what they gain together."""
