"""Who asks, where web servers of the operator stand in front: without this all visitors would be counted as one."""
from __future__ import annotations

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix


def register(app: Flask) -> None:
    """Take the visitor's address from as many servers in front as the operator vouches for (TRUSTED_PROXIES).

    Each of them adds the address that it was asked from to X-Forwarded-For; what a visitor wrote there himself stands
    before those and is never looked at.
    """
    if app.config["TRUSTED_PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=app.config["TRUSTED_PROXIES"], x_proto=0)
