"""人员: users, their roles, signing in."""
