"""An employer is invited to come in, comes in, and its authority is looked at."""
