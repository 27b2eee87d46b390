"""Pages of the agreement: the draft with its paper beside it, its lines and clauses, signing and what follows."""
from __future__ import annotations

from mediation.agreements.views import drafting, lines, signing, supplements, versions
from mediation.agreements.views.rooms import views

__all__ = ["drafting", "lines", "signing", "supplements", "versions", "views"]
