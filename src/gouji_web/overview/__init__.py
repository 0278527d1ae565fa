"""总览: how the collection stands, what is found, how scores are spread; and everything as CSV."""
