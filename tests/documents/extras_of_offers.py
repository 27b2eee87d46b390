"""What the papers say that a clerk issues when they are needed, in the three variants."""
from __future__ import annotations

from datetime import date
from typing import Any

from mediation.documents.kinds.d18_inquiry_record import HEARD, RELATION, TOLD, Exchange, InquiryRecord
from mediation.documents.kinds.d19_evidence_list import EvidenceList, ListedEvidence, Opinion
from mediation.documents.kinds.d29_private_settlement import PrivateSettlement
from mediation.documents.kinds.d39_performance_certificate import (
    CertificatePurpose,
    PerformanceCertificate,
    PerformedLine,
)
from mediation.documents.kinds.d52a_supervision_reminder import SupervisionReminder
from mediation.documents.kinds.d52b_supervision_opinion import SupervisionOpinion
from mediation.documents.kinds.d52c_supervision_proposal import SupervisionProposal, WhyProposed
from mediation.documents.particulars import CaseOnPaper
from mediation.documents.supervision import Breach
from tests.documents.cases_on_paper import Variant, at, obligations

SAID = "2026年5月以后单位没有再发工资，班组长每个月都让我们在考勤表上签名，考勤表交给了项目部的会计。"
UNION = "示例市示例区总工会"
CONTACT = "何丽华，0757-00000001"


def extra_of_offers(code: str, variant: Variant, case: CaseOnPaper) -> Any:
    """The extra particulars of one paper."""
    return OF_OFFERS[code](variant, case) if code in OF_OFFERS else None


def inquiry(variant: Variant, case: CaseOnPaper) -> InquiryRecord:
    """Answered in full; many long answers; printed to be written on by hand, by one alone."""
    told = TOLD.format(body=case.body.name if case.body else "")
    asked = (Exchange(question=HEARD, answer="听清楚了，不要求回避。"),
             Exchange(question=RELATION, answer="我和申请人同在一个班组，和单位没有亲属关系。"),
             Exchange(question="请说说2026年5月以后发工资的情况。", answer=SAID))
    if variant == "sparse":
        return InquiryRecord(
            begins=at(18, 9), place="示例县红桥镇", investigators=("艾则孜",), why_alone="另一名调解员出差", recorder="刘洋",
            name="王建", relation="邻居", told=told, exchanges=(Exchange(question=HEARD), Exchange(question=RELATION)))
    return InquiryRecord(
        begins=at(18, 9, 30), ends=at(18, 11, 5), place="示例市示例区速运物流园2号楼", investigators=case.mediators[:2],
        recorder=case.recorder, name="阿布都热合曼·吐尔逊", sex="男", age=41, ethnic="维吾尔族", occupation="架子工",
        address="示例市示例区示例路8号", phone="13900000001", relation="申请人的工友", told=told,
        exchanges=asked * (9 if variant == "long" else 1))


def evidence_list(variant: Variant, case: CaseOnPaper) -> EvidenceList:
    """Electronic data among them; forty pieces with reasons; one."""
    giver, taken = case.applicants[0].name, at(3, 10, 15)
    one = ListedEvidence(number=1, handed_in_by=giver, name="工资条", source=f"{giver}提交", proves="拖欠工资的月份和数额",
                         form="复印件", pages=5)
    chat = ListedEvidence(
        number=2, handed_in_by=giver, name="与班组长的微信聊天记录", source=f"{giver}提交", proves="单位承诺付款的日期",
        form="电子数据", copies=2, opinion=Opinion.ACCEPTED, carrier="申请人本人的手机", taken_at=taken, sha256="9f86d081" * 8)
    if variant == "sparse":
        return EvidenceList(pieces=(one,), receiver="刘洋")
    if variant == "normal":
        others = ListedEvidence(number=3, handed_in_by="红桥砖厂", name="不是本人的", source="对方", proves="无", form="原件")
        return EvidenceList(pieces=(one, chat, others), receiver="何丽华", compared=True, given_back="劳动合同1份")
    return EvidenceList(receiver="何丽华", compared=False, pieces=tuple(ListedEvidence(
        number=number, handed_in_by=giver, name=f"第{number}组：考勤表、工资条和转账记录", source=f"{giver}提交，来自单位项目部的会计",
        proves=SAID, form="电子数据" if number % 3 == 0 else "原件", pages=number, copies=1 + number % 2,
        opinion=list(Opinion)[number % 3], reasons="只认可2026年6月的一张，其余没有单位盖章" if number % 3 else None,
        carrier="项目部电脑" if number % 3 == 0 else None, taken_at=taken if number % 3 == 0 else None,
        sha256="0123456789abcdef" * 4 if number % 3 == 0 else None, remark="原件在卷" if number % 2 else None)
        for number in range(1, 25)))


def private_settlement(variant: Variant, case: CaseOnPaper) -> PrivateSettlement:
    return PrivateSettlement(
        dispute="\n".join([f"双方因拖欠工资发生争议。{SAID}"] * (6 if variant == "long" else 1)),
        obligations=obligations(variant, case), union=None if variant == "sparse" else UNION,
        clauses=() if variant == "sparse" else ("双方的劳动关系于2026年11月30日解除。", "双方再无其他劳动争议。"))


def certificate(variant: Variant, case: CaseOnPaper) -> PerformanceCertificate:
    many = {"normal": 3, "long": 30, "sparse": 2}[variant]
    lines = tuple(PerformedLine(
        debtor=case.applicants[0].name, what=f"向{case.respondents[0].name}交还第{number}批工具和钥匙",
        done_on=date(2026, 11, number % 15 + 1)) for number in range(1, many))
    return PerformanceCertificate(
        agreement_number="示速人调人〔2026〕7号", lines=lines, creditors=str(case.respondents[0].name),
        confirmed_on=date(2026, 11, 19), confirmed_how="电话核实，通话记录存卷",
        purpose=CertificatePurpose.OTHER if variant == "long" else CertificatePurpose.CREDIT,
        purpose_words="参加政府采购时证明诚信履约" if variant == "long" else None,
        issuer="示例市示例区“法院+工会”劳动争议诉调对接工作室" if variant == "normal" else "示例市示例区人民法院",
        enclosures=() if variant == "sparse" else ("转账凭证1份",) * (6 if variant == "long" else 1))


def breaches(variant: Variant) -> tuple[Breach, ...]:
    one = Breach(what="2026年5月至9月没有按月足额支付32名职工的工资", evidence="工资表、银行流水和16名职工的陈述", law="劳动法第五十条")
    return {"normal": (one, one), "long": (one,) * 9,
            "sparse": (Breach(what="没有公示考勤制度", evidence="现场查看", law="劳动合同法第四条"),)}[variant]


def supervision_reminder(variant: Variant, case: CaseOnPaper) -> SupervisionReminder:
    return SupervisionReminder(issuer=UNION, breaches=breaches(variant), until=date(2026, 12, 4), contact=CONTACT)


def supervision_opinion(variant: Variant, case: CaseOnPaper) -> SupervisionOpinion:
    return SupervisionOpinion(
        issuer=f"{UNION}劳动法律监督委员会", breaches=breaches(variant), asked=SAID * (4 if variant == "long" else 1),
        answer_days=15, supervisors=("何丽华", "张秀兰"), signer="周建国", contact=CONTACT)


def supervision_proposal(variant: Variant, case: CaseOnPaper) -> SupervisionProposal:
    return SupervisionProposal(
        issuer=UNION, employer=case.respondents[0].name, authority="示例市示例区人力资源和社会保障局", breaches=breaches(variant),
        opinion_number="示总工调意〔2026〕3号", opinion_on=date(2026, 10, 20), signer="周建国", contact=CONTACT,
        why={"normal": WhyProposed.NO_ANSWER, "long": WhyProposed.NOT_MENDED, "sparse": WhyProposed.NOT_TAKEN}[variant])


OF_OFFERS = {
    "D18": inquiry, "D19": evidence_list, "D29": private_settlement, "D39": certificate, "D52A": supervision_reminder,
    "D52B": supervision_opinion, "D52C": supervision_proposal}
