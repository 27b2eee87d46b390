"""D09 权利义务告知书: what the parties may and must do, told before mediation begins, and signed for."""
from __future__ import annotations

from collections.abc import Sequence

from mediation.documents import phrases
from mediation.documents.blocks import Block, Clauses, Heading, Paragraph, Place, Signatures, Title
from mediation.documents.columns import in_two_columns
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED
from mediation.documents.particulars import CaseOnPaper, Particulars
from mediation.documents.sentences import Said, Sentence, Speech, numbered
from mediation.law.citation import cite
from mediation.law.terms import Basis

SENTENCES = (
    Sentence("to", "各位当事人："), Sentence("rights", "一、权利"),
    *numbered("right", ("选择或者接受调解员；", "接受调解、拒绝调解或者要求终止调解；", "要求调解公开进行或者不公开进行；",
                        "自主表达意愿、自愿达成调解协议；"), cite("RTF", 23)),
    *numbered("more", ("申请调解员回避或者更换调解员；", "委托代理人参加调解；", "经双方同意延长调解期限；", "申请鉴定；",
                       "使用本民族语言文字，需要翻译、手语的请提前提出。")),
    Sentence("duties", "二、义务"),
    *numbered("duty", ("如实陈述纠纷事实；", "遵守调解现场秩序，尊重调解员；", "尊重对方当事人行使权利。"), cite("RTF", 24)),
    Sentence("order", "三、纪律"),
    *numbered("rule", ("不得随意打断他人发言，不得辱骂、威胁他人；", "未经同意，不得录音、录像；", "在线调解的，不得让无关人员在场。")),
    Sentence("told", "四、特别告知"),
    Sentence("concessions", "为达成调解作出的让步，不得在后续程序中作为对其不利的证据；双方共同书面确认的无争议事实除外。", cite("ONL", 18)),
    Sentence("agreed_facts", "双方没有争议的事实，可以书面确认，后续仲裁、诉讼可以直接采用。"),
    Sentence("arbitration", "自收到调解申请之日起〔期间〕内未达成调解协议的，可以申请仲裁；不愿调解的，随时可以直接申请仲裁。", cite("TJ", 14, 3)),
    Sentence("other_forum", "不愿调解的，随时可以直接〔途径〕。"),
    Sentence("doors", "调解协议生效之日起〔审查期间〕内，双方可以共同向仲裁委申请仲裁审查；"
                      "生效之日起〔确认期间〕内，双方可以共同向人民法院申请司法确认。", cite("CPL", 205)),
    Sentence("in_a_suit", "达成调解协议的，由人民法院依法审查并制作调解书，或者由当事人申请撤诉。"),
    Sentence("sham", "双方恶意串通、虚构事实进行虚假调解的，依法承担法律责任。"),
    Sentence("free", "调解不收取费用。"),
    Sentence("read", "本人（单位）已阅读并清楚以上内容。代理人签收的，请在签名后注明权限。"),
)


def body(particulars: Particulars) -> Sequence[Block]:
    case, say = particulars.case, PAPER.speech(particulars)
    places = [Place(f"{party.side.label} {party.name}", "签名或盖章") for party in case.parties]
    return in_two_columns(particulars, [
        Title("权利义务告知书", case.body.name), Paragraph(f"案号：{case.number}", indent=False, align="right"),
        Paragraph(say("to"), indent=False),
        Heading(say("rights")), _list(say, "right", "more"), Heading(say("duties")), _list(say, "duty"),
        Heading(say("order")), _list(say, "rule"), Heading(say("told")), Clauses(told(case, say)),
        Paragraph(say("read"), keep=True),
        Signatures(tuple(places)),
    ])


def _list(say: Speech, *keys: str) -> Clauses:
    """The sentences of a list, or of several one after another."""
    return Clauses(tuple(say(each) for key in keys for each in say.sentences if each.startswith(f"{key}_")))


def told(case: CaseOnPaper, say: Speech) -> tuple[Said, ...]:
    """What is told besides, with the periods of the registry; in a suit neither of the two doors stands open."""
    doors = {"审查期间": phrases.period("ARBREV-15"), "确认期间": phrases.period("CONF-30")}
    route = say("arbitration", {"期间": phrases.period("TJ14-15")}) if phrases.arbitrable(case) else say(
        "other_forum", {"途径": phrases.first_forum(case)})
    after = say("in_a_suit") if case.basis is Basis.COURT_ENTRUSTED else say("doors", doors)
    return say("concessions"), say("agreed_facts"), route, after, say("sham"), say("free")


PAPER = Paper(
    code="D09", version=1, title="权利义务告知书", stage="受理",
    articles=(cite("RTF", 23), cite("RTF", 24), cite("TY", 14), cite("ONL", 18)),
    signers="当事人签名或盖章签收", copies="每方一份，卷内一份", layout="L", long=True,
    requires=("case.body.name", "case.number", *NAMED), body=body, sentences=SENTENCES, two_languages=True,
)
