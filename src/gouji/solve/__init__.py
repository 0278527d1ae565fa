"""求解: chooses among what sentences may say, by their wording and their figures together."""
