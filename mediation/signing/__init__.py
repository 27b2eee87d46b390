"""Electronic signing: each party by a personal link and a secret of its own, the mediators, the body's seal last."""
