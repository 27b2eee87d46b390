"""The case file: the case, its claims and history, the procedure of mediation, and who may see it."""
