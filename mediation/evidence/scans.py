"""Scans that prove what happened: each names what it is, whose paper it is, and when it came into the file.

They are no evidence of a party: what a party hands in to prove its claim has its zone, and its own door.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mediation import clock
from mediation.errors import NotFound
from mediation.evidence.models import Evidence
from mediation.parties.models import Agent, Party

MOST_NAMED = 3


@dataclass(frozen=True)
class Scan:
    """One stored scan: its content, what it proves, whose paper it is, the day on which it was recorded."""

    sha256: str
    what: str
    whose: str = ""
    recorded: date | None = None

    @property
    def words(self) -> str:
        """What it is, in one line; it names the file too."""
        return " ".join(part for part in (self.what, self.whose, str(self.recorded or "")) if part)


def scan_among(scans: Iterable[Scan], sha256: str) -> Scan:
    """The scan with this content among those that may be seen; raises NotFound for every other."""
    found = next((each for each in scans if each.sha256 == sha256), None)
    if found is None:
        raise NotFound("没有找到这份扫描件。")
    return found


def once_each(scans: Iterable[Scan]) -> list[Scan]:
    """Each content once, in its first place: one scan often proves the marks of many, or an act and its mark."""
    together: dict[str, list[Scan]] = {}
    for each in scans:
        together.setdefault(each.sha256, []).append(each)
    return [Scan(sha256, "、".join(dict.fromkeys(each.what for each in several)),
                 named([each.whose for each in several]), several[0].recorded)
            for sha256, several in together.items()]


def named(names: Iterable[str]) -> str:
    """Names in a row, each once; of many the first and their number."""
    found = list(dict.fromkeys(name for name in names if name))
    return "、".join(found) if len(found) <= MOST_NAMED else f"{found[0]}等{len(found)}方"


def of_agents(agents: Iterable[Agent]) -> Iterator[Scan]:
    """The signed powers of attorney."""
    for agent in agents:
        if agent.power_file:
            yield Scan(agent.power_file, f"授权委托书（{agent.name}）", names_of(agent.parties), agent.from_on)


def of_moves(pieces: Iterable[Evidence]) -> Iterator[Scan]:
    """What the owners of these pieces signed when they let others see them; never the pieces themselves."""
    for piece in pieces:
        for move in piece.moves:
            if move.proof:
                yield Scan(move.proof, f"改变“{piece.name}”谁看得见的签字材料", piece.party.name if piece.party else "",
                           clock.day_of(move.recorded_at))


def names_of(parties: Sequence[Party]) -> str:
    """The names of several parties."""
    return named(party.name for party in parties)
