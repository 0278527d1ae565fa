"""填报与审核: a package for each body and year, from the first cell to what finance makes of it."""
