"""The statute book: pure functions and tables, no flask, no sqlalchemy, no clock, no input or output."""
