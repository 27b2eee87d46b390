"""Who follows a case without an account of the staff: codes, visits, what a party may do on its own pages."""
