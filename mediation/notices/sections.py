"""What the case page shows of who was told: by party, what waits, what went out when, what failed and why."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mediation import clock
from mediation.cases import who
from mediation.cases.models import Case
from mediation.law.terms import Language
from mediation.notices.models import Notice, NoticeChoice, NoticeState
from mediation.notices.queries import choices_in, notices_shown
from mediation.notices.quiet import Quiet
from mediation.parties.models import Channel, Party

SHOWN_AT_FIRST = 4
CHANNELS = {Channel.SMS.value: "短信", Channel.MAIL.value: "邮件"}
ERRORS = {"TimeoutError": "平台没有回答", "URLError": "连不上平台", "ConnectionRefusedError": "连不上平台",
          "SMTPRecipientsRefused": "对方邮箱不收"}
OPEN = (NoticeState.TO_DO.value, NoticeState.FAILED.value)


@dataclass(frozen=True)
class NoticeLine:
    """One message: what it tells, how it stands in words, where it is dealt with by hand."""

    said: str
    words: str
    tone: str
    due_at: datetime
    url: str


@dataclass(frozen=True)
class ToldParty:
    """One receiver: how they want to be told, the latest messages, the earlier ones."""

    name: str
    how: str
    lines: Sequence[NoticeLine]
    earlier: Sequence[NoticeLine]


@dataclass(frozen=True)
class NoticeSection:
    """Everybody outside who was or is to be told something in this case."""

    told: Sequence[ToldParty]
    failed: int


def section(case: Case, person: Any) -> NoticeSection:
    """The section for one reader."""
    may = who.staff(actor=person, model=case)
    rows, choices = notices_shown(case), choices_in(case)
    by_name: dict[str, list[Notice]] = {}
    for row in rows:
        by_name.setdefault(row.to_whom, []).append(row)
    return NoticeSection(
        [ToldParty(name, how_words(given[0].party, choices), [line_of(row, may) for row in given[:SHOWN_AT_FIRST]],
                   [line_of(row, may) for row in given[SHOWN_AT_FIRST:]]) for name, given in by_name.items()],
        sum(row.state == NoticeState.FAILED.value for row in rows))


def line_of(notice: Notice, may: bool = True) -> NoticeLine:
    """One message as a line."""
    words, tone = state_words(notice)
    return NoticeLine(notice.read_out or notice.words, words, tone, notice.due_at,
                      f"/desk/to-call/{notice.public_id}" if may and notice.state in OPEN else "")


def state_words(notice: Notice) -> tuple[str, str]:
    """How a message stands: waiting, sent when and how, failed how often and why, to be done by hand."""
    state, sent = NoticeState(notice.state), _when(notice.sent_at)
    if state is NoticeState.SENT:
        return f"已发 {sent}（{CHANNELS.get(notice.sent_by or notice.channel, '系统内')}）", "done"
    if state is NoticeState.DONE:
        return f"已口头告知 {sent}", "done"
    if state is NoticeState.FAILED:
        return f"发了{notice.tries}次没发出去（{error_words(notice)}），请打电话", "over"
    if state is NoticeState.TO_DO:
        return "没有能发的渠道，要打电话或者当面告知" if notice.due_at <= clock.now() else f"到{_when(notice.due_at)}打电话", "wait"
    if state is NoticeState.CANCELLED:
        return "取消了，没有发", "ended"
    if notice.tries:
        return f"发了{notice.tries}次没成（{error_words(notice)}），{_when(notice.next_try_at)}再试", "wait"
    return f"等着，{_when(max(notice.next_try_at, notice.due_at))}发", "open"


def error_words(notice: Notice) -> str:
    """Why it could not be sent, in words."""
    said = notice.last_error or ""
    if said.startswith("status "):
        return f"平台答复{said.removeprefix('status ')}"
    return ERRORS.get(said, said or "不知道为什么")


def how_words(party: Party | None, choices: dict[int, NoticeChoice]) -> str:
    """How a party wants to be told, as it said itself."""
    choice = choices.get(party.id) if party is not None else None
    if party is None or choice is None:
        return ""
    return "，".join(_said(party, choice))


def _said(party: Party, choice: NoticeChoice) -> list[str]:
    quiet = Quiet(choice.quiet_from, choice.quiet_until) if (
        choice.quiet_from is not None and choice.quiet_until is not None) else None
    words = [Channel(party.preferred_channel).label if party.preferred_channel else "",
             f"{quiet.begins}点到{quiet.ends}点不要打扰" if quiet else "",
             f"用{Language(choice.language).label}" if choice.language != Language.MANDARIN.value else "",
             "上班时间不要打电话" if choice.not_at_work else "", choice.remark]
    return [each for each in words if each]


def _when(moment: datetime | None) -> str:
    return moment.astimezone(clock.SHANGHAI).strftime("%m-%d %H:%M") if moment is not None else ""
