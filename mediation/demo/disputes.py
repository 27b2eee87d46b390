"""The published disputes on which the demo world rests: read from disputes.jsonl, each with its source."""
from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from mediation.law.terms import ClaimType

FILE = Path(__file__).with_name("disputes.jsonl")
ROUND = 1000
"""A round sum of yuan is only about right where the report says so; an odd one is what was claimed."""
SAYS_ABOUT = re.compile("[万千]余|余万|余元|多万|多元|约[一二三四五六七八九十两百\\d]|近1?万|约数")
FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")

CLAIM_TYPES = {
    ClaimType.WAGES: "拖欠工资 工资 劳动报酬 欠薪 拖欠报酬 欠付工资 工资差额 绩效工资 工资等 派费 病假工资 综合 恢复与岗位",
    ClaimType.OVERTIME: "加班费 延时加班费 休息日加班费",
    ClaimType.DOUBLE_PAY: "二倍工资",
    ClaimType.SEVERANCE: "经济补偿 社保与赔偿 综合诉求",
    ClaimType.SERVICE_PAY: "劳务费 劳务报酬 临时工工钱 返乡路费 垫付维修费",
    ClaimType.WORK_INJURY: "工伤待遇 工伤待遇总额 各项待遇 待遇 月护理费 一次性就业补助金 一次性伤残补助金 一次性工伤医疗补助金 "
                           "一次性伤残就业补助金",
    ClaimType.PERSONAL_INJURY: "残疾赔偿金等 人身损害 赔偿 赔偿争议额",
    ClaimType.EMPLOYMENT_RELATION: "确认劳动关系",
    ClaimType.NON_COMPETE: "竞业限制违约金 竞业违约金 返还补偿 反诉",
    ClaimType.TRAINING: "培训费/违约金",
    ClaimType.DEATH_BENEFIT: "死亡赔偿 死亡补偿 死亡相关 工亡待遇 补偿",
    ClaimType.OCCUPATIONAL_DISEASE: "职业病 职业病待遇",
    ClaimType.SOCIAL_INSURANCE: "补缴社保",
    ClaimType.MATERNITY: "恢复劳动关系",
    ClaimType.OTHER: "损失 困难补助 另案 违约金 整改 其他",
    ClaimType.MALICIOUS_ARREARS: "工资（虚假）",
}
TYPE_OF = {words: kind for kind, several in CLAIM_TYPES.items() for words in several.split()}


@dataclass(frozen=True)
class PublishedClaim:
    """What was asked, in the report's words; the sum in 分, None where the report has none."""

    words: str
    type: ClaimType
    amount_fen: int | None
    about: bool


@dataclass(frozen=True)
class Dispute:
    """One published dispute. ``agreed_fen`` is what the report says was agreed or paid in all."""

    id: str
    short: str
    title: str
    source: str
    published: str
    place: str
    parties: str
    n_workers: int | None
    matters: tuple[str, ...]
    facts: str
    claims: tuple[PublishedClaim, ...]
    path: str
    outcome: str
    agreed_fen: int | None
    agreed_words: str
    terms: str
    clocks: tuple[str, ...]
    special: tuple[str, ...]

    @property
    def claimed_fen(self) -> int:
        """The sum of what the report says was asked."""
        return sum(claim.amount_fen or 0 for claim in self.claims)

    @property
    def published_on(self) -> date | None:
        """The day of publication, where the report has a full date."""
        return date.fromisoformat(self.published) if FULL_DAY.fullmatch(self.published) else None

    @property
    def citation(self) -> str:
        """Where the dispute can be read."""
        return f"{self.title}（{self.published or '日期未载'}）{self.source}"


@cache
def disputes() -> Sequence[Dispute]:
    """All published disputes, in the order of the file."""
    return tuple(_read(line) for line in FILE.read_text(encoding="utf-8").splitlines() if line.strip())


@cache
def _by_id() -> dict[str, Dispute]:
    return {dispute.id: dispute for dispute in disputes()}


def dispute(key: str) -> Dispute:
    """The dispute with this id, as C045."""
    return _by_id()[key]


def _read(line: str) -> Dispute:
    row = json.loads(line)
    agreed = row["amounts_agreed"]
    text = f"{row['facts_summary']}{agreed['note'] or ''}"
    return Dispute(
        id=row["id"], short=row["short"], title=row["title"], source=row["url"], published=row["date"] or "",
        place=row["place"], parties="；".join(row["party_types"]), n_workers=row["n_workers"],
        matters=tuple(row["dispute_types"]), facts=row["facts_summary"],
        claims=tuple(_claim(claim, text) for claim in row["claims"]), path=row["path"], outcome=row["outcome"],
        agreed_fen=_fen(agreed["total_yuan"]), agreed_words=agreed["note"] or "", terms=row["performance_terms"] or "",
        clocks=tuple(row["clocks_mentioned"]), special=tuple(row["special"]))


def _claim(row: dict[str, object], text: str) -> PublishedClaim:
    words, fen = str(row["type"]), _fen(row["amount_yuan"])
    about = fen is not None and fen % (ROUND * 100) == 0 and bool(SAYS_ABOUT.search(text))
    return PublishedClaim(words, TYPE_OF[words], fen, about)


def _fen(yuan: object) -> int | None:
    return None if yuan is None else round(float(str(yuan)) * 100)
