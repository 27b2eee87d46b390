"""What a party reads of each state: who has the case, what that person does next, what the party can do now.

One sentence a state, in words that somebody reads at night on a telephone. A test walks every state and finds none
without its sentence.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mediation.agreements.models import StrengtheningState as S
from mediation.cases.assignments import is_taken
from mediation.cases.states import BEFORE_EFFECT
from mediation.cases.states import CaseState as M
from mediation.handoffs.models import HandoffState as H
from mediation.law.suit_first import arbitration_first
from mediation.law.terms import Basis


@dataclass(frozen=True)
class Sentence:
    """``doing``: what the person in charge does; ``you``: what the party need do; ``over``: nobody owes a step."""

    doing: str
    you: str
    over: bool = False


BY_STATE: dict[M, Sentence] = {
    M.NEGOTIATING: Sentence("正在帮双方先谈一谈", "等对方答复；不想谈了，随时可以申请调解或者仲裁"),
    M.SETTLED_PRIVATE: Sentence("在看和解协议有没有照办", "收到钱或者没收到，都告诉我们一声"),
    M.DRAFT: Sentence("您的申请还没有交", "把没填的补上再交；不清楚的可以填“不知道”"),
    M.SUBMITTED: Sentence("收到了您的申请，正在看属不属于这里办", "等电话；想起什么材料，随时可以补"),
    M.NEED_CORRECTION: Sentence("等您补材料", "照《补正材料通知书》把缺的补上"),
    M.REFERRED: Sentence("这件事不归这里办，已经告诉您该去哪里", "照通知上写的地址去；拿不准就打电话问", over=True),
    M.CONSENT_PENDING: Sentence("正在问对方愿不愿意调解", "等几天；对方不答复，我们会书面告诉您"),
    M.CONSENTED: Sentence("双方都同意调解，正在办受理", "等受理通知"),
    M.ACCEPTED: Sentence("已经受理，正在安排调解员", "等通知；想自己选调解员，可以提出来"),
    M.NOT_ACCEPTED: Sentence("对方不愿意调解或者联系不上，没能受理", "可以直接申请仲裁；这次申请让时效重新算了", over=True),
    M.WITHDRAWN: Sentence("您撤回了申请", "以后还可以再申请，也可以去仲裁", over=True),
    M.ASSIGNED: Sentence("调解员定了，正在约时间", "看看约的时间方不方便，不方便就早点说"),
    M.IN_MEDIATION: Sentence("正在调解", "按约好的时间来；随时可以不调，直接去仲裁"),
    M.SUSPENDED: Sentence("调解先停一停", "等通知；不想等，随时可以去仲裁"),
    M.SIGNING: Sentence("条款谈好了，正在签字", "把协议看清楚再签；不愿意签，可以不签"),
    M.EFFECTIVE: Sentence("协议已经生效，正在看对方有没有照办", "到日子看钱到了没有，没到就告诉我们"),
    M.NO_AGREEMENT: Sentence("没有调成，不是您输了", "拿着《调解终止告知书》去申请仲裁", over=True),
    M.REOPENED: Sentence("这件事重新拿出来办", "等电话"),
    M.ARCHIVED: Sentence("这件事办完了，材料已经归档", "有新的情况，打电话找我们", over=True),
}

FOR_THE_OTHER_SIDE: dict[M, Sentence] = {
    M.NEGOTIATING: Sentence("对方想先和您谈一谈", "看清对方要什么，早点答复；不想谈，也请告诉我们"),
    M.SETTLED_PRIVATE: Sentence("在看和解协议有没有照办", "到日子照协议办；办完了，告诉我们一声"),
    M.DRAFT: Sentence("对方的申请还没有交", "现在不用做什么"),
    M.SUBMITTED: Sentence("收到了对方的申请，正在看属不属于这里办", "等电话；有材料，随时可以交"),
    M.NEED_CORRECTION: Sentence("等申请人补材料", "现在不用做什么；有材料，随时可以交"),
    M.CONSENT_PENDING: Sentence("正在问您愿不愿意调解", "看清通知书，在期限内答复愿意还是不愿意"),
    M.NOT_ACCEPTED: Sentence("没能受理，这里不再办了", "对方可以申请仲裁；收到仲裁委的通知，按时答辩", over=True),
    M.WITHDRAWN: Sentence("申请人撤回了申请", "现在不用做什么；有新的情况会通知您", over=True),
    M.EFFECTIVE: Sentence("协议已经生效，正在看有没有照办", "到日子照协议办；付了钱留好凭证，告诉我们"),
    M.NO_AGREEMENT: Sentence("没有调成", "双方都可以申请仲裁；收到仲裁委的通知，按时答辩", over=True),
}
"""Where a respondent needs other words than those who applied."""

OF_CONFIRMATION: dict[S, str] = {
    S.B_NONE: "协议可以由双方一起请法院确认。确认了，对方不给钱就能申请强制执行。",
    S.CONF_PREP: "正在准备请法院确认，要双方一起申请。",
    S.CONF_FILED: "已经请法院确认，法院在看材料。",
    S.CONF_CORRECT: "法院要补材料，正在补。",
    S.CONF_DOCKETED: "法院已经立案审查，会通知双方去核实。",
    S.CONF_GRANTED: "法院确认协议有效。对方不照办，您可以申请强制执行。",
    S.CONF_REFUSED: "法院没有受理确认申请，协议本身仍然有效。",
    S.CONF_WITHDRAWN: "确认申请已经撤回，协议本身仍然有效。",
    S.CONF_DISMISSED: "法院没有确认这份协议，可以改协议、另外达成协议，或者申请仲裁。",
    S.CONF_TERMINATED: "法院结束了确认程序，有争议的可以申请仲裁或者起诉。",
    S.CONF_OBJECTION: "有人对确认提出异议，法院在审查。",
    S.CONF_REVOKED: "确认裁定被撤销了，请打电话问接下来怎么办。",
    S.ARBREV_FILED: "双方已经请仲裁委审查这份协议，仲裁委在看收不收。",
    S.ARBREV_DOCKETED: "仲裁委正在审查协议，做好调解书会通知双方去签收。",
    S.ARBREV_REFUSED: "仲裁委没有受理审查申请，协议本身仍然有效；三十日没过的，还可以双方一起请法院确认。",
    S.ARBREV_WITHDRAWN: "审查申请已经撤回，协议本身仍然有效；三十日没过的，还可以双方一起请法院确认。",
    S.ARBREV_NOPAPER: "仲裁委没有为协议做调解书，协议本身仍然有效；三十日没过的，还可以双方一起请法院确认。",
    S.ARBREV_ISSUED: "双方签收了仲裁调解书。对方不照办，您可以申请强制执行。",
    S.B_EXPIRED: "请法院确认的三十日已经过了，协议仍然有效；对方不照办，可以申请仲裁。",
    S.COURT_DOC: "法院出了调解书，双方签收后就有强制执行的效力。",
}

OF_HANDOFF: dict[H, str] = {
    H.PREPARED: "材料正在准备，还没有送出。",
    H.AID_ASKED: "已经替您申请法律援助，援助机构七天内答复。",
    H.AID_GRANTED: "法律援助批准了，三天内给您派人。",
    H.ARBITRATION: "已经到仲裁委了，等受理、开庭的通知，按时去。",
    H.ARB_MEDIATING: "仲裁委让先调一调；谈不成就回去开庭。",
    H.AWARDED: "裁决下来了。不服的，从收到那天起十五天内去法院；终局裁决只有劳动者能起诉。",
    H.AWARD_ANNULLED: "法院撤销了裁决。要起诉的，从收到那天起十五天内去，过了就不行了。",
    H.LITIGATION: "已经到法院了，等立案、开庭的通知，按时去。",
    H.SUIT_MEDIATING: "法院让先调一调；谈不成就接着审。",
    H.JUDGED: "法院判了。不服的，判决十五天内、裁定十天内上诉。",
    H.ENFORCE_TITLE: "裁判生效了。对方不给，可以申请强制执行，两年内都行。",
    H.ENDED: "这条路走完了。",
}
"""What a party reads of each way out, in every state that is stored."""


def from_the_court(case: Any) -> str | None:
    """Where a case stands that a court handed over: who answers or signs, what follows; None for all others."""
    sent = case.court_assignment
    if sent is None:
        return None
    before = case.basis_term is Basis.COURT_DELEGATED
    if not is_taken(case):
        return "法院把这件事转到这里调解，等这里签收材料。" if case.state_term is M.SUBMITTED else None
    if sent.received_on is not None:
        return "结果和材料已经交回法院，法院签收了。" + _what_follows(case, before)
    if sent.returned_on is not None:
        return "结果和材料已经交回法院，等法院签收。" + _what_follows(case, before)
    if case.state_term in BEFORE_EFFECT:
        return "这件事是法院转来的。谈成了，" + (
            "可以请法院确认。没谈成，材料退回法院。" if before else "由法院出调解书。没谈成，法院接着审。")
    return None


def _what_follows(case: Any, before: bool) -> str:
    """What becomes of it at the court, where there was no agreement."""
    if case.state_term is not M.NO_AGREEMENT:
        return ""
    if not before:
        return "法院接着审，等法院通知。"
    first = arbitration_first(case.kind_term, case.arbitration_done, None)
    return "没有仲裁过的，一般要先申请仲裁；坚持起诉，请告诉法院。" if first else "坚持起诉，请告诉法院。"


def sentence(state: M, *, applied: bool = True) -> Sentence:
    """The sentence of a state of the case, for whoever applied or for the other side."""
    return BY_STATE[state] if applied else FOR_THE_OTHER_SIDE.get(state, BY_STATE[state])
