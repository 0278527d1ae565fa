"""组合: the values of a unit-year as documents: forms, reports, the nine tables, the narrative."""
