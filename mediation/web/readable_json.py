"""JSON with Chinese as it is, not as escapes."""
from __future__ import annotations

from flask.json.provider import DefaultJSONProvider


class ReadableJSON(DefaultJSONProvider):
    """What the application answers as JSON."""

    ensure_ascii = False
