"""Two results of one unit, two of one cohort, and a year of all units side by side."""
