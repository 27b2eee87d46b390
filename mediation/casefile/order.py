"""In which order the pieces of a file are bound, and in which part (司发通〔2010〕239号; 办案规则第二十二条)."""
from __future__ import annotations

from mediation.casefile.models import Part
from mediation.law.terms import Term


class Group(Term):
    """The standard contents of a file of people's mediation, in their order; what has no place there follows them."""

    APPLICATION = "application", "申请书、受理登记表"
    RIGHTS = "rights", "权利义务告知书"
    IDENTITY = "identity", "当事人身份证明、送达地址"
    POWERS = "powers", "授权委托书、代表人推选书"
    INQUIRY = "inquiry", "调查记录"
    EVIDENCE = "evidence", "证据材料"
    RECORDS = "records", "调解记录"
    AGREEMENT = "agreement", "协议书、终结文书"
    PERFORMANCE = "performance", "履行凭证"
    VISITS = "visits", "回访记录"
    CONFIRMATION = "confirmation", "司法确认和移送材料"
    SERVICE = "service", "送达回证"
    APPROVAL = "approval", "审批"


OF_CODES = {
    Group.APPLICATION: ("D01", "D02", "D03", "D29", "D54", "D07", "D04", "D05", "D06", "E08"),
    Group.RIGHTS: ("D09", "S05"),
    Group.IDENTITY: ("D11", "D33"),
    Group.POWERS: ("D10", "D12"),
    Group.INQUIRY: ("D18",),
    Group.EVIDENCE: ("D19",),
    Group.RECORDS: ("D13", "D14", "D15", "D16", "D17", "D08", "D23", "D24", "D20", "D21", "D22", "D31"),
    Group.AGREEMENT: ("D26", "D27", "D28", "S01", "S04", "D25", "D30"),
    Group.PERFORMANCE: ("D36", "D37", "D38", "D39"),
    Group.VISITS: ("D35",),
    Group.CONFIRMATION: ("D40", "D41", "D42", "D43", "D44", "D45", "D46", "D47", "D48", "D49", "D55", "D56", "E01",
                         "E02", "E03", "E04", "E05", "E06", "E07"),
    Group.SERVICE: ("D34",),
    Group.APPROVAL: ("D32", "D51"),
}
PLACES = {code: (list(Group).index(group), number) for group, codes in OF_CODES.items()
          for number, code in enumerate(codes)}
INNER_CODES = frozenset({"D32", "D51"})
"""What the body decides within itself."""
LEFT_OUT = frozenset({"D50", "D52", "S02", "S03", "S06", "S07", "S08"})
"""The frame of the book itself; letters of supervision, which have a file of their own; slips and lists of
the desk; what the court asked and each answered, which is in the court's own file."""
UNKNOWN = 99


def place_of(code: str) -> tuple[int, int]:
    """Where a paper of this code stands: its group, and its place in it."""
    return PLACES.get(code, (list(Group).index(Group.CONFIRMATION), UNKNOWN))


def place_in(group: Group) -> tuple[int, int]:
    """Behind the papers of a group: what belongs to it without being one of them."""
    return list(Group).index(group), UNKNOWN


def part_of(code: str) -> Part:
    return Part.INNER if code in INNER_CODES else Part.MAIN
