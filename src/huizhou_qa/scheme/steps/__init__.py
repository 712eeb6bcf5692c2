"""What follows the base, in order: adjustments, limits, grades, vetoes and places."""
