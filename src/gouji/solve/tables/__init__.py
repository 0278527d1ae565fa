"""表内关系: which figures of any table are worked out from which others, told by the table alone.

The search knows rows, columns, prints and labels, and nothing of what they are about.
"""
