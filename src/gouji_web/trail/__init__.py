"""操作记录: append only, each entry sealed by the one before."""
