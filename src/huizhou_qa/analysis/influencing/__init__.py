"""Who moves whom in a cohort: through the statistics over all members, and by being one of them."""
