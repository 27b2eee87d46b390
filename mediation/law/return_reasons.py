"""The coded reasons with which a court sends an application back: what each is about and what mends it (CPLI 354, 356).

documents.md E02; law.md §5.1. The signed agreement itself is never edited.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mediation.law.citation import Article, cite
from mediation.law.confirmation_file import DismissalGround, Material, RefusalGround
from mediation.law.terms import Term


class MendedBy(Term):
    """What mends a returned application; the signed agreement itself is never edited."""

    PAPER = "paper", "补交材料"
    STATEMENT = "statement", "补充说明"
    SUPPLEMENT = "supplement", "签订补充协议"


@dataclass(frozen=True)
class ReturnReason:
    """One coded reason: its words, what mends it and how (``mend``), the paper that it is about where it is one.

    ``ground``: on which ground the court would refuse or dismiss if it stayed so.
    """

    code: str
    text: str
    mended_by: MendedBy
    article: Article
    mend: str
    material: Material | None = None
    ground: RefusalGround | DismissalGround | None = None


_PAPERS, _ASKED, _CLEAR = cite("CPLI", 354), cite("CPLI", 356), cite("CPLI", 461)
_PAPER, _STATEMENT, _SUPPLEMENT = MendedBy.PAPER, MendedBy.STATEMENT, MendedBy.SUPPLEMENT
_M, _UNCLEAR = Material, DismissalGround.UNCLEAR

_REASONS = (
    ReturnReason("application_missing", "缺司法确认申请书，或者申请书没有双方签名", _PAPER, cite("O5", 3),
                 "办案人打印申请书，双方签名后扫描补交。", _M.APPLICATION),
    ReturnReason("agreement_missing", "缺调解协议书，或者页数不全、看不清", _PAPER, _PAPERS,
                 "办案人把签字原件逐页重新扫描补交。", _M.AGREEMENT),
    ReturnReason("proof_missing", "缺调解组织主持调解的证明", _PAPER, _PAPERS,
                 "办案人出具主持调解情况证明，负责人签名、盖章后补交。", _M.PROOF_OF_MEDIATION),
    ReturnReason("identity_missing", "缺身份证明、主体资格证明，或者已过有效期", _PAPER, _PAPERS,
                 "当事人交身份证正反面、营业执照复印件，办案人扫描补交。", _M.IDENTITY),
    ReturnReason("contact_missing", "缺住所、送达地址、联系方式", _PAPER, _PAPERS,
                 "当事人填送达地址确认书并签名，办案人登记后补交。", _M.CONTACTS),
    ReturnReason("power_missing", "缺授权委托书，或者没有写明代为和解、调解", _PAPER, cite("O5", 3),
                 "委托人另签写明“代为和解、调解”的委托书，办案人扫描补交。", _M.POWER_OF_ATTORNEY),
    ReturnReason("property_proof_missing", "缺与协议有关的财产权利证明", _PAPER, _PAPERS,
                 "当事人交权利证书或者登记材料的复印件，办案人扫描补交。", _M.PROPERTY_PROOF),
    ReturnReason("marks_missing", "协议缺签名、印章，或者各份不一致", _PAPER, _PAPERS,
                 "缺签名、印章的补签补盖，各份核对一致后扫描补交。", _M.AGREEMENT),
    ReturnReason("authority_unproved", "不能说明调解组织依法设立或者在名册内", _PAPER, cite("CPL", 205),
                 "办案人交设立批复、备案或者法院名册的复印件。", _M.PROOF_OF_MEDIATION),
    ReturnReason("facts_unclear", "纠纷的事实和数额怎样算出来说不清", _STATEMENT, _ASKED,
                 "双方写明工资标准、期间和算法，签名；有工资条、考勤的一并交。"),
    ReturnReason("will_unclear", "要当事人说明是否自愿、是否知道差额", _STATEMENT, _ASKED,
                 "当事人本人写明知道差额、自愿放弃，签名。", ground=DismissalGround.NOT_VOLUNTARY),
    ReturnReason("sham_suspected", "要当事人说明有无虚假调解", _STATEMENT, cite("ONL", 23),
                 "双方说明纠纷怎样发生，交劳动合同、工资和考勤的证据；不能说明的，法院不予确认。",
                 ground=DismissalGround.OTHERS_INTERESTS),
    ReturnReason("performance_unclear", "要当事人说明是否已经履行、还剩多少", _STATEMENT, _ASKED,
                 "双方写明已付多少、哪天付的、还剩多少，附付款凭证。"),
    ReturnReason("jurisdiction_unclear", "要当事人说明管辖的依据", _STATEMENT, _ASKED,
                 "当事人写明住所地，交居住证明或者营业执照。", ground=RefusalGround.WRONG_COURT),
    ReturnReason("sum_unclear", "给付数额不明确，或者大小写、分项与总额不一致", _SUPPLEMENT, _CLEAR,
                 "双方签补充协议，写明每项数额，大小写、分项与总额一致。", ground=_UNCLEAR),
    ReturnReason("due_unclear", "履行期限不明确，或者以不确定的事作条件", _SUPPLEMENT, _CLEAR,
                 "双方签补充协议，每笔写明最迟哪一天。", ground=_UNCLEAR),
    ReturnReason("persons_unclear", "权利义务主体不明确，或者约束了没有签名的人", _SUPPLEMENT, _CLEAR,
                 "双方签补充协议，写明谁付给谁；要别人负责的，由他签名。", ground=_UNCLEAR),
    ReturnReason("method_unclear", "履行方式、收款账户不明确", _SUPPLEMENT, _CLEAR,
                 "双方签补充协议，写明怎样付、收款人本人的户名、开户行和账号。", ground=_UNCLEAR),
    ReturnReason("relation_clause", "含确认劳动关系的条款，请分出", _SUPPLEMENT, cite("J1", 52),
                 "双方签补充协议，撤去这一条；要确认劳动关系的，另走仲裁。"),
    ReturnReason("insurance_clause", "含不缴或者折现社会保险、补缴社会保险的条款，请删去", _SUPPLEMENT, cite("J2", 19),
                 "双方签补充协议，撤去这一条；补缴向社会保险费征收机构提出。", ground=DismissalGround.MANDATORY_LAW),
    ReturnReason("injury_clause", "含放弃工伤认定的条款，或者工伤待遇数额显著偏低", _SUPPLEMENT, cite("CC", 151),
                 "双方签补充协议，撤去放弃的话，或者按认定、鉴定结论改写数额。", ground=DismissalGround.MANDATORY_LAW),
    ReturnReason("force_clause", "写了未经确认即可强制执行，请改正", _SUPPLEMENT, cite("CPL", 206),
                 "双方签补充协议，撤去这句话：经司法确认才能申请强制执行。", ground=_UNCLEAR),
)
RETURN_REASONS: dict[str, ReturnReason] = {reason.code: reason for reason in _REASONS}
USUAL = ("identity_missing", "sum_unclear", "due_unclear", "method_unclear", "proof_missing")
"""What is put first for a court that has sent nothing back yet; practice, not law."""


def most_used(used: Mapping[str, int], number: int = 5) -> tuple[str, ...]:
    """The codes of the reasons that a court uses most, most first; filled up with the usual ones.

    ``used``: how often each code stood in the court's own returns. Of equals the usual one comes first, then the order
    of the table.
    """
    order = [*USUAL, *(code for code in RETURN_REASONS if code not in USUAL)]
    known = [code for code in order if used.get(code, 0) > 0]
    ranked = sorted(known, key=lambda code: -used[code])
    return tuple([*ranked, *(code for code in order if code not in known)][:number])
