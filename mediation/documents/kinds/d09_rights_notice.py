"""D09 权利义务告知书: what the parties may and must do, told before mediation begins, and signed for."""
from __future__ import annotations

from collections.abc import Sequence

from mediation.documents import phrases
from mediation.documents.blocks import Block, Clauses, Heading, Paragraph, Place, Signatures, Title
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED
from mediation.documents.particulars import CaseOnPaper, Particulars
from mediation.law.citation import cite
from mediation.law.terms import Basis

RIGHTS = ("选择或者接受调解员", "接受调解、拒绝调解或者要求终止调解", "要求调解公开进行或者不公开进行", "自主表达意愿、自愿达成调解协议")
"""The four rights of 人民调解法第二十三条."""
DUTIES = ("如实陈述纠纷事实", "遵守调解现场秩序，尊重调解员", "尊重对方当事人行使权利")
"""The three duties of 人民调解法第二十四条."""
MORE_RIGHTS = ("申请调解员回避或者更换调解员", "委托代理人参加调解", "经双方同意延长调解期限", "申请鉴定",
               "使用本民族语言文字，需要翻译、手语的请提前提出")
ORDER = ("不得随意打断他人发言，不得辱骂、威胁他人", "未经同意，不得录音、录像", "在线调解的，不得让无关人员在场")


def body(particulars: Particulars) -> Sequence[Block]:
    case = particulars.case
    places = [Place(f"{party.side.label} {party.name}", "签名或盖章") for party in case.parties]
    return [
        Title("权利义务告知书", case.body.name), Paragraph(f"案号：{case.number}", indent=False, align="right"),
        Paragraph("各位当事人：", indent=False),
        Heading("一、权利"), Clauses(tuple(f"{right}；" for right in (*RIGHTS, *MORE_RIGHTS[:-1]))
                                 + (f"{MORE_RIGHTS[-1]}。",)),
        Heading("二、义务"), Clauses(tuple(f"{duty}；" for duty in DUTIES[:-1]) + (f"{DUTIES[-1]}。",)),
        Heading("三、纪律"), Clauses(tuple(f"{rule}；" for rule in ORDER[:-1]) + (f"{ORDER[-1]}。",)),
        Heading("四、特别告知"), Clauses(told(case)),
        Paragraph("本人（单位）已阅读并清楚以上内容。代理人签收的，请在签名后注明权限。", keep=True),
        Signatures(tuple(places)),
    ]


def told(case: CaseOnPaper) -> tuple[str, ...]:
    """What is told besides, with the periods of the registry; in a suit neither of the two doors stands open."""
    after = (f"调解协议生效之日起{phrases.period('ARBREV-15')}内，双方可以共同向仲裁委申请仲裁审查；"
             f"生效之日起{phrases.period('CONF-30')}内，双方可以共同向人民法院申请司法确认。")
    in_a_suit = "达成调解协议的，由人民法院依法审查并制作调解书，或者由当事人申请撤诉。"
    return (
        "为达成调解作出的让步，不得在后续程序中作为对其不利的证据；双方共同书面确认的无争议事实除外。",
        "双方没有争议的事实，可以书面确认，后续仲裁、诉讼可以直接采用。",
        _routes(case),
        in_a_suit if case.basis is Basis.COURT_ENTRUSTED else after,
        "双方恶意串通、虚构事实进行虚假调解的，依法承担法律责任。",
        "调解不收取费用。",
    )


def _routes(case: CaseOnPaper) -> str:
    if not phrases.arbitrable(case):
        return f"不愿调解的，随时可以直接{phrases.first_forum(case)}。"
    return f"自收到调解申请之日起{phrases.period('TJ14-15')}内未达成调解协议的，可以申请仲裁；不愿调解的，随时可以直接申请仲裁。"


PAPER = Paper(
    code="D09", version=1, title="权利义务告知书", stage="受理",
    articles=(cite("RTF", 23), cite("RTF", 24), cite("TY", 14), cite("ONL", 18)),
    signers="当事人签名或盖章签收", copies="每方一份，卷内一份", layout="L", long=True,
    requires=("case.body.name", "case.number", *NAMED), body=body,
)
