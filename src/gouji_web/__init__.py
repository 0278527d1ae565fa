"""网页: units fill and check, finance bureaus review, the public reads; scores and findings come from ``gouji`` alone."""
