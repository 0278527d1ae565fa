"""单位: the tree of finance bureau, departments and units, and the site's settings."""
