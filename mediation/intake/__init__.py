"""From the first word at the counter to acceptance or refusal."""
