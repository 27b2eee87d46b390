"""The end of a mediation: withdrawal, no agreement, archive, reopening."""
