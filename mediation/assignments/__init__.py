"""What goes back to the court that delegated or entrusted a case: the result with its papers, and the court's word."""
