"""D48 民事起诉状（劳动争议纠纷）: the complaint by elements, each filled from the file as far as it knows (法〔2025〕82号)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from mediation.documents import owed, parts, phrases
from mediation.documents.blocks import (
    Block,
    Enclosures,
    Handwritten,
    Heading,
    KeyRow,
    KeyTable,
    Lines,
    Notice,
    Place,
    Signatures,
    Strong,
    Title,
    row,
)
from mediation.documents.complaint import Complaint, Knows, Ownership, Said, UnitKind, Wish
from mediation.documents.complaint_elements import ELEMENTS, agent, is_asked, text_of, unknown
from mediation.documents.kinds import Paper
from mediation.documents.particulars import Particulars
from mediation.law.citation import cite
from mediation.law.terms import Term

NOTES = (
    (Strong("填写说明："), "一、请如实填写，并提交证明身份和主张的材料。二、有选择项的，在□内打“√”；与本案无关的项目填“无”；"
     "写不下的，可以另附页。"),
    (Strong("★特别提示★"), f"诉讼应当遵循诚信原则（{cite('CPL', 13, 1)}）。虚假陈述、伪造证据、虚假诉讼的，依法承担责任。"),
)
WIDTH = 36.0
SEVEN = (
    ("1. 工资支付", "wages", ("F31", "F32", "F33")),
    ("2. 未签订书面劳动合同双倍工资", "double_pay", ("F34", "F35")),
    ("3. 加班费", "overtime", ("F36", "F37")),
    ("4. 未休年休假工资", "annual_leave", ("F38", "F39")),
    ("5. 未依法缴纳社会保险费造成的经济损失", "social_insurance", ("F40",)),
    ("6. 解除劳动合同经济补偿", "severance", ("F41", "F42")),
    ("7. 违法解除劳动合同赔偿金", "unlawful_dismissal", ("F43", "F44")),
)
TOLD = (
    ("F81", "立案后选择先行调解的，一般比排期审理快；不同意的，按登记顺序排期"),
    ("F82", "调解成功并自动履行的，可以免交诉讼费；申请司法确认不交费；出具调解书的，减半交纳"),
    ("F83", "首次调解不成的，可以更换调解组织或者调解员再次调解"),
    ("F84", "调解全程保密"),
    ("F85", "调解协议可以申请司法确认，确认后有强制执行力"),
)


def body(particulars: Particulars) -> Sequence[Block]:
    extra, one = particulars.extra, particulars.recipients[0]
    agents = ("授权委托书",) if agent(particulars) else ()
    return [
        Title("民事起诉状", below="（劳动争议纠纷）"), Notice(NOTES),
        Heading("一、当事人信息"), KeyTable(tuple(_parties(particulars)), WIDTH),
        Heading("二、诉讼请求"), KeyTable(tuple(_claims(particulars)), WIDTH),
        Heading("三、事实与理由"), KeyTable(tuple(_facts(particulars)), WIDTH),
        Heading("四、对纠纷解决方式的意愿"), KeyTable(tuple(_wishes(particulars)), WIDTH),
        *parts.closing_to(extra.court), Signatures((Place(f"具状人 {one.name}", "签字或盖章"),)),
        Enclosures(("证据目录", "主体材料", "送达地址确认书", *agents)),
    ]


def _line(particulars: Particulars, *numbers: str) -> str:
    """Some elements in one line, each with its words."""
    return "　".join(f"{ELEMENTS[number].words}：{text_of(number, particulars)}" for number in numbers)


def _ticks(terms: Iterable[tuple[str, bool]]) -> str:
    return "　".join(f"{'□√' if ticked else '□'}{words}" for words, ticked in terms)


def _chosen(number: str, of: type[Term], particulars: Particulars) -> str:
    """The choices of an element, the known one ticked."""
    value = ELEMENTS[number].value(particulars)
    return _ticks((term.label, term is value) for term in of)


def _parties(particulars: Particulars) -> Iterable[KeyRow]:
    sex = ELEMENTS["F2"].value(particulars)
    yield row(("原告（自然人）", Lines((
        _line(particulars, "F1"), f"性别：{_ticks((('男', sex == '男'), ('女', sex == '女')))}",
        _line(particulars, "F3", "F4"), _line(particulars, "F5", "F6"), _line(particulars, "F7"),
        _line(particulars, "F8"), _line(particulars, "F9"), _line(particulars, "F10", "F11")))))
    yield row(("委托诉讼代理人", Lines(tuple(_agent_lines(particulars)))))
    yield row(("送达地址（适用于一审、二审、再审）", Lines((_line(particulars, "F17"), _line(particulars, "F18", "F19")))))
    electronic = particulars.extra.electronic
    yield row(("是否接受电子送达", Lines((
        _ticks((("是", electronic is Said.YES),)) + f"（{_line(particulars, 'F20')}）",
        _ticks((("否", electronic is Said.NO),))))))
    yield row(("被告（法人、非法人组织）", Lines((
        *(_line(particulars, number) for number in ("F21", "F22", "F23")), _line(particulars, "F24", "F25"),
        _line(particulars, "F26"), _line(particulars, "F27"), f"类型：{_chosen('F28', UnitKind, particulars)}",
        f"所有制性质：{_chosen('F29', Ownership, particulars)}"))))
    others = [party for party in owed.opponents(particulars) if party.name != ELEMENTS["F21"].value(particulars)]
    if others:
        yield row(("其他被告", Lines(tuple(phrases.party_text(party, unknown=True) for party in others))))
    yield row(("第三人", text_of("F30", particulars)))


def _agent_lines(particulars: Particulars) -> Iterable[str]:
    one = agent(particulars)
    if one is None:
        yield _ticks((("有", False), ("无", True)))
        return
    yield _ticks((("有", True), ("无", False)))
    yield from (_line(particulars, *numbers) for numbers in (("F12", "F13"), ("F14", "F15"), ("F16",)))


def _claims(particulars: Particulars) -> Iterable[KeyRow]:
    for words, name, numbers in SEVEN:
        detail = getattr(particulars.extra, name)
        said = "；".join(_line(particulars, number) for number in numbers)
        asked = is_asked(detail)
        ground = f"；依据：{detail.ground}" if asked and detail.ground and "F33" not in numbers else ""
        yes = f"□√是（明细：{said}{ground}）" if asked else "□是（明细：无）"
        yield row((words, Lines((yes, _ticks((("否", not asked),))))))
    yield row(("8. 其他请求", _whole("F45", particulars)))
    yield row(("9. 诉讼费用负担", text_of("F46", particulars)))
    preserved = particulars.extra.preserved
    yield row(("10. 是否已经诉前保全", Lines((
        _ticks((("是", preserved is Said.YES),)) + f"（{_line(particulars, 'F47', 'F48', 'F49')}）",
        _ticks((("否", preserved is Said.NO),))))))
    yield row(("标的总额", text_of("F50", particulars)))
    yield row(("是否约定仲裁、管辖", text_of("F51", particulars)))


def _facts(particulars: Particulars) -> Iterable[KeyRow]:
    for words, numbers in (
            ("1. 劳动合同签订情况", ("F52", "F53", "F54", "F55")),
            ("2. 劳动合同履行情况", ("F56", "F57", "F58", "F59", "F60", "F61", "F62", "F63", "F64", "F65")),
            ("3. 解除或者终止劳动关系情况", ("F66", "F67", "F68")), ("4. 工伤情况", ("F69", "F70", "F71", "F72")),
            ("5. 劳动仲裁相关情况", ("F73", "F74", "F75", "F76"))):
        yield row((words, Lines(tuple(_line(particulars, number) for number in numbers))))
    for words, number in (("6. 其他相关情况", "F77"), ("7. 诉请依据", "F78"), ("8. 证据清单（可以另附页）", "F79")):
        yield row((words, _whole(number, particulars)))


def _whole(number: str, particulars: Particulars) -> str | Handwritten:
    """An element that has a cell of its own: room to write in it where it is not known."""
    return text_of(number, particulars) if ELEMENTS[number].value(particulars) is not None else Handwritten(15)


def _wishes(particulars: Particulars) -> Iterable[KeyRow]:
    yield row(("是否了解调解", _chosen("F80", Knows, particulars)))
    yield row(("是否了解先行调解", Lines(tuple(
        line for count, (number, words) in enumerate(TOLD, start=1)
        for line in (f"{count}. {words}。", _chosen(number, Knows, particulars))))))
    yield row(("是否考虑先行调解", _chosen("F86", Wish, particulars)))


def contradictions(particulars: Particulars) -> Iterable[str]:
    """The form is for a natural person; what is asked adds up to the total where each sum is known."""
    extra, one = particulars.extra, particulars.recipients[0]
    if one.employer:
        yield "这份起诉状供劳动者使用，原告应当是自然人"
    asked = [getattr(extra, name) for _, name, _ in SEVEN if is_asked(getattr(extra, name))]
    if extra.total is not None and sum(detail.amount or 0 for detail in asked) > extra.total:
        yield "各项请求的金额之和大于标的总额"


PAPER = Paper(
    code="D48", version=1, title="民事起诉状（劳动争议纠纷）", stage="移送",
    articles=(cite("CPL", 13, 1), cite("CPL", 125)), signers="具状人签字或盖章", copies="人民法院一份，按被告人数提交副本",
    layout="F", extra=Complaint, long=True, requires=("recipients.name", "extra.court"), left_open=unknown,
    contradictions=contradictions, body=body,
)
