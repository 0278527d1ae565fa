"""数值: exact numbers as printed, with their unit, places and the interval of true values they stand for."""
