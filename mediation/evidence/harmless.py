"""Whether a file that is no evidence may be kept: the scan of a paper, a receipt, whatever comes in with an act.

Evidence is sealed as it came and held back where something is found. A scan proves an act and goes wherever its paper
goes; so it is shown to the scanner of the house while its sender waits, and what is not known to be clean is not kept.
"""
from __future__ import annotations

import hashlib
from typing import Any

from mediation.evidence.check_models import FileCheck
from mediation.evidence.looking import has_virus
from mediation.evidence.scanner import ScannerSilent
from mediation.evidence.words import HAS_VIRUS, SCANNER_SILENT
from mediation.extensions import db


def check_harmless(content: Any, media_type: str) -> None:
    """Raises ValueError for a content with a virus, and for every content while the scanner that is set is silent.

    What two people have found harmless (``releases``) is taken. Nothing has been changed yet: nobody else waits for the
    database meanwhile.
    """
    known = db.session.get(FileCheck, hashlib.sha256(content).hexdigest())
    is_harmless = known is not None and known.harmless_since is not None
    db.session.rollback()
    try:
        if not is_harmless and has_virus(content, media_type):
            raise ValueError(HAS_VIRUS)
    except ScannerSilent as silent:
        raise ValueError(SCANNER_SILENT) from silent
