"""What a party answers on its own pages: whether it wants mediation, where papers reach it."""
