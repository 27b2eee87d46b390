"""The levels, reasons and findings as a party reads them, in the language of the page."""
from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

from mediation.law.ratings import Finding, Level, Reason

LEVELS: dict[Level, Any] = {
    Level.VERY_SATISFIED: _("非常满意"), Level.SATISFIED: _("满意"), Level.BASICALLY: _("基本满意"),
    Level.DISSATISFIED: _("不满意"), Level.VERY_DISSATISFIED: _("非常不满意")}
REASONS: dict[Reason, Any] = {
    Reason.CLEAR: _("讲得清楚，听得懂"), Reason.PATIENT: _("态度好、有耐心"), Reason.QUICK: _("办得快"),
    Reason.FAIR: _("不偏不倚"), Reason.SIMPLE: _("手续简单，少跑路"), Reason.UNCLEAR: _("没讲清楚，听不懂"),
    Reason.RUDE: _("态度不好"), Reason.SLOW: _("拖得久"), Reason.PARTIAL: _("偏向对方"),
    Reason.TROUBLE: _("手续麻烦，来回跑"), Reason.LANGUAGE: _("没有人用我的语言讲"),
    Reason.PRESSED: _("催我签字，或者劝我撤回")}
FINDINGS: dict[Finding, Any] = {
    Finding.TRUE: _("情况属实"), Finding.PARTLY: _("部分属实"), Finding.NOT_FOUND: _("没有查到这样的情况")}
