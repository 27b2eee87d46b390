"""One row for each running period: what started it, its last day, its article, and what its end does."""
