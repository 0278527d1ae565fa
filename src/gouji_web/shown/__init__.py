"""What all pages share: their frame, and how figures and times are printed."""
