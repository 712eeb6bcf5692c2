"""The editions that are held: the only place that names a city or a year."""
