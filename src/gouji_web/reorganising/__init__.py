"""机构改革: bodies that move to another department, are merged, and what becomes of what they had open."""
