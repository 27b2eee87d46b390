"""What a check found, for the command line: in words, or as JSON for a program."""
from __future__ import annotations

import json

from mediation.verification.verdict import Verdict


def as_text(verdict: Verdict) -> str:
    """A few lines in Chinese."""
    lines = ["本系统出具，没有改动。"] if verdict.genuine else list(verdict.wrong)
    if verdict.paper is not None:
        paper = verdict.paper
        lines.append(f"{paper.title} {paper.number or ''}，{paper.case.body.name} {paper.issued_on}，共{paper.pages}页")
        lines.append(verdict.stands)
    if verdict.seal is not None and verdict.seal.holds:
        lines.append(f"电子印章：{verdict.seal.body}（{verdict.seal.certificate}）")
        lines += [f"本人证书签名：{party.subject}（颁发：{party.issuer}，序列号：{party.serial}）"
                  for party in verdict.seal.parties]
    return "\n".join([*lines, *verdict.signed])


def as_json_text(verdict: Verdict) -> str:
    """The same as one JSON object."""
    paper, seal = verdict.paper, verdict.seal
    return json.dumps({
        "issued": verdict.issued, "unchanged": verdict.genuine, "wrong": list(verdict.wrong),
        "stands": verdict.stands, "counts": verdict.counts, "signed": list(verdict.signed),
        "paper": None if paper is None else {
            "code": paper.code, "title": paper.title, "number": paper.number, "pages": paper.pages,
            "issued_on": str(paper.issued_on), "body": paper.case.body.name, "sha256": paper.file_sha256},
        "seal": None if seal is None else {
            "holds": seal.holds, "body": seal.body, "certificate": seal.certificate,
            "at": seal.at.isoformat() if seal.at else None,
            "stamped_at": seal.stamped_at.isoformat() if seal.stamped_at else None,
            "parties": [{"subject": party.subject, "issuer": party.issuer, "serial": party.serial, "holds": party.holds,
                         "at": party.at.isoformat() if party.at else None} for party in seal.parties]},
    }, ensure_ascii=False, indent=1)
