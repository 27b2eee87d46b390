"""Figures without names: how much each body received, how it ended, what was asked, agreed and paid."""
