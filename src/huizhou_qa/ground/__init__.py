"""Exact numbers, intervals, curves, measures, gates, rules, evidence and errors: the ground all stands on."""
