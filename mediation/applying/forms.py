"""The pages of applying as forms: each can be left open, and keeps what was typed on it."""
from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import BooleanField

from mediation import clock
from mediation.applying import words
from mediation.applying.about import AboutDayField, AboutSumField
from mediation.applying.models import ApplicationDraft, AppliesAs
from mediation.applying.names import NamesField
from mediation.applying.sums import HAVING_SUMS, OWN_SUM, asked_apart, asked_for, own_sums
from mediation.evidence.acts import handed_in_as
from mediation.evidence.fields import MultipleEvidence
from mediation.law.doors import BY_EMPLOYERS, BY_WORKERS, Happened
from mediation.law.money import yuan
from mediation.law.terms import IdentityKind, Language
from mediation.parties.facts import PartyFacts
from mediation.web.forms import BaseForm
from mediation.web.widgets import (ChoiceField, ChoicesField, Filled, IdentityField, LocatorField, LongText, MoneyField,
                                   NameField, PhoneField, RadioChoiceField, SecretField, ShanghaiDateField, ShortText)

NOT_SAID = frozenset({"csrf_token", "once", "version"})
UNKNOWN = "unknown"


class StartForm(BaseForm):
    """Before the first datum: which body, and who applies."""

    body = RadioChoiceField(_("请哪个组织调解"), validators=[Filled(_("请选一个组织。"))])
    applies_as = RadioChoiceField(_("您是"), default=AppliesAs.WORKER.value, validators=[Filled(_("请选您是谁。"))], choices=[
        (AppliesAs.WORKER.value, _("干活的人")), (AppliesAs.GROUP.value, _("几个人一起，我替大家填")),
        (AppliesAs.EMPLOYER.value, _("用人单位"))])


class ResumeForm(BaseForm):
    """The code and the secret that were shown when the application was begun."""

    locator = LocatorField(_("申请码（9位）"), validators=[Filled()])
    secret = SecretField(_("密码（14位）"), validators=[Filled()])


class QuestionForm(BaseForm):
    """One page: what was said before stands in it; something of it must be said, or that it is not known."""

    page = ""
    needs_something = True

    def __init__(self, *args: Any, draft: ApplicationDraft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft = draft
        self.offer()
        if not self.is_submitted():
            for name, value in draft.said_on(self.page).items():
                if name in self._fields:
                    self[name].data = _read_back(self[name], value)

    def offer(self) -> None:
        """What there is to choose, which depends on what was said before."""

    @property
    def questions(self) -> list[Any]:
        """The fields, as the page shows them."""
        return [field for field in self if field.short_name not in NOT_SAID]

    def said(self) -> dict[str, Any]:
        """What was said well, to be kept."""
        return {field.short_name: _kept(field.data) for field in self.questions
                if not field.errors and field.data not in (None, "", [], False)}

    def validate(self, extra_validators: Any = None) -> bool:
        """Nothing at all is no answer."""
        fine = super().validate(extra_validators)
        if fine and self.needs_something and not self.said() and self.questions:
            first = self.questions[0]
            first.errors = [*first.errors, _("填一点也行；真不知道，请按“不知道”。")]
            return False
        return fine


def _kept(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _read_back(field: Any, value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(field, ShanghaiDateField) else value


class HappenedForm(QuestionForm):
    """What happened."""

    page = "happened"

    what = ChoicesField(_("出了什么事（可以选几个）"))
    how = RadioChoiceField(_("您怎么干活"), choices=words.HOW_ONE_WORKS)

    def offer(self) -> None:
        by_employer = self.draft.as_term is AppliesAs.EMPLOYER
        self.what.offer([(each.value, words.HAPPENED[each]) for each in (BY_EMPLOYERS if by_employer else BY_WORKERS)])
        if by_employer:
            del self.how


class SaveForm(QuestionForm):
    """What is already there of what should be saved before it is gone: advice, to which nothing need be said."""

    page = "save"
    needs_something = False

    have = ChoicesField(_("手上已经有的"))

    def offer(self) -> None:
        said = self.draft.said_on("happened")
        happened = [Happened(value) for value in said.get("what", [])]
        self.have.offer(words.worth_saving(happened, said.get("how") == "platform"))


class WhomForm(QuestionForm):
    """With whom: whatever is known of them."""

    page = "whom"

    company = ShortText(_("公司名（合同、工牌、转账上写的）"), most=60)
    app = ShortText(_("在哪个App上接单、打卡"), most=40)
    station = ShortText(_("站点、店、工地叫什么"), most=60)
    payer = ShortText(_("谁给您发钱、派活"), most=40)
    where = ShortText(_("在什么地方干活"), most=120)


class WorkerForm(QuestionForm):
    """With which worker, where an employer applies."""

    page = "whom"

    worker = NameField(_("劳动者姓名"))
    worker_phone = PhoneField(_("劳动者电话"))
    occupation = ShortText(_("做什么工作"), most=60)


class WorkForm(QuestionForm):
    """Since when, what it paid, whether it goes on."""

    page = "work"

    since = AboutDayField(_("哪天开始干的（大概）"), latest=clock.today)
    occupation = ShortText(_("做什么活"), most=60)
    wage = AboutSumField(_("最后一个月挣多少（大概）"))
    still = RadioChoiceField(_("现在还在干吗"), choices=words.STILL_THERE)
    until = AboutDayField(_("不干了的，最后一天是哪天"), latest=clock.today)

    def validate(self, extra_validators: Any = None) -> bool:
        """The last day comes after the first."""
        fine = super().validate(extra_validators)
        if self.since.data and self.until.data and self.since.data > self.until.data:
            self.until.errors = [*self.until.errors, _("最后一天早于开始的那天，请核对。")]
            return False
        return fine


class OwnSumsForm(QuestionForm):
    """A sum for each thing that happened, where several were said."""


for _each in HAVING_SUMS:
    setattr(OwnSumsForm, f"{OWN_SUM}{_each.value}",
            AboutSumField(_("“%(what)s”要多少钱（大概）", what=words.HAPPENED[_each])))


class AskingForm(OwnSumsForm):
    """What is asked for; about is enough, for each thing that happened or for all of it together."""

    page = "asking"

    amount = AboutSumField(_("一共要多少钱（大概）"))
    asks = LongText(_("想让对方怎么做、这个数怎么算的"), most=500)
    from_on = AboutDayField(_("从哪天起的"), latest=clock.today)
    until_on = AboutDayField(_("到哪天为止"), ends=True)
    knew_on = AboutDayField(_("哪天知道对方不给的"), latest=clock.today)

    def offer(self) -> None:
        self.happened = [Happened(value) for value in self.draft.said_on("happened").get("what", [])]
        apart = asked_apart(self.happened)
        for each in HAVING_SUMS:
            if each not in apart:
                del self[f"{OWN_SUM}{each.value}"]
        if apart:
            self.amount.description = _("上面分开写了的，这里可以不填；分不开的，只填这里。")
        elif not self.is_submitted():
            self.amount.data = asked_for(self.happened, self.draft.said_on(self.page)).total

    def validate(self, extra_validators: Any = None) -> bool:
        """A period begins before it ends, and a total is what its parts add up to."""
        fine = super().validate(extra_validators)
        given = own_sums(self.happened, self.data)
        together, total = sum(given.values()), self.amount.data
        if given and total is not None and (
                total < together or (total > together and len(given) == len(asked_apart(self.happened)))):
            self.amount.errors = [*self.amount.errors, _("上面各项加起来是%(sum)s元，和一共的对不上；一共的可以不填。",
                                                         sum=yuan(together))]
            fine = False
        if self.from_on.data and self.until_on.data and self.from_on.data > self.until_on.data:
            self.until_on.errors = [*self.until_on.errors, _("止日早于起日，请核对。")]
            return False
        return fine


class StoryForm(QuestionForm):
    """The story in one's own words."""

    page = "story"

    story = LongText(_("说说经过"), most=3000)


class PhotosForm(BaseForm):
    """Several photographs at once, and who may see them."""

    photos = MultipleEvidence(_("选照片、截屏（可以一次选几张）"), nothing=_("请先选照片；没有，就按“没有，下一页”。"))
    zone = RadioChoiceField(_("谁看得见"), default=lambda: handed_in_as()[0].value, validators=[Filled()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone.offer([(each.value, words.SEEN_BY[each]) for each in handed_in_as()])


class NamesForm(QuestionForm):
    """Who else takes part."""

    page = "names"

    names = NamesField(_("一行一个人：名字、电话、大概多少钱"))


class YouForm(QuestionForm):
    """Who applies, in which language, and how to be reached without harm."""

    page = "you"

    name = NameField(_("您的名字"))
    phone = PhoneField(_("您的手机号（不要用公司发的卡）"))
    reached_by = RadioChoiceField(_("怎样找您最安全"), choices=words.REACHED_BY)
    reach = ShortText(_("什么时候方便、不能让谁知道"), most=120)
    language = ChoiceField(_("您说什么话"), choices=words.LANGUAGES, blank=_("请选"))
    identity_number = IdentityField(_("身份证号（可以以后再说）"), kind=IdentityKind.RESIDENT)
    address = ShortText(_("住在哪里（可以以后再说）"), most=120)

    def validate(self, extra_validators: Any = None) -> bool:
        """Who wants text messages has a number to send them to."""
        fine = super().validate(extra_validators)
        if self.reached_by.data == "sms" and not self.phone.data and not self.phone.errors:
            self.phone.errors = [*self.phone.errors, _("要发短信，请填手机号。")]
            return False
        return fine


class EmployerForm(QuestionForm):
    """Which employer applies, and who fills this in."""

    page = "you"

    company = NameField(_("单位全称"))
    credit_code = IdentityField(_("统一社会信用代码"), kind=IdentityKind.USCC)
    address = ShortText(_("单位地址"), most=120)
    head = ShortText(_("法定代表人"), most=60)
    contact = ShortText(_("谁来办这件事（姓名、职务）"), most=60)
    phone = PhoneField(_("联系电话"))


class SendForm(BaseForm):
    """Everything was looked at: hand it in."""

    true = BooleanField(_("我填的是真的，愿意请这个组织调解"))

    def validate(self, extra_validators: Any = None) -> bool:
        """It is the applicant's own word."""
        fine = super().validate(extra_validators)
        if not self.true.data:
            self.true.errors = [*self.true.errors, _("请看一遍，勾上再交。")]
            return False
        return fine


class JoinForm(BaseForm):
    """A worker on somebody's list takes part: who they are."""

    name = NameField(_("您的名字"), validators=[Filled()])
    phone = PhoneField(_("您的手机号"))
    identity_number = IdentityField(_("身份证号（可以以后再说）"), kind=IdentityKind.RESIDENT)
    amount = MoneyField(_("您的那份大概多少钱（不清楚可以不填）"))
    language = ChoiceField(_("您说什么话"), choices=words.LANGUAGES, blank=_("请选"))

    def party(self) -> PartyFacts:
        """The worker as a party."""
        number = self.identity_number.data or ""
        return PartyFacts(name=self.name.data, phone=self.phone.data or "", identity_number=number,
                          identity_kind=IdentityKind.RESIDENT if number else IdentityKind.UNKNOWN,
                          language=Language(self.language.data or Language.MANDARIN))
