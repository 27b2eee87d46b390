"""How a party comes back to its cases without its slip in hand: an account, a code to its telephone, a lost slip."""
