"""The organisations: mediation bodies, courts, commissions, federations, and what they have set."""
