"""Files held back that may have been held back wrongly: opened or let go only by two people together."""
