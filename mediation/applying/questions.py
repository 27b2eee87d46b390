"""The pages in their order, for each who applies; nine at most."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _

from mediation.applying import forms
from mediation.applying.models import AppliesAs
from mediation.errors import NotFound


@dataclass(frozen=True)
class Question:
    """One page: its address, what it asks, what helps to answer, its form (None where the page is its own)."""

    key: str
    title: Any
    lead: Any
    form: type[forms.QuestionForm] | None = None


HAPPENED = Question("happened", _("出了什么事？"), _("选最像的。看着不像也没关系，后面可以自己说。"), forms.HappenedForm)
SAVE = Question("save", _("先存好，别等没了"), _("下面这些先拍照、截屏，存在自己手机里。手上已经有的，勾一下。"), forms.SaveForm)
WHOM = Question("whom", _("是跟谁的事？"), _("知道多少填多少。只知道App的名字也行，公司我们来查。"), forms.WhomForm)
WORKER = Question("whom", _("是跟哪位劳动者的事？"), _("知道多少填多少。"), forms.WorkerForm)
WORK = Question("work", _("什么时候开始干的？"), _("记不清的，写大概的日子，写几月也行。"), forms.WorkForm)
ASKING = Question("asking", _("您要什么？"), _("说个大概就行，以后还能改。"), forms.AskingForm)
STORY = Question("story", _("说说经过"), _("像跟朋友说一样：哪天、谁、说了什么、后来怎样。不会写，按“不知道”，我们打电话问您。"),
                 forms.StoryForm)
PHOTOS = Question("photos", _("照片、截屏"), _("没有也可以先交申请，以后再补。"))
NAMES = Question("names", _("还有谁一起？"), _("写上名字的人还不算申请人：要等他自己点“我要参加”，或者来签字。"), forms.NamesForm)
YOU = Question("you", _("您是谁，怎样找您？"), _("电话、住址、身份证号对方看不见。"), forms.YouForm)
EMPLOYER = Question("you", _("您是哪个单位？"), _("交上去以后，请带营业执照、授权委托书来核对。"), forms.EmployerForm)
SEND = Question("send", _("看一遍，交上去"), "")

ASKED: dict[AppliesAs, tuple[Question, ...]] = {
    AppliesAs.WORKER: (HAPPENED, SAVE, WHOM, WORK, ASKING, STORY, PHOTOS, YOU, SEND),
    AppliesAs.GROUP: (HAPPENED, SAVE, WHOM, ASKING, STORY, PHOTOS, NAMES, YOU, SEND),
    AppliesAs.EMPLOYER: (HAPPENED, WORKER, ASKING, STORY, PHOTOS, EMPLOYER, SEND),
}


@dataclass(frozen=True)
class Place:
    """Where somebody has got to."""

    question: Question
    number: int
    count: int
    before: str | None
    after: str | None


def place_of(applies_as: AppliesAs, key: str) -> Place:
    """A page among those of this applicant; raises NotFound for one that is not asked."""
    asked = ASKED[applies_as]
    number = next((number for number, question in enumerate(asked) if question.key == key), None)
    if number is None:
        raise NotFound("没有这一页。")
    return Place(asked[number], number + 1, len(asked), asked[number - 1].key if number else None,
                 asked[number + 1].key if number + 1 < len(asked) else None)


def next_open(applies_as: AppliesAs, answers: dict[str, Any]) -> str:
    """The first page that nobody has answered: there one goes on."""
    return next((question.key for question in ASKED[applies_as][:-1] if question.key not in answers), "send")
