"""Measures the system beside its peers; never a test, and no part of what is installed."""
