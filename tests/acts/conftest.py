"""What the tests of acts can ask for besides."""
from __future__ import annotations

from tests.acts.gateways import mails, texts

__all__ = ["mails", "texts"]
