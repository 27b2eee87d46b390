"""Who did what and who looked at what: append-only, each event chained to the one before."""
