"""Delivering the outbox: SMS by webhook, mail by SMTP, a folder in development; without a channel, a thing to do.

A notice is first claimed for a few minutes and committed, then sent outside of any transaction, then settled: a gateway
that is slow holds up nobody, a crash in between repeats the notice and never loses it. Each delivery carries a
fingerprint of the notice's key, the same at each try, so that a receiver can drop a repetition: the key itself names
the act that it tells of, and stays in the house (security B13).
"""
from __future__ import annotations

import json
import smtplib
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from flask import current_app

from mediation import clock
from mediation.audit import trail
from mediation.extensions import db
from mediation.notices.acts import NEUTRAL_SUBJECT, channel_of, postpone, takes_texts
from mediation.notices.models import Notice, NoticeState
from mediation.notices.queries import choice_of, is_extra, to_deliver
from mediation.notices.receiving import goes_at, receives
from mediation.notices.words import check_word_of, language_for, neutral_words, text_mark, variables_of
from mediation.parties.models import Channel
from mediation.people.models import SYSTEM
from mediation.sealed import lookup

SECONDS = 10
CLAIMED = timedelta(minutes=5)
KEY_OUTSIDE, KEY_SIGNS = "notice-key", 40


class NotDelivered(Exception):
    """The channel did not take the message; it is tried again."""


class NoSuchAddress(Exception):
    """The channel says that there is nobody at this address: trying again is of no use."""


@dataclass(frozen=True)
class Outgoing:
    """A notice as it is sent, without its row: ``addresses`` by channel, the party's own choice first.

    ``template`` and ``variables`` are for gateways that send only what was registered with them; a link or a code for
    the receiver alone goes as text.
    """

    notice_id: int
    public_id: str
    key: str
    words: str
    addresses: tuple[tuple[str, str], ...]
    sign: str
    template: str | None
    variables: dict[str, str]


def deliver_due() -> int:
    """Deliver what is due, one notice after the other; returns how many went out."""
    sent = 0
    while (outgoing := _claim()) is not None:
        sent += _deliver(outgoing)
    return sent


def _claim() -> Outgoing | None:
    """Take the next notice that may go now: whoever else delivers passes it over until the claim is over.

    What its receiver may no longer be told is cancelled here, whatever was forgotten when that changed; what falls due
    in quiet hours is put off to their end.
    """
    while (notice := next(iter(to_deliver(clock.now(), 1)), None)) is not None:
        if not receives(notice):
            notice.state, notice.secret_words = NoticeState.CANCELLED.value, None
            trail.record("cancel_notice", by=SYSTEM, record=notice, case=notice.case)
        elif (later := goes_at(notice, bool(_open(_addresses(notice))))) > clock.now():
            notice.next_try_at = later
        else:
            return _taken(notice)
        db.session.commit()
    db.session.rollback()
    return None


def _taken(notice: Notice) -> Outgoing:
    case = notice.case
    assert case is not None
    notice.check_word = notice.check_word or check_word_of(notice.public_id)
    if notice.party is not None and not notice.is_personal:
        language = language_for(notice.party, choice_of(notice.party))
        notice.words = neutral_words(case.body, language, notice.check_word)
        notice.text_mark = text_mark(notice.words)
    variables = variables_of(case.body)
    outgoing = Outgoing(
        notice.id, notice.public_id, lookup(notice.key, KEY_OUTSIDE)[:KEY_SIGNS], notice.secret_words or notice.words,
        tuple(_open(_addresses(notice))), variables["sign"],
        None if notice.is_personal or notice.party is None else case.body.setting("SMS_TEMPLATE"),
        {} if notice.is_personal else {**variables, "check": notice.check_word})
    notice.next_try_at = clock.now() + CLAIMED
    db.session.commit()
    return outgoing


def _addresses(notice: Notice) -> Iterator[tuple[str, str]]:
    """Where a notice can go: as the party wants it now, else by the other channel that reaches it; a link or a code
    first to where it was meant for.
    """
    if notice.party is None:
        if notice.address:
            yield notice.channel, notice.address
        return
    first = Channel(notice.channel) if notice.is_personal else channel_of(notice.party)
    reached = {Channel.SMS: notice.party.phone, Channel.MAIL: notice.party.email}
    for channel in (first, *(other for other in reached if other is not first)) if first in reached else ():
        address = reached[channel]
        if address:
            yield channel.value, address


def _open(addresses: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those whose channel this installation has; no short message goes to a line in an office."""
    has = {Channel.SMS.value: current_app.config["SMS_WEBHOOK_URL"], Channel.MAIL.value: current_app.config["SMTP_URL"]}
    return [(channel, address) for channel, address in addresses
            if has.get(channel) and (channel != Channel.SMS.value or takes_texts(address))]


def _deliver(outgoing: Outgoing) -> int:
    failed, gone_by = None, None
    try:
        gone_by = _send(outgoing)
    except NotDelivered as error:
        failed = str(error)
    except NoSuchAddress:
        failed = None
    notice = db.session.get(Notice, outgoing.notice_id)
    assert notice is not None
    if failed is not None:
        postpone(notice, failed)
    elif gone_by is not None:
        notice.state, notice.sent_at, notice.sent_by = NoticeState.SENT.value, clock.now(), gone_by
    elif notice.state == NoticeState.PENDING.value:
        notice.state = (NoticeState.CANCELLED if is_extra(notice) else NoticeState.TO_DO).value
    if notice.state != NoticeState.PENDING.value:
        notice.secret_words = None
    db.session.commit()
    return int(gone_by is not None)


def _send(outgoing: Outgoing) -> str | None:
    """Send through the first channel that there is; None when there is none and a person has to tell it."""
    for channel, address in outgoing.addresses:
        if channel == Channel.SMS.value:
            _post(current_app.config["SMS_WEBHOOK_URL"], {
                "key": outgoing.key, "to": address, "text": outgoing.words, "sign": outgoing.sign,
                "template": outgoing.template, "variables": outgoing.variables})
        else:
            _mail(current_app.config["SMTP_URL"], address, outgoing)
        return channel
    if current_app.config["MEDIATION_ENV"] == "development":
        folder = Path(current_app.config["NOTICE_DIR"])
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{outgoing.public_id}.txt").write_text(f"{NEUTRAL_SUBJECT}\n{outgoing.words}\n", "utf-8")
    return None


def _post(url: str, body: dict[str, Any]) -> None:
    headers = {"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": body["key"]}
    request = urllib.request.Request(url, json.dumps(body, ensure_ascii=False).encode(), headers)
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            if answer.status >= 300:
                raise NotDelivered(f"status {answer.status}")
    except urllib.error.HTTPError as error:
        with error:
            raise NotDelivered(f"status {error.code}") from error
    except OSError as error:
        raise NotDelivered(type(error).__name__) from error


def _mail(url: str, address: str, outgoing: Outgoing) -> None:
    """One message; a name and password are only ever given over an encrypted connection."""
    parts = urlsplit(url)
    connect = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    try:
        with connect(parts.hostname or "localhost", parts.port or 0, timeout=SECONDS) as server:
            if parts.password and parts.scheme != "smtps":
                server.starttls(context=ssl.create_default_context())
            if parts.password:
                server.login(unquote(parts.username or ""), unquote(parts.password))
            server.send_message(_message(address, unquote(parts.username or ""), outgoing))
    except smtplib.SMTPRecipientsRefused as refused:
        if all(500 <= code < 600 for code, _words in refused.recipients.values()):
            raise NoSuchAddress from refused
        raise NotDelivered(type(refused).__name__) from refused
    except OSError as error:
        raise NotDelivered(type(error).__name__) from error


def _message(address: str, sender: str, outgoing: Outgoing) -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["To"] = NEUTRAL_SUBJECT, address
    message["From"] = sender if "@" in sender else "no-reply@localhost"
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<{outgoing.public_id}@notice.localhost>"
    message["X-Notice-Key"] = outgoing.key
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(outgoing.words)
    return message
