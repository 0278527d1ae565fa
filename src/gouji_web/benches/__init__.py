"""测量: pages over a large county, many people filling in at once, a server that is killed in the middle of saves."""
