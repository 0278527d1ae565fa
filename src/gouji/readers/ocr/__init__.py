"""文字识别 (OCR): pictures of pages to pages of glyphs and rules, offline, by an engine that brings its own models."""
