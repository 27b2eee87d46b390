"""What a party reads of each state of a case: who has it, what that person does next, what the party can do now.

One sentence a state, in words that somebody reads at night on a telephone; of what comes after an agreement or an
ending, ``afterwards``. A test walks every state and finds none without its sentence.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from mediation.cases.assignments import is_taken
from mediation.cases.states import BEFORE_EFFECT
from mediation.cases.states import CaseState as M
from mediation.law.suit_first import arbitration_first
from mediation.law.terms import Basis


@dataclass(frozen=True)
class Sentence:
    """``doing``: what the person in charge does; ``you``: what the party need do; ``over``: nobody owes a step.

    Both are translated when they are shown.
    """

    doing: Any
    you: Any
    over: bool = False


BY_STATE: dict[M, Sentence] = {
    M.NEGOTIATING: Sentence(_("正在帮双方先谈一谈"), _("等对方答复；不想谈了，随时可以申请调解或者仲裁")),
    M.SETTLED_PRIVATE: Sentence(_("在看和解协议有没有照办"), _("收到钱或者没收到，都告诉我们一声")),
    M.DRAFT: Sentence(_("您的申请还没有交"), _("把没填的补上再交；不清楚的可以填“不知道”")),
    M.SUBMITTED: Sentence(_("收到了您的申请，正在看属不属于这里办"), _("等电话；想起什么材料，随时可以补")),
    M.NEED_CORRECTION: Sentence(_("等您补材料"), _("照《补正材料通知书》把缺的补上")),
    M.REFERRED: Sentence(_("这件事不归这里办，已经告诉您该去哪里"), _("照通知上写的地址去；拿不准就打电话问"), over=True),
    M.CONSENT_PENDING: Sentence(_("正在问对方愿不愿意调解"), _("等几天；对方不答复，我们会书面告诉您")),
    M.CONSENTED: Sentence(_("双方都同意调解，正在办受理"), _("等受理通知")),
    M.ACCEPTED: Sentence(_("已经受理，正在安排调解员"), _("等通知；想自己选调解员，可以提出来")),
    M.NOT_ACCEPTED: Sentence(_("对方不愿意调解或者联系不上，没能受理"), _("可以直接申请仲裁；这次申请让时效重新算了"), over=True),
    M.WITHDRAWN: Sentence(_("您撤回了申请"), _("以后还可以再申请，也可以去仲裁"), over=True),
    M.ASSIGNED: Sentence(_("调解员定了，正在约时间"), _("看看约的时间方不方便，不方便就早点说")),
    M.IN_MEDIATION: Sentence(_("正在调解"), _("按约好的时间来；随时可以不调，直接去仲裁")),
    M.SUSPENDED: Sentence(_("调解先停一停"), _("等通知；不想等，随时可以去仲裁")),
    M.SIGNING: Sentence(_("条款谈好了，正在签字"), _("把协议看清楚再签；不愿意签，可以不签")),
    M.EFFECTIVE: Sentence(_("协议已经生效，正在看对方有没有照办"), _("到日子看钱到了没有，没到就告诉我们")),
    M.NO_AGREEMENT: Sentence(_("调解没成，不是您输了"), _("拿着《调解终止告知书》去申请仲裁"), over=True),
    M.REOPENED: Sentence(_("这件事重新拿出来办"), _("等电话")),
    M.ARCHIVED: Sentence(_("这件事办完了，材料已经归档"), _("有新的情况，打电话找我们"), over=True),
}

FOR_THE_OTHER_SIDE: dict[M, Sentence] = {
    M.NEGOTIATING: Sentence(_("对方想先和您谈一谈"), _("看清对方要什么，早点答复；不想谈，也请告诉我们")),
    M.SETTLED_PRIVATE: Sentence(_("在看和解协议有没有照办"), _("到日子照协议办；办完了，告诉我们一声")),
    M.DRAFT: Sentence(_("对方的申请还没有交"), _("现在不用做什么")),
    M.SUBMITTED: Sentence(_("收到了对方的申请，正在看属不属于这里办"), _("等电话；有材料，随时可以交")),
    M.NEED_CORRECTION: Sentence(_("等申请人补材料"), _("现在不用做什么；有材料，随时可以交")),
    M.REFERRED: Sentence(_("这件事不归这里办"), _("现在不用做什么；别处找您，请按时答复"), over=True),
    M.CONSENT_PENDING: Sentence(_("正在问您愿不愿意调解"), _("看清通知书，在期限内答复愿意还是不愿意")),
    M.NOT_ACCEPTED: Sentence(_("没能受理，这里不再办了"), _("对方可以申请仲裁；收到仲裁委的通知，按时答辩"), over=True),
    M.WITHDRAWN: Sentence(_("申请人撤回了申请"), _("现在不用做什么；有新的情况会通知您"), over=True),
    M.EFFECTIVE: Sentence(_("协议已经生效，正在看有没有照办"), _("到日子照协议办；付了钱留好凭证，告诉我们")),
    M.NO_AGREEMENT: Sentence(_("没有调成"), _("双方都可以申请仲裁；收到仲裁委的通知，按时答辩"), over=True),
}
"""Where a respondent needs other words than those who applied."""

BY_WHAT_HAS_BECOME: dict[str, tuple[M, bool, Sentence]] = {
    "time-set": (M.ASSIGNED, False, Sentence(_("调解员和时间都定了"), _("按时来；来不了，早点说"))),
    "all-done": (M.EFFECTIVE, False, Sentence(_("协议上的都办完了，等着结案"), _("核对一下；有不对的，告诉我们"))),
    "late": (M.EFFECTIVE, False, Sentence(_("有一笔过了日子没办完，正在催"), _("收到了，告诉我们；不想等，看下面还可以怎么办"))),
    "late-other": (M.EFFECTIVE, True, Sentence(_("有一笔过了日子没办完"), _("马上办；办了，留好凭证告诉我们"))),
    "by-court": (M.EFFECTIVE, False, Sentence(_("正在通过法院要这笔钱"), _("看下面每一笔办到哪一步；收到了，告诉我们"))),
    "by-court-other": (M.EFFECTIVE, True, Sentence(_("这笔钱到法院了，法院在办"), _("看下面每一笔；现在付清，就不用走下去了"))),
    "at-its-court": (M.NO_AGREEMENT, False, Sentence(_("调解没成，案子回法院接着审"), _("等法院的通知，按时去"), over=True)),
    "at-commission": (M.NO_AGREEMENT, False, Sentence(_("这件事到仲裁委了"), _("等受理、开庭的通知，按时去"), over=True)),
    "at-court": (M.NO_AGREEMENT, False, Sentence(_("这件事到法院了"), _("等立案、开庭的通知，按时去"), over=True)),
    "decided": (M.NO_AGREEMENT, False, Sentence(_("裁决、判决下来了"), _("看清下面写的日子，别错过"), over=True)),
    "ended-elsewhere": (M.NO_AGREEMENT, False, Sentence(_("这件事在别处办完了"), _("有新的情况，打电话找我们"), over=True)),
}
"""What takes the place of a state's own sentence, once its lines or its way out have gone on: the state, whether it is
for the other side, the sentence."""


def from_the_court(case: Any) -> str | None:
    """Where a case stands that a court handed over: who answers or signs, what follows; None for all others."""
    sent = case.court_assignment
    if sent is None:
        return None
    before = case.basis_term is Basis.COURT_DELEGATED
    if not is_taken(case):
        return gettext("法院把这件事转到这里调解，等这里签收材料。") if case.state_term is M.SUBMITTED else None
    if sent.received_on is not None:
        return gettext("结果和材料已经交回法院，法院签收了。") + _what_follows(case, before)
    if sent.returned_on is not None:
        return gettext("结果和材料已经交回法院，等法院签收。") + _what_follows(case, before)
    if case.state_term in BEFORE_EFFECT and before:
        return gettext("这件事是法院转来的。谈成了，可以请法院确认。没谈成，材料退回法院。")
    if case.state_term in BEFORE_EFFECT:
        return gettext("这件事是法院转来的。谈成了，由法院出调解书。没谈成，法院接着审。")
    return None


def _what_follows(case: Any, before: bool) -> str:
    """What becomes of it at the court, where there was no agreement."""
    if case.state_term is not M.NO_AGREEMENT:
        return ""
    if not before:
        return gettext("法院接着审，等法院通知。")
    if arbitration_first(case.kind_term, case.arbitration_done, None):
        return gettext("没有仲裁过的，一般要先申请仲裁；坚持起诉，请告诉法院。")
    return gettext("坚持起诉，请告诉法院。")


def sentence(state: M, *, applied: bool = True) -> Sentence:
    """The sentence of a state of the case, for whoever applied or for the other side."""
    return BY_STATE[state] if applied else FOR_THE_OTHER_SIDE.get(state, BY_STATE[state])
