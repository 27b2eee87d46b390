"""What stands in the file of a case, and the books that were made of it."""
