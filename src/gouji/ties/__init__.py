"""勾稽关系的建立: what tables demand, what sentences state and what forms compute, all as ties over printed figures."""
