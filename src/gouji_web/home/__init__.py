"""首页: what waits for whoever has signed in."""
