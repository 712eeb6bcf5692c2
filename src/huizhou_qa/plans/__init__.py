"""Plans: what an edition has checked and not scored (on-site check, procedure, materials, questions), as data."""
