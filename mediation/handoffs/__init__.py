"""The ways out: arbitration, court, legal aid, with the papers that may go along."""
