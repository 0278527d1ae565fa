"""公开: a frozen, hashed version of a package, the pages the public reads, open data and the address list."""
