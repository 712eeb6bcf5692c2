"""Incidents: their elements, the classes that lines sort them into, and their words."""
