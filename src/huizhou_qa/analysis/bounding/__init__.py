"""What a unit can still get while part of its evidence is open, and what decides its grade."""
