"""文字说明: what sentences state, checked by arithmetic; a relation fails only when no reading and no rounding saves it."""
