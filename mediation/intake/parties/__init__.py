"""The parties of a case and their claims: recorded, corrected, changed on a signed paper."""
