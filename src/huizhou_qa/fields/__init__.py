"""Converters for the fields of frozen values: texts, names, tuples and mappings in their plain form."""
