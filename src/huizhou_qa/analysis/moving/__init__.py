"""What happens to a result while facts move: edges, steps, a fact over a range, evidence said otherwise."""
