"""What is known of a unit: records, how they are parsed and amended, whether they fit, and what is asked for."""
