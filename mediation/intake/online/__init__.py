"""An application made on line, as the clerk completes it, and who on its list joins."""
