"""The outbox: what is to be told to whom, written with the act, delivered afterwards."""
