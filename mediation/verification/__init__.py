"""Anyone checks a paper: was it issued here, is it unchanged, does it still stand."""
