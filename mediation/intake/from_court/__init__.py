"""What a court hands over, and takes back."""
