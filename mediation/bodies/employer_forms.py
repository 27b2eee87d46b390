"""The forms of the employers' book: one entry, a search, many pasted at once."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Form

from mediation.bodies.employers import EmployerFacts
from mediation.bodies.models import KnownEmployer
from mediation.law.terms import IdentityKind
from mediation.web.forms import BaseForm
from mediation.web.pasted import NoTable, head_words, rows_of
from mediation.web.widgets import Filled, IdentityField, IndustryField, LongText, NameField, PhoneField, ShortText

MOST_ROWS = 2000
HEADS = {
    "name": ("名称", "单位名称", "企业名称", "用人单位", "单位"),
    "credit_code": ("统一社会信用代码", "信用代码", "代码", "社会信用代码"),
    "address": ("住所地", "地址", "住所", "注册地址"), "phone": ("电话", "联系电话"),
    "legal_representative": ("法定代表人", "负责人", "主要负责人", "法人"),
    "legal_representative_title": ("职务",), "industry": ("行业", "所属行业"),
}
COLUMN_OF = {words: name for name, all_words in HEADS.items() for words in all_words}


class EmployerRow(Form):
    """What is known of an employer."""

    name = NameField("名称", [Filled()])
    credit_code = IdentityField("统一社会信用代码", kind=IdentityKind.USCC)
    address = ShortText("住所地")
    phone = PhoneField("电话")
    legal_representative = ShortText("法定代表人或主要负责人", most=60)
    legal_representative_title = ShortText("职务", most=30)
    industry = IndustryField("行业")

    def facts(self) -> EmployerFacts:
        """The entry as it was said."""
        return EmployerFacts(
            name=self.name.data or "", credit_code=self.credit_code.data or "", address=self.address.data or "",
            phone=self.phone.data or "", industry=self.industry.data or "",
            legal_representative=self.legal_representative.data or "",
            legal_representative_title=self.legal_representative_title.data or "")


class EmployerForm(BaseForm, EmployerRow):
    """One entry of the book."""

    def __init__(self, *args: Any, row: KnownEmployer | None = None, **kwargs: Any) -> None:
        super().__init__(*args, obj=row, **kwargs)


@dataclass(frozen=True)
class RowError:
    """One thing that is wrong with a pasted row."""

    row: int
    column: str
    value: str
    message: str


@dataclass
class PastedEmployers:
    """What was read from a pasted table."""

    employers: list[EmployerFacts] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)


class EmployersForm(BaseForm):
    """Many employers, pasted from a spreadsheet."""

    pasted = LongText("单位名单", [Filled("请从表格里连同表头一起复制，粘贴在这里。")], most=300_000,
                      description="表头至少有“名称”，还认得：统一社会信用代码、住所地、电话、法定代表人、职务、行业；顺序不限。")

    def read(self) -> PastedEmployers:
        """The table row by row, each error with row and column."""
        found = PastedEmployers()
        try:
            rows = rows_of(self.pasted.data or "")
        except NoTable as broken:
            found.errors.append(RowError(1, "", "", str(broken)))
            return found
        columns = [COLUMN_OF.get(head_words(cell)) for cell in rows[0][1]] if rows else []
        if "name" not in columns:
            found.errors.append(RowError(rows[0][0] if rows else 1, "表头", "", "第一行要是表头，至少有“名称”一列。"))
        elif not 1 < len(rows) <= MOST_ROWS + 1:
            found.errors.append(RowError(1, "", "", f"一次粘贴1到{MOST_ROWS}个单位。"))
        else:
            for number, cells in rows[1:]:
                _read_row(number, {name: cell for name, cell in zip(columns, cells) if name}, found)
        return found


def _read_row(number: int, said: dict[str, str], found: PastedEmployers) -> None:
    row = EmployerRow(MultiDict(said))
    if row.validate():
        found.employers.append(row.facts())
        return
    found.errors += [RowError(number, one.label.text, said.get(one.name, ""), str(error))
                     for one in row for error in one.errors]
