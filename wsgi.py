"""The entrance for gunicorn and for ``flask --app wsgi``."""
from mediation import create_app

app = create_app()
