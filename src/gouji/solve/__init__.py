"""求解: chooses among what sentences may say, and names the printed figure at fault, from wording, types and all relations."""
