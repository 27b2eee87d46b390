"""Strengthening an agreement: joint application for judicial confirmation and what the court does."""
