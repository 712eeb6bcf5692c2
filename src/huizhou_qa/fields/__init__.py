"""Fields of frozen values: converters to texts, names, tuples and mappings, and fields worked out on first reading."""
