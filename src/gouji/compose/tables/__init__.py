"""九张决算公开表: laid out from the catalogue's rows and the figures of a unit-year."""
