"""自评表式: one drawer for every form, from its description; what an evaluation fills in, by the names of its slots."""
