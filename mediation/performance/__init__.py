"""Paid or not: each obligation of an agreement in effect."""
