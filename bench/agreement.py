"""The agreement that all of them set: three pages, two workers, four instalments each."""
from __future__ import annotations

from datetime import date
from typing import Any

from mediation.documents import blocks
from mediation.documents.particulars import (
    BodyOnPaper,
    CaseOnPaper,
    EmployerOnPaper,
    ObligationOnPaper,
    Particulars,
    PartyOnPaper,
    PersonOnPaper,
)
from mediation.documents.settlement import Settlement
from mediation.law.terms import Basis, IdentityKind, LegalType, Side

CODE = "D27"
EMPLOYER = "云岭鑫源建筑劳务有限公司"
WORKERS = ("李秀英", "欧阳静姝")
CLAUSE = ("{employer}向{worker}支付拖欠的2026年3月至6月工资，共计人民币壹万陆仟元整（¥16,000.00），分4期支付，各期的日期、金额、方式和账户见付款表；"
          "款项以银行转账方式付至收款人本人的账户，付款人应在转账附言里写明期次。")


def _worker(name: str) -> PartyOnPaper:
    return PartyOnPaper(side=Side.APPLICANT, person=PersonOnPaper(
        name=name, sex="女", birth=date(1990, 3, 7), ethnic="汉族", id_kind=IdentityKind.RESIDENT,
        id_number="110101199003070134", address="云岭市青溪区石桥镇示例路8号", phone="13800000001", occupation="钢筋工"))


def particulars() -> Particulars:
    """What the paper is made from."""
    workers = tuple(_worker(name) for name in WORKERS)
    unit = PartyOnPaper(side=Side.RESPONDENT, employer=EmployerOnPaper(
        name=EMPLOYER, uscc="91440600MADEM0003H", address="云岭市青溪区工业路1号", legal_rep="钱某", legal_rep_title="经理",
        phone="13800000002"))
    lines = tuple(ObligationOnPaper(
        debtor=EMPLOYER, creditor=name, ground="拖欠工资", amount=400000, due=date(2027, month, 15), instalment=month,
        instalments=4, method="银行转账", account=f"户名{name}，开户行示例银行青溪支行，账号6222000000000001234")
        for name in WORKERS for month in range(1, 5))
    case = CaseOnPaper(
        case_no="示人调案〔2026〕12号", basis=Basis.PEOPLE, mediators=("王敏",), recorder="刘洋",
        applicants=workers, respondents=(unit,),
        body=BodyOnPaper(name="示例人民调解委员会", short="示例调委会", address="云岭市青溪区人民路1号", phone="0757-00000000",
                         org_code="示", seal_name="示例人民调解委员会", legal_type=LegalType.PEOPLES_COMMITTEE))
    return Particulars(case=case, number="示人调协〔2026〕12号", made_on=date(2026, 11, 20), extra=Settlement(
        parties=(*workers, unit), place="示例调委会调解室",
        facts="申请人自2024年3月起在被申请人承建的工地从事钢筋工作，约定月工资4000元。" * 3,
        clauses=tuple(CLAUSE.format(employer=EMPLOYER, worker=name) for name in WORKERS), obligations=lines,
        breach="任何一期款项逾期未足额支付的，未到期部分全部到期，收款人可以要求立即清偿剩余全部款项。", settles_all=True))


def plain(value: Any) -> str:
    """A text of the paper without its bold parts."""
    if isinstance(value, tuple):
        return "".join(plain(part) for part in value)
    return str(getattr(value, "text", value if value is not None else ""))


def as_simple_parts(content: list[blocks.Block]) -> list[tuple[str, Any]]:
    """The blocks as what every peer can set: a title, paragraphs, a table of texts."""
    parts: list[tuple[str, Any]] = []
    for block in content:
        match block:
            case blocks.Title():
                parts.append(("title", block.text))
            case blocks.Heading():
                parts.append(("head", block.text))
            case blocks.Labelled():
                parts.append(("text", f"{block.label}：{plain(block.text)}"))
            case blocks.Clauses():
                parts += [("text", f"{number}、{plain(item)}") for number, item in enumerate(block.items, 1)]
            case blocks.WideTable():
                rows = [[column.title for column in block.columns]]
                rows += [[_cell(cell, column.kind) for cell, column in zip(row, block.columns, strict=True)]
                         for row in block.rows]
                parts.append(("table", ([column.share for column in block.columns], rows)))
            case blocks.Signatures():
                parts += [("text", f"{place.who}（{place.how}）：") for place in block.places]
            case blocks.SealPlace():
                parts += [("text", block.name), ("text", block.day)]
            case blocks.PaperNumber() | blocks.Paragraph() | blocks.Note():
                parts.append(("text", plain(block.text)))
    return parts


def _cell(cell: Any, kind: str) -> str:
    return f"{cell / 100:,.2f}" if kind == "money" and isinstance(cell, int) else plain(cell)
