"""评分: a filled-in form under a standard, each point with its reason and the clause it comes from."""
