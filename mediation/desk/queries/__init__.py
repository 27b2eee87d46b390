"""What the desk reads: lists as rows, person first, each page in the same number of statements."""
