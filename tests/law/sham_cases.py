"""Invented applications: ordinary ones and planted shams, as a file would show them. It reads no rule of a flag.

The shams are made as they are described in practice: before bankruptcy or enforcement the head of a firm has friends
and relatives claim wages that rank first. A few come singly, most in rings; all is prepared by one hand on one day,
money runs together, nobody quarrels. None shows all of it, and one ring in six is careful. The ordinary ones have
whatever ordinary files have: crews with one text on one day, a spouse's or a foreman's account, round compromises,
lost records, agents who come alone, firms that are at their end.

Every likelihood here is an estimate, none is a statistic. Sums in 分, days counted from the first.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志春燕"
FORMS = tuple(f"文本{number}" for number in range(6))
RECORDS = ("工资条", "银行流水", "考勤表", "微信聊天记录", "劳动合同", "社保缴费记录", "工作照片", "欠条")
ENTRIES = ("青溪区人民法院 被执行人，账户已冻结", "青溪区人民法院 终结本次执行", "市中级人民法院 受理破产申请")


@dataclass
class Person:
    """Somebody paid as a worker; ``reckoned`` that the file says how the sum came about."""

    name: str
    phone: str
    address: str
    account: str
    holder: str
    claimed: int
    agreed: int
    reckoned: bool = True
    came: bool = True


@dataclass
class Firm:
    name: str
    head: str
    phone: str
    address: str
    entries: tuple[str, ...] = ()


@dataclass
class File:
    """One application with what lies in it; ``own_words`` were written by hand into the form."""

    firm: Firm
    people: list[Person]
    received: int
    agreed: int
    form: str
    own_words: str = ""
    evidence: tuple[str, ...] = ()
    signed_facts: bool = False
    agent_of_both: str = ""
    payer: str = ""
    payer_signs: bool = False
    planted: bool = False


def thousand_files(seed: int, planted: int = 30, together: int = 1000) -> list[File]:
    """A year of one court, shuffled: the planted ones among ordinary ones."""
    chance = Random(seed)
    ordinary: list[File] = []
    while len(ordinary) < together - planted:
        ordinary += _ordinary(chance)
    shams: list[File] = []
    while len(shams) < planted:
        shams += _ring(chance)
    files = ordinary[:together - planted] + shams[:planted]
    chance.shuffle(files)
    return files


def _name(chance: Random, surname: str = "") -> str:
    return (surname or chance.choice(SURNAMES)) + "".join(chance.sample(GIVEN, chance.choice((1, 2, 2))))


def _digits(chance: Random, many: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(many))


def _firm(chance: Random, at_its_end: float) -> Firm:
    entries = (chance.choice(ENTRIES),) if chance.random() < at_its_end else ()
    return Firm(f"{_digits(chance, 6)}公司", _name(chance), _digits(chance, 11), f"工业路{_digits(chance, 4)}号", entries)


def _person(chance: Random, claimed: int, agreed: int) -> Person:
    name = _name(chance)
    return Person(name, _digits(chance, 11), f"花园路{_digits(chance, 5)}号", _digits(chance, 16), name, claimed, agreed)


def _worker(chance: Random) -> Person:
    """Months of wages to the cent; a compromise in two of three, often a round one."""
    claimed = int(chance.lognormvariate(14.2, 0.8))
    agreed = claimed
    if chance.random() < 0.65:
        agreed = int(claimed * chance.uniform(0.5, 0.95))
        if chance.random() < 0.45:
            agreed = max(100_000, round(agreed, -5))
    person = _person(chance, claimed, agreed)
    person.reckoned, person.came = chance.random() < 0.85, chance.random() < 0.88
    if chance.random() < 0.03:
        person.account, person.holder = _digits(chance, 16), _name(chance)
    return person


def _ordinary(chance: Random) -> Iterator[File]:
    """One worker, or a crew in one file or in several on one day; now and then a couple with one account."""
    kind = chance.random()
    many = 1 if kind < 0.78 else 2 if kind < 0.83 else chance.randint(3, 12)
    people = [_worker(chance) for _ in range(many)]
    if many == 2 or (many > 2 and chance.random() < 0.12):
        for person in people[1:]:
            person.account, person.holder = people[0].account, people[0].name
    firm = _firm(chance, 0.25 if many > 2 else 0.07)
    if chance.random() < 0.015:
        people[0].address = firm.address
    received, form = chance.randrange(250), chance.choice(FORMS)
    agreed = received + (chance.choice((0, 1)) if chance.random() < 0.2 else chance.randint(2, 30))
    evidence = tuple(chance.sample(RECORDS, chance.choice((1, 2, 2, 3, 4)))) if chance.random() < 0.86 else ()
    payer = _name(chance) if chance.random() < 0.04 else ""
    own_words = _digits(chance, 12) if chance.random() < 0.3 else ""
    groups = [people] if chance.random() < 0.4 else [[person] for person in people]
    for group in groups:
        yield File(firm, group, received, agreed, form, own_words, evidence, chance.random() < 0.4,
                   _name(chance) if chance.random() < 0.004 else "", payer, chance.random() < 0.6)


def _ring(chance: Random) -> Iterator[File]:
    """Friends and relatives of the head of a firm that is at its end, prepared by one hand."""
    careful = chance.random() < 1 / 6
    firm, many = _firm(chance, 0.65), chance.choice((1, 2, 3, 4, 5, 6))
    people = [_invented_worker(chance, firm, careful) for _ in range(many)]
    if not careful and chance.random() < 0.75:
        collector = chance.choice((people[0].name, firm.head, _name(chance)))
        for person in people:
            if chance.random() < 0.85:
                person.account, person.holder = people[0].account, collector
    day, form, own_words = chance.randrange(250), chance.choice(FORMS), _digits(chance, 12)
    agent = _name(chance) if chance.random() < 0.15 else ""
    payer = _name(chance) if chance.random() < 0.2 else ""
    evidence = _made_up_evidence(chance, careful)
    groups = [people] if chance.random() < 0.3 else [[person] for person in people]
    for group in groups:
        agreed = day if chance.random() < 0.85 else day + chance.randint(1, 5)
        yield File(firm, group, day - chance.choice((0, 0, 0, 1, 1, 3, 7)), agreed, form,
                   own_words if chance.random() < 0.6 else "", evidence, chance.random() < 0.2, agent, payer,
                   chance.random() < 0.3, planted=True)


def _invented_worker(chance: Random, firm: Firm, careful: bool) -> Person:
    claimed = chance.randrange(30, 300) * 100_000
    if careful or chance.random() < 0.15:
        claimed += chance.randrange(1, 100_000)
    person = _person(chance, claimed, claimed if chance.random() < 0.85 else round(claimed * 9 // 10, -5))
    person.reckoned, person.came = chance.random() < (0.8 if careful else 0.35), chance.random() < 0.45
    related = chance.random()
    if related < 0.2:
        person.address = firm.address
    elif related < 0.28:
        person.phone = firm.phone
    return person


def _made_up_evidence(chance: Random, careful: bool) -> tuple[str, ...]:
    """What is quickly written: an acknowledgement or a sheet of the firm's own; the careful add more."""
    if careful:
        return ("工资结算单", "考勤表", "劳动合同")[:chance.randint(2, 3)]
    return () if chance.random() < 0.35 else (chance.choice(("欠条", "工资结算单", "单位证明", "情况说明")),)
