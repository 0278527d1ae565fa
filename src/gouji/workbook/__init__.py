"""工作簿: one xlsx a unit-year, made for people: written from its schema, read back with every problem named by cell."""
