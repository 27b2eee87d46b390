"""What workers and employers see."""
