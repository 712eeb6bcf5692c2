"""The engine: evidence and a scheme in, a ledger out."""
