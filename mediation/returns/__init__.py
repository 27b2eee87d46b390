"""Signed papers that came back as photographs or scans: read by the code on each page, filed by a person."""
