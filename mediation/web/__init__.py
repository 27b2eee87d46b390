"""What every page shares: the base form, the fields, the filters, the commit."""
