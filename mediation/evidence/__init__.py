"""What was handed in: the sealed original, its zone, who gave it."""
