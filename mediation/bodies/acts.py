"""Changing what a body has set, what is known of it, and the order in which other systems ask for a case."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.bodies.copy_fields import COPY_FIELDS
from mediation.bodies.models import Body, CopySheet, SettingChange
from mediation.bodies.neutral import OUTSIDE, SIGN, check_neutral, names_of
from mediation.bodies.queries import copy_sheets_of
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.settings import SETTINGS, check


def change_setting(body: Body, key: str, value: Any, *, by: Any) -> SettingChange | None:
    """Set one of the law's settings for a body; None where nothing changed.

    What equals the default is no longer kept. Raises RequirementNotMet for a value that the setting cannot have.
    """
    try:
        check(key, value)
    except ValueError as refused:
        raise RequirementNotMet(str(refused), field="value") from refused
    if key in OUTSIDE:
        check_neutral(str(value), names_of(body), with_places=key != SIGN)
    old, kept = body.setting(key), dict(body.settings or {})
    if _plain(old) == _plain(value):
        return None
    if _plain(value) == _plain(SETTINGS[key].default):
        kept.pop(key, None)
    else:
        kept[key] = _plain(value)
    body.settings = kept
    return _note(body, key, old, value, by)


def change_details(body: Body, details: dict[str, str], offices: dict[str, Body | None], *, by: Any) -> list[str]:
    """Change the address, the telephone, who runs the body, its court and offices; returns what changed."""
    changed = []
    for name, value in details.items():
        old = getattr(body, name) or ""
        if old != value:
            setattr(body, name, value or None if name in ("org_code", "seal_name") else value)
            _note(body, name, old, value, by)
            changed.append(name)
    for name, office in offices.items():
        old_office = getattr(body, name)
        if old_office is not office:
            setattr(body, name, office)
            _note(body, name, old_office.name if old_office else None, office.name if office else None, by)
            changed.append(name)
    return changed


def _plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    return [_plain(each) for each in value] if isinstance(value, tuple | list) else value


def _note(body: Body, key: str, old: Any, new: Any, by: Any) -> SettingChange:
    row = SettingChange(body=body, key=key, old=_plain(old), new=_plain(new), by_id=by.id, by_words=by.name,
                        at=clock.now())
    db.session.add(row)
    trail.record("change_setting", by=by, record=body, key=key)
    return row


def add_copy_sheet(body: Body, name: str, *, by: Any) -> CopySheet:
    """Begin the list of another system's fields; raises RequirementNotMet for a name that is taken."""
    if any(sheet.name == name for sheet in copy_sheets_of(body)):
        raise RequirementNotMet("已经有同名的抄录单，请换一个名称。", field="name")
    sheet = CopySheet(body=body, name=name, fields=[])
    db.session.add(sheet)
    db.session.flush()
    trail.record("add_copy_sheet", by=by, record=body, sheet=sheet.public_id)
    return sheet


def arrange_copy_sheet(sheet: CopySheet, name: str, fields: Iterable[str], *, by: Any) -> None:
    """Give a list its name and the order of its fields."""
    if any(other.name == name and other is not sheet for other in copy_sheets_of(sheet.body)):
        raise RequirementNotMet("已经有同名的抄录单，请换一个名称。", field="name")
    wanted = list(dict.fromkeys(fields))
    unknown = [field for field in wanted if field not in COPY_FIELDS]
    if unknown:
        raise RequirementNotMet("有一栏不在可选的内容里，请刷新页面。", field="add")
    sheet.name, sheet.fields = name, wanted
    trail.record("arrange_copy_sheet", by=by, record=sheet.body, sheet=sheet.public_id)


def drop_copy_sheet(sheet: CopySheet, *, by: Any) -> None:
    """The list is no longer needed."""
    trail.record("drop_copy_sheet", by=by, record=sheet.body, sheet=sheet.public_id)
    db.session.delete(sheet)
