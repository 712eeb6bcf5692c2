"""Two schemes side by side: what differs between them as data, and what that does to every unit."""
