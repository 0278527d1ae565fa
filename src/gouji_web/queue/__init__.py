"""队列: work that is done outside the web process."""
