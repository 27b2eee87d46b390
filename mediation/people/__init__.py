"""Accounts, the posts they hold in bodies, their sessions and the throttle of sign-in."""
