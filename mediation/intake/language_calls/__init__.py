"""A party asks to be called in its language."""
