"""目录: dated, sourced data: forms, scoring standards, labels, wording. A new year or province is a file here."""
