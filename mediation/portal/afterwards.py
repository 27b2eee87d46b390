"""What a party reads after an agreement or an ending: of its confirmation, of each line owed, of each way out.

One sentence for every state of the records S, P and H, and another for whoever owes where the first would be wrong.
"""
from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

from mediation.agreements.models import ObligationState as P
from mediation.agreements.models import StrengtheningState as S
from mediation.handoffs.models import HandoffState as H
from mediation.handoffs.models import ResultKind as R
from mediation.law.suits import AwardForce

OF_CONFIRMATION: dict[S, Any] = {
    S.B_NONE: _("协议可以由双方一起请法院确认。确认了，对方不给钱就能申请强制执行。"),
    S.CONF_PREP: _("正在准备请法院确认，要双方一起申请。"),
    S.CONF_FILED: _("已经请法院确认，法院在看材料。"),
    S.CONF_CORRECT: _("法院要补材料，正在补。"),
    S.CONF_DOCKETED: _("法院已经立案审查，会通知双方去核实。"),
    S.CONF_GRANTED: _("法院确认协议有效。对方不照办，您可以申请强制执行。"),
    S.CONF_REFUSED: _("法院没有受理确认申请，协议本身仍然有效。"),
    S.CONF_WITHDRAWN: _("确认申请已经撤回，协议本身仍然有效。"),
    S.CONF_DISMISSED: _("法院没有确认这份协议，可以改协议、另外达成协议，或者申请仲裁。"),
    S.CONF_TERMINATED: _("法院结束了确认程序，有争议的可以申请仲裁或者起诉。"),
    S.CONF_OBJECTION: _("有人对确认提出异议，法院在审查。"),
    S.CONF_REVOKED: _("确认裁定被撤销了，请打电话问接下来怎么办。"),
    S.ARBREV_FILED: _("双方已经请仲裁委审查这份协议，仲裁委在看收不收。"),
    S.ARBREV_DOCKETED: _("仲裁委正在审查协议，做好调解书会通知双方去签收。"),
    S.ARBREV_REFUSED: _("仲裁委没有受理审查申请，协议本身仍然有效；三十日没过的，还可以双方一起请法院确认。"),
    S.ARBREV_WITHDRAWN: _("审查申请已经撤回，协议本身仍然有效；三十日没过的，还可以双方一起请法院确认。"),
    S.ARBREV_NOPAPER: _("仲裁委没有为协议做调解书，协议本身仍然有效；三十日没过的，还可以双方一起请法院确认。"),
    S.ARBREV_ISSUED: _("双方签收了仲裁调解书。对方不照办，您可以申请强制执行。"),
    S.B_EXPIRED: _("请法院确认的三十日已经过了，协议仍然有效；对方不照办，可以申请仲裁。"),
    S.COURT_DOC: _("法院出了调解书，双方签收后就有强制执行的效力。"),
}
OF_CONFIRMATION_TO_WHO_OWES: dict[S, Any] = {
    S.B_NONE: _("协议可以由双方一起请法院确认。确认了再不照办，对方能申请强制执行。"),
    S.CONF_GRANTED: _("法院确认协议有效。请按协议的日子照办；不照办，对方可以申请强制执行。"),
    S.ARBREV_ISSUED: _("双方签收了仲裁调解书。请按上面的日子照办；不照办，对方可以申请强制执行。"),
    S.B_EXPIRED: _("请法院确认的三十日已经过了，协议仍然有效，请照办；不照办，对方可以申请仲裁。"),
    S.COURT_DOC: _("法院出了调解书，双方签收后就要照办；不照办，对方可以申请强制执行。"),
}

OF_LINE: dict[P, Any] = {
    P.PERFORMING: _("还没有办完。到了日子没收到，告诉我们。"),
    P.PERFORMED: _("已经办完。"),
    P.DEFAULTED: _("过了日子还没有办完。我们来催；您也可以申请仲裁或者支付令。"),
    P.PAYORDER_FILED: _("已经请法院发支付令，%(until)s法院答复受不受理。"),
    P.PAYORDER_DOCKETED: _("法院受理了支付令申请，%(until)s发出支付令。"),
    P.PAYORDER_ISSUED: _("法院已发支付令，%(until)s送到单位。"),
    P.PAYORDER_SERVED: _("法院已发支付令，单位已经收到，%(until)s付清或者书面提出异议；"
                         "过了这一天还不付、也没有异议的，可以申请强制执行。"),
    P.PAYORDER_ENDED: _("支付令程序已经终结。"),
    P.ENFORCING: _("法院正在强制执行。发现对方的财产，请告诉我们。"),
    P.ENFORCE_PAUSED: _("法院这一次没有找到可以执行的财产，或者执行先停一停。发现财产，随时可以再申请，没有期限。"),
    P.WAIVED: _("这一项不用办了：免了，或者换成了别的。"),
}
OF_LINE_TO_WHO_OWES: dict[P, Any] = {
    P.PERFORMING: _("还没有办完。请在日子前办好，留好凭证。"),
    P.DEFAULTED: _("过了日子还没有办完，请马上办；不办，对方可以申请仲裁或者支付令。"),
    P.PAYORDER_FILED: _("对方已经请法院发支付令。现在付清，就不用走下去了。"),
    P.PAYORDER_DOCKETED: _("法院受理了对方的支付令申请。现在付清，就不用走下去了。"),
    P.PAYORDER_ISSUED: _("法院已发支付令，会送到您这里。收到以后十五天内付清或者书面提出异议。"),
    P.PAYORDER_SERVED: _("支付令已经送到，%(until)s付清，或者书面向法院提出异议；不然对方可以申请强制执行。"),
    P.ENFORCING: _("法院正在强制执行。请尽快付清，或者和对方、法院商量。"),
    P.ENFORCE_PAUSED: _("执行先停一停，钱还是欠着的；对方发现财产，随时可以再申请。"),
}
ORDER_ENDED_ON_AGREEMENT = _("支付令程序已经终结。可以直接拿调解协议向法院起诉，不用先仲裁；"
                             "%(until)s没有向法院说不同意起诉的，视为已经起诉。")
ORDER_ENDED_SUIT_OPEN = _("支付令程序已经终结。可以直接拿调解协议向法院起诉，不用先仲裁。")
ORDER_ENDED_FOR_ARREARS = _("支付令程序已经终结。接下来要先申请仲裁，不能直接起诉。")
ORDER_ENDED_TO_WHO_OWES = _("支付令程序已经终结，钱还是欠着的；对方可以申请仲裁或者起诉。")

DECIDED: dict[R, Any] = {
    R.ACCEPTED: _("受理"), R.REFUSED: _("不予受理"), R.AWARD: _("裁决"), R.MEDIATION_PAPER: _("仲裁调解书"),
    R.WITHDRAWN: _("撤回"), R.ANNULLED: _("撤销裁决的裁定"), R.DOCKETED: _("立案"), R.NOT_DOCKETED: _("不予立案"),
    R.DISMISSED: _("驳回起诉"), R.JUDGMENT: _("判决（可以上诉）"), R.RULING: _("裁定（可以上诉）"),
    R.LAST_JUDGMENT: _("终审、一审终审的判决或者裁定"), R.COURT_PAPER: _("法院调解书"), R.SETTLED: _("和解"),
    R.LAWYER_NAMED: _("已指派律师"), R.OTHER: _("其他"),
}
"""What another body has decided, in a word."""

OF_HANDOFF: dict[H, Any] = {
    H.PREPARED: _("材料正在准备，还没有送出。"),
    H.AID_ASKED: _("已经替您申请法律援助，援助机构七天内答复。"),
    H.AID_GRANTED: _("法律援助批准了，三天内给您派人。"),
    H.ARBITRATION: _("已经到仲裁委了，等受理、开庭的通知，按时去。"),
    H.ARB_MEDIATING: _("仲裁委让先调一调；谈不成就回去开庭。"),
    H.AWARDED: _("仲裁调解书双方签收了，已经生效。"),
    H.AWARD_ANNULLED: _("法院撤销了裁决。要起诉的，从收到那天起十五天内去，过了就不行了。"),
    H.LITIGATION: _("已经到法院了，等立案、开庭的通知，按时去。"),
    H.SUIT_MEDIATING: _("法院让先调一调；谈不成就接着审。"),
    H.JUDGED: _("法院判了。不服的，判决十五天内、裁定十天内上诉。"),
    H.ENFORCE_TITLE: _("裁判生效了。对方不给，可以申请强制执行，两年内都行。"),
    H.ENDED: _("这条路走完了。"),
}
"""What a party reads of each way out, in every state that is stored."""
OF_HANDOFF_TO_THE_EMPLOYER: dict[H, Any] = {
    H.AID_ASKED: _("劳动者申请了法律援助，现在不用做什么。"),
    H.AID_GRANTED: _("劳动者有了法律援助，援助人员会和您联系。"),
    H.ARBITRATION: _("已经到仲裁委了。收到申请书副本，按时答辩；等开庭通知，按时去。"),
    H.LITIGATION: _("已经到法院了。收到起诉状副本，按时答辩；等开庭通知，按时去。"),
    H.ENFORCE_TITLE: _("裁判生效了，请在上面写的日子前照办；不办，对方可以申请强制执行。"),
}


OF_AWARD: dict[AwardForce, Any] = {
    AwardForce.FINAL: _("裁决下来了，是终局裁决，现在就生效。您不服的，从收到那天起十五天内去法院；单位不能起诉，"
                        "只能在三十天内申请法院撤销。"),
    AwardForce.NOT_FINAL: _("裁决下来了，不是终局裁决。哪一方不服，都可以从收到那天起十五天内去法院；没有人去，裁决就生效。"),
}
"""What an award is by its own words, and what follows for each side (TJ 47–50)."""
OF_AWARD_TO_THE_EMPLOYER: dict[AwardForce, Any] = {
    AwardForce.FINAL: _("裁决下来了，是终局裁决，现在就生效，单位不能起诉。有法定情形的，从收到那天起三十天内可以申请法院撤销；"
                        "申请了，执行先停一停。"),
}


def of_confirmation(state: S, *, owes: bool = False) -> Any:
    """The sentence of where the confirmation of an agreement stands."""
    return OF_CONFIRMATION_TO_WHO_OWES.get(state, OF_CONFIRMATION[state]) if owes else OF_CONFIRMATION[state]


def of_line(state: P, *, owes: bool = False) -> Any:
    """The sentence of where one line stands; ``%(until)s`` is the last day, with 最迟."""
    return OF_LINE_TO_WHO_OWES.get(state, OF_LINE[state]) if owes else OF_LINE[state]


def of_handoff(state: H, *, is_employer: bool = False, force: AwardForce | None = None) -> Any:
    """The sentence of where a way out stands; ``force`` is what the award behind it is, None for a mediation paper."""
    if state is H.AWARDED and force is not None:
        return OF_AWARD_TO_THE_EMPLOYER.get(force, OF_AWARD[force]) if is_employer else OF_AWARD[force]
    return OF_HANDOFF_TO_THE_EMPLOYER.get(state, OF_HANDOFF[state]) if is_employer else OF_HANDOFF[state]
