"""Tables of pairs that were aligned elsewhere or confirmed by a person: read, and taken as a record."""
