"""A list of workers, pasted from a spreadsheet or read from one: each row checked, each error with row and column."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form

from mediation.intake.facts import ClaimFacts, PartyFacts
from mediation.law.identity import FULL_WIDTH
from mediation.law.terms import ClaimType, IdentityKind, Language, PartyKind, Term
from mediation.web.pasted import NoTable, head_words, rows_of, text_of_sheet
from mediation.web.widgets import (ChoiceField, IdentityField, MoneyField, NameField, PhoneField, ShanghaiDateField,
                                   ShortText)

MOST_ROWS = 500
MOST_TEXT = 300_000
HEADS = {
    "name": ("姓名", "名字", "申请人"), "identity_kind": ("证件类型", "证件种类"),
    "identity_number": ("身份证号", "身份证号码", "证件号码", "证件号", "身份证"),
    "phone": ("电话", "手机", "手机号", "手机号码", "联系电话", "电话号码"), "address": ("住址", "地址", "住所"),
    "type": ("请求类型", "请求", "请求事项", "类型"), "from_on": ("起", "起始", "开始", "起日", "开始日期"),
    "until_on": ("止", "截止", "结束", "止日", "结束日期"), "amount": ("金额", "请求金额", "请求额", "欠薪金额"),
    "about": ("约", "约数"), "formula": ("怎么算的", "计算方法", "依据"), "knew_on": ("何时知道", "知道日期"),
    "language": ("语言", "语种"), "native_name": ("本民族文字姓名",), "sex": ("性别",), "ethnic_group": ("民族",),
    "occupation": ("工种", "岗位"), "employed_from": ("入职", "入职日期", "入职时间"),
    "employment_ended_on": ("离职", "离职日期", "离职时间"), "bank_account": ("收款账户", "账户", "账号", "银行账号", "银行卡号"),
}
COLUMN_OF = {words: name for name, all_words in HEADS.items() for words in all_words}
SYNONYMS = {"工资": ClaimType.WAGES, "欠薪": ClaimType.WAGES, "二倍工资": ClaimType.DOUBLE_PAY,
            "双倍工资": ClaimType.DOUBLE_PAY, "经济补偿": ClaimType.SEVERANCE, "经济补偿金": ClaimType.SEVERANCE,
            "赔偿金": ClaimType.UNLAWFUL_DISMISSAL, "年休假": ClaimType.ANNUAL_LEAVE, "社保": ClaimType.SOCIAL_INSURANCE,
            "工伤": ClaimType.WORK_INJURY, "普通话": Language.MANDARIN, "汉语": Language.MANDARIN, "维语": Language.UYGHUR,
            "哈语": Language.KAZAKH, "蒙语": Language.MONGOLIAN, "藏语": Language.TIBETAN, "身份证": IdentityKind.RESIDENT}
YES = frozenset({"是", "约", "√", "1", "y", "Y", "对"})
SUMS = frozenset({"合计", "总计", "小计"})
UNKNOWN_SUMS = frozenset({"", "不知道", "不清楚", "未知", "待定"})


class ListRow(Form):
    """What one row of the list may say."""

    name = NameField("姓名")
    identity_kind = ChoiceField("证件类型", terms=[k for k in IdentityKind if k is not IdentityKind.USCC])
    identity_number = IdentityField("身份证号")
    phone = PhoneField("电话")
    address = ShortText("住址")
    type = ChoiceField("请求类型", terms=ClaimType)
    from_on = ShanghaiDateField("起")
    until_on = ShanghaiDateField("止")
    amount = MoneyField("金额")
    about = BooleanField("约")
    formula = ShortText("怎么算的")
    knew_on = ShanghaiDateField("何时知道")
    language = ChoiceField("语言", terms=Language)
    native_name = ShortText("本民族文字姓名", most=120)
    sex = ChoiceField("性别", choices=(("男", "男"), ("女", "女")))
    ethnic_group = ShortText("民族", most=30)
    occupation = ShortText("工种", most=60)
    employed_from = ShanghaiDateField("入职")
    employment_ended_on = ShanghaiDateField("离职")
    bank_account = ShortText("收款账户")


@dataclass(frozen=True)
class ListError:
    """One thing that is wrong: in which row of the sheet, in which column, what stood there, what to do."""

    row: int
    column: str
    value: str
    message: str


@dataclass
class WorkerList:
    """What was read: people with their claims, or the errors for which nothing is taken in."""

    people: list[PartyFacts] = field(default_factory=list)
    claims: list[ClaimFacts] = field(default_factory=list)
    errors: list[ListError] = field(default_factory=list)
    ignored: tuple[str, ...] = ()

    @property
    def total_fen(self) -> int:
        return sum(claim.amount_fen or 0 for claim in self.claims)

    @property
    def without_sum(self) -> int:
        """How many claims have no sum yet."""
        return sum(claim.amount_fen is None for claim in self.claims)

    def of(self, place: int) -> list[ClaimFacts]:
        return [claim for claim in self.claims if claim.of == place]


def read_list(text: str) -> WorkerList:
    """Read a pasted list; the first row that is not blank names the columns, in any order."""
    found = WorkerList()
    try:
        rows = rows_of(text)
    except NoTable as broken:
        found.errors.append(ListError(1, "", "", str(broken)))
        return found
    if not rows:
        found.errors.append(ListError(1, "", "", "还没有名单：请从表格里复制（连同表头）粘贴进来，或者选择 XLSX 文件。"))
        return found
    head_number, head = rows[0]
    columns = [COLUMN_OF.get(head_words(cell)) for cell in head]
    found.ignored = tuple(cell.strip() for cell, column in zip(head, columns) if column is None and cell.strip())
    _check_head(head_number, head, columns, found)
    if not found.errors:
        _read_rows(rows[1:], columns, found)
    return found


def text_of_workers(content: bytes) -> str:
    """The list in an XLSX file as text; raises NoTable."""
    return text_of_sheet(content, lambda words: COLUMN_OF.get(words) == "name")


def _check_head(number: int, head: Sequence[str], columns: Sequence[str | None], found: WorkerList) -> None:
    named = [column for column in columns if column]
    if "name" not in named:
        found.errors.append(ListError(number, "表头", " ".join(head)[:60], "第一行要是表头，至少有“姓名”一列；可用的列见页面说明。"))
    for column in sorted({column for column in named if named.count(column) > 1}):
        found.errors.append(ListError(number, HEADS[column][0], "", "这一列出现了两次，请删去一列。"))


def _read_rows(rows: Sequence[tuple[int, list[str]]], columns: Sequence[str | None], found: WorkerList) -> None:
    if not rows:
        found.errors.append(ListError(1, "", "", "名单只有表头，没有人。"))
    if len(rows) > MOST_ROWS:
        found.errors.append(ListError(MOST_ROWS + 1, "", "", f"一次最多{MOST_ROWS}行，现在{len(rows)}行，请分几次。"))
        return
    places: dict[str, int] = {}
    for number, cells in rows:
        if next(cell for cell in cells if cell).replace(" ", "") in SUMS:
            continue
        if len(cells) > len(columns) and any(cells[len(columns):]):
            found.errors.append(ListError(number, "", " ".join(cells)[:60],
                                          "这一行的格子比表头多（金额里有逗号的，请去掉逗号或者从表格软件复制）。"))
            continue
        said = {column: cell for column, cell in zip(columns, cells) if column}
        _read_row(number, said, places, found)


def _read_row(number: int, said: dict[str, str], places: dict[str, int], found: WorkerList) -> None:
    row = ListRow(MultiDict(_as_chosen(said)))
    row.validate()
    errors = [ListError(number, one.label.text, said.get(one.name, ""), str(error))
              for one in row for error in one.errors]
    if not said.get("name"):
        errors.append(ListError(number, "姓名", "", "请填写姓名。"))
    if row.from_on.data and row.until_on.data and row.from_on.data > row.until_on.data:
        errors.append(ListError(number, "止", said.get("until_on", ""), "止日早于起日，请核对。"))
    if not row.type.data and not row.type.errors and any(said.get(name) for name in ("amount", "from_on", "until_on")):
        errors.append(ListError(number, "请求类型", "", "有金额或期间的，请写明请求类型，如“拖欠工资”。"))
    found.errors += errors
    if errors:
        return
    place = _place_of(number, row, places, found)
    if row.type.data:
        found.claims.append(_claim(row, place))


def _as_chosen(said: dict[str, str]) -> dict[str, str]:
    """Words as people write them, as the values of the lists to choose from."""
    values = dict(said)
    if values.get("amount") in UNKNOWN_SUMS:
        values["amount"] = ""
    elif values.get("amount", "").startswith("约"):
        values["amount"], values["about"] = values["amount"][1:], "约"
    for name, terms in (("type", ClaimType), ("language", Language), ("identity_kind", IdentityKind)):
        if values.get(name):
            values[name] = _value_of(terms, values[name])
    if values.get("identity_number") and not values.get("identity_kind"):
        values["identity_kind"] = IdentityKind.RESIDENT.value
    if values.pop("about", "") in YES:
        values["about"] = "y"
    return values


def _value_of(terms: Iterable[Term], words: str) -> str:
    """The value behind a label, a usual short word, or the only label that contains the words."""
    plain = "".join(words.translate(FULL_WIDTH).split())
    members = list(terms)
    exact = [term.value for term in members if plain in (term.label, term.value)]
    known = SYNONYMS.get(plain)
    within = [term.value for term in members if plain in term.label]
    if exact:
        return exact[0]
    if known in members:
        return str(known)
    return within[0] if len(within) == 1 else words


def _place_of(number: int, row: ListRow, places: dict[str, int], found: WorkerList) -> int:
    """A person who stands in several rows is one person with several claims."""
    key = row.identity_number.data or f"{row.name.data}\n{row.phone.data or number}"
    place = places.get(key)
    if place is None:
        places[key] = len(found.people)
        found.people.append(_person(row))
    elif found.people[place].name != row.name.data:
        found.errors.append(ListError(number, "身份证号", row.identity_number.data or "",
                                      f"与前面的{found.people[place].name}是同一个号码，姓名却不同，请核对。"))
    return places[key]


def _person(row: ListRow) -> PartyFacts:
    return PartyFacts(
        name=row.name.data, kind=PartyKind.WORKER, identity_kind=row.identity_kind.data or IdentityKind.UNKNOWN,
        identity_number=row.identity_number.data or "", phone=row.phone.data or "", address=row.address.data,
        language=row.language.data or Language.MANDARIN, native_name=row.native_name.data, sex=row.sex.data or "",
        ethnic_group=row.ethnic_group.data, occupation=row.occupation.data, employed_from=row.employed_from.data,
        employment_ended_on=row.employment_ended_on.data, bank_account=row.bank_account.data)


def _claim(row: ListRow, place: int) -> ClaimFacts:
    return ClaimFacts(type=row.type.data, of=place, amount_fen=row.amount.data, about=row.about.data,
                      from_on=row.from_on.data, until_on=row.until_on.data, formula=row.formula.data,
                      knew_on=row.knew_on.data)
