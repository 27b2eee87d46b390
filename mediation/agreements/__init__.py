"""The agreement: obligations as rows, clauses made from them, marks, the moment of effect."""
