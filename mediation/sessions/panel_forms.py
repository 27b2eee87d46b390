"""The forms of the panel: naming, leaving the choice to the court, disclosure, recusal and change, the beginning."""
from __future__ import annotations

from typing import Any

from wtforms import BooleanField

from mediation.cases.facts import Facts, Opening
from mediation.cases.forms import ActForm
from mediation.cases.models import Case, PanelMember
from mediation.cases.requirements import is_affiliated
from mediation.cases.service_addresses import without_address
from mediation.documents.recusal import RECUSING, RecusalGround
from mediation.evidence.uploads import OptionalScan
from mediation.law.terms import MemberSide, Side
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.sessions.acts.panel import roster, side_in_body
from mediation.sessions.models import ChosenBy
from mediation.web.forms import BaseForm
from mediation.web.widgets import ChoiceField, ChoicesField, Filled, LongText, RadioChoiceField, ShortText

KEEP, REFUSE = "keep", "refuse"
OUTCOMES = {True: "回避", False: "更换"}
WAYS_OF_CHANGE = (
    *((ground.value, f"{OUTCOMES[ground in RECUSING]}：{ground.label}" + ("；从现在起不再接触本案" if ground in RECUSING else ""))
      for ground in RecusalGround),
    (KEEP, "不换：双方已知悉披露，仍同意由其继续调解"),
    (REFUSE, "驳回：当事人申请回避，经审查所提情形不成立，由其继续调解"))


def party_choices(parties: list[Party]) -> list[tuple[str, str]]:
    """Parties to tick: side and name."""
    return [(party.public_id, f"{Side(party.side).label} {party.name}") for party in parties]


def person_words(case: Case, person: Person) -> str:
    """Somebody of the roster with what has to be known before they are named."""
    side = side_in_body(case, person)
    marks = [MemberSide(side).label] if side else []
    if is_affiliated(case, person):
        marks.append("本案单位的人员，不能单独调解")
    return person.name + (f"（{'；'.join(marks)}）" if marks else "")


class PartiesForm(ActForm):
    """An act of parties that staff record: for whom, on which signed paper."""

    on_behalf_of = ChoicesField("哪些当事人")
    everybody = BooleanField("以上全部")
    scan = OptionalScan("签字材料的扫描件")

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.on_behalf_of.offer(party_choices(record.case.taking_part))

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties that were ticked, one by one or all at once."""
        return tuple(party for party in self.record.case.taking_part
                     if self.everybody.data or party.public_id in (self.on_behalf_of.data or ()))

    def said(self, by: Any, **more: Any) -> Any:
        """The facts of the act, with its parties and the stored paper."""
        return self.facts(on_behalf_of=self.parties, proof=self.scan.kept(by=by), **more)


class NameMediatorsForm(ActForm):
    """Who mediates, who presides, and who decided it."""

    order = ("chosen_by", "members", "presiding", "panel_reason", "happened_on", "late_reason")

    chosen_by = RadioChoiceField("由谁确定", terms=ChosenBy, default=ChosenBy.BODY, validators=[Filled()])
    members = ChoicesField("调解员")
    presiding = ChoiceField("主持调解员", validators=[Filled()])
    panel_reason = ShortText("两名以上的理由", description="案情重大、疑难，或者当事人要求；没有可以不填。")

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.people = {person.public_id: person for person in roster(record)}
        offered = [(ref, person_words(record, person)) for ref, person in self.people.items()]
        self.members.offer(offered)
        self.presiding.offer([(ref, person.name) for ref, person in self.people.items()], "请选择")

    @property
    def named(self) -> list[Person]:
        return [self.people[ref] for ref in self.members.data or ()]


class LeaveChoiceForm(PartiesForm):
    """The parties leave it to the court who mediates."""

    order = ("reason", "on_behalf_of", "everybody", "scan", "happened_on", "late_reason")

    reason = LongText("说明", description="如：两个工作日内没有共同选定。")


class DiscloseForm(BaseForm):
    """What a mediator discloses."""

    member = ChoiceField("谁披露", validators=[Filled()])
    words = LongText("披露的内容", validators=[Filled("请写明披露的内容。")],
                     description="与当事人、代理人有近亲属关系，与纠纷有利害关系，或者其他可能影响公正的关系。")

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.member.offer(member_choices(record), "请选择")

    @property
    def disclosing(self) -> PanelMember:
        return member_of(self.record, self.member.data)


class ChangeMediatorForm(PartiesForm):
    """One mediator leaves and another comes, or stays with everybody's consent."""

    order = ("member", "way", "reason", "asserted", "findings", "successor", "on_behalf_of", "everybody", "scan",
             "happened_on", "late_reason")

    member = ChoiceField("哪一位调解员", validators=[Filled()])
    way = RadioChoiceField("怎么办", choices=WAYS_OF_CHANGE, validators=[Filled()])
    reason = LongText("理由", description="谁提出的、什么情形；双方同意继续的，写披露了什么。")
    asserted = ChoiceField("驳回的，当事人所提的情形", terms=RECUSING, blank="不是驳回")
    findings = LongText("驳回的，审查意见", description="写进回避决定书，如“经查，双方只是同乡，没有亲属关系和利害关系”。")
    successor = ChoiceField("换成谁", blank="不再另选")

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.on_behalf_of.label.text = "提出的当事人；选“不换”的，勾选同意的每一方"
        self.member.offer(member_choices(record), "请选择")
        seated = {member.person_id for member in record.mediators}
        self.people = {each.public_id: each for each in roster(record) if each.id not in seated}
        self.successor.offer([(ref, person_words(record, person)) for ref, person in self.people.items()], "不再另选")

    @property
    def leaving(self) -> PanelMember:
        return member_of(self.record, self.member.data)

    @property
    def ground(self) -> RecusalGround:
        """The ground that a party asserted and that was found not to be there; a wish where none was named."""
        return self.asserted.data or RecusalGround.WISH

    @property
    def arriving(self) -> Person | None:
        return self.people.get(self.successor.data or "")


class BeginForm(ActForm):
    """The four things that are done before the talks begin."""

    facts_class: type[Facts] = Opening
    order = ("identity_checked", "rights_told", "notice_served", "sham_warning_given", "happened_on", "late_reason")
    identity_checked = BooleanField("已核对当事人身份和代理权限")
    rights_told = BooleanField("已告知权利义务（D09 已交当事人签收）")
    notice_served = BooleanField("已送达调解通知（D08）")
    sham_warning_given = BooleanField("已告知虚假调解的后果")

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.without_address = without_address(record)


def member_choices(case: Case) -> list[tuple[str, str]]:
    """The mediators now named, with what they disclosed."""
    return [(member.public_id, member.person.name + (f"（已披露：{member.disclosure}）" if member.disclosure else ""))
            for member in case.mediators]


def member_of(case: Case, ref: str) -> PanelMember:
    return next(member for member in case.mediators if member.public_id == ref)
