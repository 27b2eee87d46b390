"""The page of the counter: what is asked when somebody comes with a dispute."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from wtforms import BooleanField, HiddenField

from mediation import clock
from mediation.bodies.models import Body, KnownEmployer
from mediation.evidence.uploads import OptionalScan
from mediation.intake.facts import (ConsentWay, ClaimFacts, HandedOver, MaterialFacts, OralFacts, PartyFacts,
                                    RegisteringFacts, Submission)
from mediation.intake.registering.entering import BASIS_OF
from mediation.intake.registering.party_rows import PartyRow, RespondentRow
from mediation.law.identity import normal_name
from mediation.law.terms import Basis, CaseKind, ClaimType, CourtProcedure, Side, Source
from mediation.web.forms import BaseForm
from mediation.web.repeated import Row, Rows
from mediation.web.widgets import (ChoiceField, ClockTimeField, LongText, MoneyField, NameField, ShanghaiDateField,
                                   ShortText, WholeNumberField)

MOST_APPLICANTS, MOST_RESPONDENTS, MOST_CLAIMS, MOST_MATERIALS = 40, 20, 80, 30
RECORDED_AT_THE_DESK = tuple(each for each in Source if each is not Source.ONLINE)
DOES = ("save", "submit", "talks", "check")
EACH = "each"
WHOSE = [(EACH, "每位申请人各"), *((f"a{n}", f"申请人{n + 1}") for n in range(MOST_APPLICANTS)),
         *((f"r{n}", f"被申请人{n + 1}") for n in range(MOST_RESPONDENTS))]
ROW_PATH = re.compile(r"(applicants|respondents|claims)-(\d+)-(\w+)")
ROW_BUTTON = re.compile(r"(more|less)-(applicants|respondents|claims|materials)-(\d{1,3})")


class ClaimRow(Row):
    """One claim."""

    wanted = (("type", "请选择请求的类型。"),)

    whose = ChoiceField("谁的请求", choices=WHOSE, default="a0", blank=None)
    type = ChoiceField("请求类型", terms=ClaimType)
    from_on = ShanghaiDateField("起", near=())
    until_on = ShanghaiDateField("止", near=())
    amount = MoneyField("金额")
    about = BooleanField("约")
    formula = ShortText("怎么算的、依据")
    knew_on = ShanghaiDateField("何时知道", near=())

    def validate(self, extra_validators: Any = None) -> bool:
        """A period begins before it ends."""
        fine = super().validate(extra_validators)
        if self.from_on.data and self.until_on.data and self.from_on.data > self.until_on.data:
            self.until_on.errors = [*self.until_on.errors, "止日早于起日，请核对。"]
            return False
        return fine

    def facts(self, of: int, by_respondent: bool) -> ClaimFacts:
        """The claim, of the party at a place on its side."""
        return ClaimFacts(
            type=self.type.data, of=of, by_respondent=by_respondent, amount_fen=self.amount.data,
            about=self.about.data, from_on=self.from_on.data, until_on=self.until_on.data, formula=self.formula.data,
            knew_on=self.knew_on.data, ref=self.ref.data or "")


class MaterialRow(Row):
    """Something handed in."""

    wanted = (("name", "请写明是什么材料。"),)

    name = ShortText("材料名称", most=120)
    copies = WholeNumberField("份数", least=1, most=999, default=1)
    pages = WholeNumberField("页数", least=1, most=9999, default=1)
    is_original = BooleanField("原件")

    @property
    def is_blank(self) -> bool:
        """One copy of one page is nothing by itself."""
        said = (self.copies.data or 1, self.pages.data or 1) != (1, 1) or bool(self.errors)
        return not (self.name.data or self.is_original.data or said)

    def facts(self) -> MaterialFacts:
        return MaterialFacts(self.name.data, self.copies.data or 1, self.pages.data or 1, self.is_original.data)


class TakingInForm(BaseForm):
    """What is asked however the people come: one by one, or as a list."""

    do = HiddenField()
    basis = ChoiceField("依据", terms=Basis, blank=None)
    kind = ChoiceField("种类", terms=CaseKind, default=CaseKind.LABOUR, blank=None)
    source = ChoiceField("来源", terms=RECORDED_AT_THE_DESK, default=Source.WRITTEN, blank=None)
    received_on = ShanghaiDateField("收到日期", default=clock.today, latest=clock.today)
    received_time = ClockTimeField("收到时间", description="今天收到的可不填。")
    late_reason = ShortText("补记的原因", description="三天以前收到的，写明为什么现在才记。")
    source_number = ShortText("移送的案号、函号或工单号", most=80)
    source_body = NameField("移送的机关")
    court_procedure = ChoiceField("诉讼程序", terms=CourtProcedure, blank="不是委托")
    consent_recorded = BooleanField("移送材料里有当事人同意调解的记录，已核对")
    consented_on = ShanghaiDateField("双方同意的日期", latest=clock.today)
    consent_way = ChoiceField("怎样表示同意", terms=ConsentWay, blank="请选择")
    choice_told = BooleanField("以上已向申请人说明，申请人仍然愿意由本组织调解")
    respondents = Rows(RespondentRow, "被申请人", most=MOST_RESPONDENTS)
    facts_and_reasons = LongText("事实与理由", description="何时入职、做什么、工资怎么定、争议怎么发生、说过没有。")
    tried_elsewhere = ShortText("反映过的部门", description="监察、仲裁、法院、信访；没有写“没有”。")
    materials = Rows(MaterialRow, "收到的材料", most=MOST_MATERIALS)
    own_form = BooleanField("申请人自带了书面申请书（不用我们打印）")
    duplicate_known = BooleanField("不是重复：已看过下面的案件，仍要另立一件")
    duplicate_reason = ShortText("另立一件的理由")

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body = body
        self.basis.offer([(basis.value, basis.label) for basis in body.base_terms])
        self.kind.offer([(kind.value, kind.label) for kind in body.kind_terms])

    @property
    def wants_rows(self) -> bool:
        """Whether a button was pressed that only changes the page: one more row, one less, fill in from the book."""
        return self.is_submitted() and self.do.data not in DOES

    def change_rows(self, book: Sequence[KnownEmployer]) -> None:
        """Do what that button says."""
        pressed = ROW_BUTTON.fullmatch(self.do.data or "")
        rows = self._fields.get(pressed[2]) if pressed else None
        if pressed and rows is not None and pressed[1] == "more":
            rows.one_more()
        elif pressed and rows is not None:
            self.before_a_row_goes(pressed[2], int(pressed[3]))
            rows.without(int(pressed[3]))
        self.fill_from(book)

    def before_a_row_goes(self, rows: str, place: int) -> None:
        """What else points to the row that is taken away."""

    def fill_from(self, book: Sequence[KnownEmployer]) -> None:
        """Complete an employer that stands in the body's book under exactly this name."""
        known = {normal_name(one.name): one for one in book}
        for rows in (field for field in self if isinstance(field, Rows)):
            for row in rows.rows:
                found = known.get(normal_name(row.name.data or "")) if isinstance(row, PartyRow) else None
                if found is not None and row.is_unit:
                    row.fill_blanks({"credit_code": found.credit_code, "address": found.address, "phone": found.phone,
                                     "industry": found.industry, "legal_representative": found.legal_representative,
                                     "legal_representative_title": found.legal_representative_title})

    def validate(self, extra_validators: Any = None) -> bool:
        """Going on in spite of a like case asks why."""
        fine = super().validate(extra_validators)
        if self.duplicate_known.data and not self.duplicate_reason.data:
            self.duplicate_reason.errors = ["请写明为什么仍要另立一件。"]
            return False
        return fine

    def facts(self) -> RegisteringFacts:
        """What was filled in, as the facts of the acts."""
        reason = self.duplicate_reason.data if self.duplicate_known.data else ""
        return RegisteringFacts(
            body=self.body, basis=self.basis.data, source=self.source.data, kind=self.kind.data,
            respondents=people(self.respondents), materials=tuple(row.facts() for _, row in self.materials.filled),
            facts_and_reasons=self.facts_and_reasons.data, tried_elsewhere=self.tried_elsewhere.data,
            own_form=self.own_form.data, source_number=self.source_number.data,
            source_body=self.source_body.data or "", court_procedure=self.court_procedure.data,
            choice_told=self.choice_told.data, duplicate_reason=reason, received_on=self.received_on.data,
            late_reason=self.late_reason.data)

    def submission(self) -> Submission:
        """How the application was handed in."""
        return Submission(received_at=self.received_at, late_reason=self.late_reason.data)

    def handed_over(self) -> HandedOver:
        """How a court or commission handed it over."""
        return HandedOver(consent_recorded=self.consent_recorded.data, consented_on=self.consented_on.data,
                          received_at=self.received_at, late_reason=self.late_reason.data,
                          consent_way=self.consent_way.data or None)

    @property
    def received_at(self) -> datetime | None:
        """The moment of receipt, where its time was said."""
        day, at = self.received_on.data or clock.today(), self.received_time.data
        return clock.instant(day, at) if at else None

    def refuse(self, message: str, field: str | None = None, article: str | None = None) -> None:
        """Put a refusal on the very row where it belongs."""
        path = ROW_PATH.fullmatch(field or "")
        filled = self[path[1]].filled if path and path[1] in self._fields else []
        if path is None or int(path[2]) >= len(filled) or path[3] not in filled[int(path[2])][1]._fields:
            super().refuse(message, field, article)
            return
        _, row = filled[int(path[2])]
        row[path[3]].errors = [*row[path[3]].errors, f"{message}（{article}）" if article else message]

    @property
    def is_handed_over(self) -> bool:
        return self.source.data in BASIS_OF

    @property
    def is_whole(self) -> bool:
        """Whether everything on the page can be read as it stands, so that it can be compared with other cases."""
        rows = [row for field in self if isinstance(field, Rows) for _, row in field.filled]
        broken = any(field.errors or field.process_errors for row in rows for field in row)
        return not broken and all(row[name].data for row in rows for name, _ in row.wanted)


class CounterForm(TakingInForm):
    """An application as it comes in, person by person; a draft may leave nearly everything open."""

    applicants = Rows(PartyRow, "申请人", most=MOST_APPLICANTS)
    claims = Rows(ClaimRow, "请求", most=MOST_CLAIMS)
    oral_place = ShortText("申请地点", most=120)
    oral_begins = ClockTimeField("笔录开始")
    oral_ends = ClockTimeField("笔录结束")
    oral_when = ShortText("争议什么时间发生、什么时间知道的")
    oral_asks = ShortText("要求对方做什么、金额怎么算")
    signed_on_the_spot = BooleanField("口头申请笔录已读给申请人听，申请人已签名或按指印")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name_whose()

    def name_whose(self) -> None:
        """Offer the claims to those who stand on the page, by name."""
        people_here = [(f"{letter}{place}", row.name.data or f"{side.label}{place + 1}")
                       for letter, side, rows in (("a", Side.APPLICANT, self.applicants),
                                                  ("r", Side.RESPONDENT, self.respondents))
                       for place, row in enumerate(rows.rows)]
        each = [(EACH, "每位申请人各")] if len(self.applicants.rows) > 1 else []
        known = {value for value, _ in each + people_here}
        for row in self.claims.rows:
            gone = [(row.whose.data, "（这一行没有人，请改选）")] if row.whose.data not in {None, *known} else []
            row.whose.offer(each + people_here + gone)

    def change_rows(self, book: Sequence[KnownEmployer]) -> None:
        super().change_rows(book)
        self.name_whose()

    def before_a_row_goes(self, rows: str, place: int) -> None:
        """Claims stay with the person they were of when a row above is taken away."""
        letter = {"applicants": "a", "respondents": "r"}.get(rows)
        for row in self.claims.rows:
            whose = row.whose.data or ""
            if letter and whose.startswith(letter) and int(whose[1:]) > place:
                row.whose.data = f"{letter}{int(whose[1:]) - 1}"

    def validate(self, extra_validators: Any = None) -> bool:
        """What only several fields together can say is wrong."""
        fine = super().validate(extra_validators)
        here = {f"a{place}" for place, _ in self.applicants.filled}
        here |= {f"r{place}" for place, _ in self.respondents.filled}
        for _, row in self.claims.filled:
            if row.whose.data != EACH and row.whose.data not in here:
                row.whose.errors = [*row.whose.errors, "这一项请求是谁提出的？请先填那一个人，或者改选。"]
                fine = False
        if self.do.data == "submit" and self.source.data is Source.ORAL:
            fine = self._oral_is_told() and fine
        return fine

    def _oral_is_told(self) -> bool:
        """An application by word of mouth has its record before it is handed in."""
        wanted = (self.oral_place, self.oral_begins, self.oral_ends, self.oral_when, self.oral_asks,
                  self.facts_and_reasons)
        lacking = [field for field in wanted if not field.data and not field.errors]
        for field in lacking:
            field.errors = [f"口头申请要当场记录，请填写{field.label.text}。"]
        return not lacking

    def facts(self) -> RegisteringFacts:
        return replace(super().facts(), applicants=people(self.applicants), claims=tuple(self._claims()),
                       oral=self._oral())

    def submission(self) -> Submission:
        return replace(super().submission(), signed_on_the_spot=self.signed_on_the_spot.data)

    def _claims(self) -> list[ClaimFacts]:
        found = []
        applicants, respondents = ({place: index for index, (place, _) in enumerate(rows.filled)}
                                   for rows in (self.applicants, self.respondents))
        for _, row in self.claims.filled:
            whose = row.whose.data or ""
            if whose == EACH:
                found += [row.facts(index, False) for index in applicants.values()]
                continue
            places = applicants if whose.startswith("a") else respondents
            found.append(row.facts(places[int(whose[1:])], whose.startswith("r")))
        return found

    def _oral(self) -> OralFacts | None:
        if self.source.data is not Source.ORAL or not self.oral_begins.data or not self.oral_ends.data:
            return None
        day = self.received_on.data or clock.today()
        types = "、".join(dict.fromkeys(row.type.data.label for _, row in self.claims.filled))
        return OralFacts(
            begins=clock.instant(day, self.oral_begins.data), ends=clock.instant(day, self.oral_ends.data),
            place=self.oral_place.data, matter=types, when=self.oral_when.data, asks=self.oral_asks.data,
            reasons=self.facts_and_reasons.data, elsewhere=self.tried_elsewhere.data or "没有反映过。")


class AssignmentForm(CounterForm):
    """What a court's liaison says when a case is handed over to a body."""

    source = ChoiceField("移送方式", terms=(Source.COURT_DELEGATED, Source.COURT_ENTRUSTED),
                         default=Source.COURT_DELEGATED, blank=None)
    letter = OptionalScan("委派函、委托函（扫描件）")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        handed = {BASIS_OF[source] for source in (Source.COURT_DELEGATED, Source.COURT_ENTRUSTED)}
        self.basis.offer([(basis.value, basis.label) for basis in self.body.base_terms if basis in handed])


def people(rows: Rows) -> tuple[PartyFacts, ...]:
    """The parties of the rows in which somebody stands."""
    return tuple(row.facts() for _, row in rows.filled)
