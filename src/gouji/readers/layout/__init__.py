"""版面: what pages of print have in common, whether a PDF states their characters or OCR reads them."""
