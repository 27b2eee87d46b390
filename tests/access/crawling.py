"""Somebody who opens every page that is linked from where they stand, and reads all that they are given."""
from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.documents.reading import text_of
from tests.page import Page
from tests.page_client import PageClient

MOST = 300


@dataclass
class Read:
    """What was read, by address: the text and the source of pages, the text of PDFs, the bytes of everything else."""

    by_address: dict[str, str] = field(default_factory=dict)

    def has(self, word: str) -> list[str]:
        """The addresses at which a word was read."""
        return [address for address, text in self.by_address.items() if word in text]


def everything_open_to(client: PageClient, start: str) -> Read:
    """Follow every link of this system from a page on; forms are looked at, and none is sent."""
    read, waiting = Read(), [start]
    while waiting:
        address = waiting.pop()
        if address in read.by_address:
            continue
        assert len(read.by_address) < MOST, "there is no end to these pages"
        answer = client.get(address)
        if answer.status_code in (301, 302, 303):
            waiting.append(_inside(answer.location))
            read.by_address[address] = ""
            continue
        assert answer.status_code < 500, address
        head = " ".join(f"{name}: {value}" for name, value in answer.headers if name != "Set-Cookie")
        if answer.mimetype == "application/pdf":
            read.by_address[address] = head + text_of(answer.data)
        else:
            read.by_address[address] = head + answer.data.decode("utf-8", "replace")
        if answer.mimetype == "text/html":
            waiting += [_inside(link) for link in Page(answer.text).links if _leads_on(link)]
    return read


def _inside(link: str) -> str:
    parts = urlsplit(link)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _leads_on(link: str) -> bool:
    """Inside links; another language or size of the same page says nothing new, and the quick exit would end it all."""
    return link.startswith("/") and not link.startswith(("//", "/static")) \
        and not any(choice in link for choice in ("lang=", "type=", "by=away"))
