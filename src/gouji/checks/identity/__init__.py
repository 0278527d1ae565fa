"""单位与日期 checks, one module each."""
