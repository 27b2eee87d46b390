"""投诉: what a party says against who handles its case, to the director or to somebody outside; the answer to it."""
