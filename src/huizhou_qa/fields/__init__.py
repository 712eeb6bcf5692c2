"""What the fields of frozen values may hold: texts, names, tuples and mappings in their plain form."""
