"""What is known of a unit: its records, how they are read, and whether they fit what a rule reads."""
