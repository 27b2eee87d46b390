"""Delivering the outbox: SMS by webhook, mail by SMTP, a folder in development; without a channel, a thing to do.

Each delivery carries the notice's key, so that a receiver can drop a repetition. The row is committed after the delivery:
a crash in between repeats it, never loses it.
"""
from __future__ import annotations

import json
import smtplib
import urllib.error
import urllib.request
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote, urlsplit

from flask import current_app

from mediation import clock
from mediation.extensions import db
from mediation.notices.acts import postpone
from mediation.notices.models import Notice, NoticeState
from mediation.notices.queries import to_deliver

SECONDS = 10


class NotDelivered(Exception):
    """The channel did not take the message; it is tried again."""


def deliver_due() -> int:
    """Deliver what is due, one notice a transaction; returns how many went out."""
    sent = 0
    for notice in list(to_deliver(clock.now())):
        sent += _deliver(notice)
        db.session.commit()
    return sent


def _deliver(notice: Notice) -> int:
    try:
        gone = _send(notice)
    except NotDelivered as error:
        postpone(notice, str(error))
        return 0
    notice.state = (NoticeState.SENT if gone else NoticeState.TO_DO).value
    notice.sent_at = clock.now() if gone else None
    return int(gone)


def _send(notice: Notice) -> bool:
    """Send through the channel that there is; False when there is none and a person has to tell it."""
    address = notice.address or ""
    if notice.channel == "sms" and current_app.config["SMS_WEBHOOK_URL"]:
        _post(current_app.config["SMS_WEBHOOK_URL"],
              {"key": notice.key, "to": address, "text": notice.words})
        return True
    if notice.channel == "mail" and current_app.config["SMTP_URL"]:
        _mail(current_app.config["SMTP_URL"], address, notice)
        return True
    if current_app.config["MEDIATION_ENV"] == "development":
        folder = Path(current_app.config["NOTICE_DIR"])
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{notice.public_id}.txt").write_text(f"{notice.channel} {notice.subject}\n{notice.words}\n", "utf-8")
        return False
    return False


def _post(url: str, body: dict[str, str]) -> None:
    request = urllib.request.Request(url, json.dumps(body, ensure_ascii=False).encode(),
                                     {"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": body["key"]})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            if answer.status >= 300:
                raise NotDelivered(f"status {answer.status}")
    except (urllib.error.URLError, TimeoutError, OSError) as error:
        raise NotDelivered(type(error).__name__) from error


def _mail(url: str, address: str, notice: Notice) -> None:
    parts = urlsplit(url)
    message = EmailMessage()
    message["Subject"], message["To"] = notice.subject, address
    message["From"] = unquote(parts.username or "") or "no-reply@localhost"
    message["Message-ID"] = f"<{notice.key}@mediation>"
    message.set_content(notice.words)
    try:
        connect = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
        with connect(parts.hostname or "localhost", parts.port or 0, timeout=SECONDS) as server:
            if parts.password:
                server.login(unquote(parts.username or ""), unquote(parts.password))
            server.send_message(message)
    except (smtplib.SMTPException, OSError) as error:
        raise NotDelivered(type(error).__name__) from error
