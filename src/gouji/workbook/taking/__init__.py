"""取数: what other files already say, taken into a workbook: each value with the file, sheet and cell it stands in."""
