"""JSON Schema 2020-12 of everything that is read and written as JSON, made from what the readers hold it against."""
