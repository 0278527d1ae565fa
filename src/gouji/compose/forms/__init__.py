"""自评表式: one module a family of forms; each lays a scored evaluation out as its finance bureau prints it."""
