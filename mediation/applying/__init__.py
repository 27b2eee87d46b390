"""Applying on line: one question a page, saved at each step, resumed by a code, handed in as at the counter."""
