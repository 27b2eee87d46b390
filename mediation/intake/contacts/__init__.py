"""The log of contacts: every try to reach a party and what came of it."""
