"""检查: one module a check; ``registry`` collects them, ``run`` runs them over a dossier."""
