"""文档: what every reader produces and every writer consumes; it knows layout, not meaning."""
