"""Flags of sham mediation, and what was done about them, are read by the court's pages only: no paper, page of the
body or the parties, file or statistic can hold what its code never reads.
"""
from __future__ import annotations

import re

from tests.structure.source import PACKAGE, modules, templates

READS_FLAGS = re.compile(r"\bFlagHandled\b|\bflags_handled\b|\bflag_handled\b|\blaw\.sham\b|\bflags_shown\b")
KEPT_BY = {"mediation/law/sham.py", "mediation/confirmations/review_models.py", "mediation/confirmations/acts/flags.py"}


def test_only_the_court_reads_the_flags_and_what_was_done_about_them() -> None:
    reading = {module.name for module in modules() if READS_FLAGS.search(module.text)}
    assert {"mediation/court/flags.py", "mediation/court/review.py"} <= reading
    assert {name for name in reading - KEPT_BY if not name.startswith("mediation/court/")} == set()


def test_only_templates_of_the_court_show_them() -> None:
    showing = {path.relative_to(PACKAGE / "templates").parts[0] for path in templates()
               if re.search(r"\.handled\b|\bshown\.flags\b|\brule\.why\b", path.read_text(encoding="utf-8"))}
    assert showing == {"court"}
