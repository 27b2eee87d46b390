"""Delivering the outbox: SMS by webhook, mail by SMTP, a folder in development; without a channel, a thing to do.

A notice is first claimed for a few minutes and committed, then sent outside of any transaction, then settled: a gateway
that is slow holds up nobody, a crash in between repeats the notice and never loses it. Each delivery carries the
notice's key, so that a receiver can drop a repetition.
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
from urllib.parse import unquote, urlsplit

from flask import current_app

from mediation import clock
from mediation.extensions import db
from mediation.notices.acts import postpone
from mediation.notices.models import Notice, NoticeState
from mediation.notices.queries import to_deliver
from mediation.parties.models import Channel

SECONDS = 10
CLAIMED = timedelta(minutes=5)


class NotDelivered(Exception):
    """The channel did not take the message; it is tried again."""


class NoSuchAddress(Exception):
    """The channel says that there is nobody at this address: trying again is of no use."""


@dataclass(frozen=True)
class Outgoing:
    """A notice as it is sent, without its row: ``addresses`` by channel, the party's own choice first."""

    notice_id: int
    public_id: str
    key: str
    subject: str
    words: str
    addresses: tuple[tuple[str, str], ...]


def deliver_due() -> int:
    """Deliver what is due, one notice after the other; returns how many went out."""
    sent = 0
    while (outgoing := _claim()) is not None:
        sent += _deliver(outgoing)
    return sent


def _claim() -> Outgoing | None:
    """Take the next notice: whoever else delivers passes it over until the claim is over."""
    notice = next(iter(to_deliver(clock.now(), 1)), None)
    if notice is None:
        db.session.rollback()
        return None
    outgoing = Outgoing(notice.id, notice.public_id, notice.key, notice.subject,
                        notice.secret_words or notice.words, tuple(_addresses(notice)))
    notice.next_try_at = clock.now() + CLAIMED
    db.session.commit()
    return outgoing


def _addresses(notice: Notice) -> Iterator[tuple[str, str]]:
    """Where a notice can go: by the channel that it was written for, else by the other one that reaches the party."""
    if notice.address:
        yield notice.channel, notice.address
    other = {Channel.SMS.value: Channel.MAIL, Channel.MAIL.value: Channel.SMS}.get(notice.channel)
    if notice.party is not None and other is not None:
        address = notice.party.email if other is Channel.MAIL else notice.party.phone
        if address:
            yield other.value, address


def _deliver(outgoing: Outgoing) -> int:
    failed, gone = None, False
    try:
        gone = _send(outgoing)
    except NotDelivered as error:
        failed = str(error)
    except NoSuchAddress:
        gone = False
    notice = db.session.get(Notice, outgoing.notice_id)
    assert notice is not None
    if failed is not None:
        postpone(notice, failed)
    elif gone:
        notice.state, notice.sent_at = NoticeState.SENT.value, clock.now()
    elif notice.state == NoticeState.PENDING.value:
        notice.state = NoticeState.TO_DO.value
    if notice.state != NoticeState.PENDING.value:
        notice.secret_words = None
    db.session.commit()
    return int(gone)


def _send(outgoing: Outgoing) -> bool:
    """Send through the first channel that there is; False when there is none and a person has to tell it."""
    webhook, server = current_app.config["SMS_WEBHOOK_URL"], current_app.config["SMTP_URL"]
    for channel, address in outgoing.addresses:
        if channel == Channel.SMS.value and webhook:
            _post(webhook, {"key": outgoing.key, "to": address, "text": outgoing.words})
            return True
        if channel == Channel.MAIL.value and server:
            _mail(server, address, outgoing)
            return True
    if current_app.config["MEDIATION_ENV"] == "development":
        folder = Path(current_app.config["NOTICE_DIR"])
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{outgoing.public_id}.txt").write_text(f"{outgoing.subject}\n{outgoing.words}\n", "utf-8")
    return False


def _post(url: str, body: dict[str, str]) -> None:
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
    message["Subject"], message["To"] = outgoing.subject, address
    message["From"] = sender if "@" in sender else "no-reply@localhost"
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<{outgoing.public_id}@notice.localhost>"
    message["X-Notice-Key"] = outgoing.key
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(outgoing.words)
    return message
