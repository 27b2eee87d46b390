"""What the law asks before an act: facts of the file against the rules of ``mediation.law``, each with its article."""
from __future__ import annotations

from typing import Any

from mediation.cases import who
from mediation.cases.rows import of_the_case
from mediation.cases.service_addresses import without_address
from mediation.cases.states import CaseState, EndReason
from mediation.deadlines.acts import running
from mediation.errors import RequirementNotMet
from mediation.law.citation import cite
from mediation.law.terms import Basis, LegalType, MemberSide
from mediation.law.time_limits import extension_cap_days

COURT_BASES = frozenset({Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED})
MOST_NAMED = 8


def refuse(message: str, field: str | None, article: object) -> None:
    """Refuse an act with what would satisfy the law and where it stands."""
    raise RequirementNotMet(message, field=field, article=str(article))


def somebody_asks_something_of_somebody(model: Any) -> None:
    """有申请人、被申请人和请求（令17第21条）"""
    if not model.applicants:
        refuse("请先登记申请人。", "applicants", cite("O17", 21))
    if not model.respondents:
        refuse("请先登记被申请人；名称不清楚的，写已知的站点、平台或工地。", "respondents", cite("O17", 21))
    if not model.claims and not model.matter:
        refuse("请写明调解请求，金额不清楚可以留空或填“约”。", "claims", cite("O17", 21))


def this_side_may_apply(model: Any) -> None:
    """申请人可以申请（按机构设置）"""
    allowed = model.body.setting("APPLICANT_ROLES")
    if allowed == "workers" and not any(party.is_worker for party in model.applicants):
        refuse("本机构只受理劳动者一方的申请；用人单位申请请到其他调解组织。", "applicants", cite("TJ", 10))
    if allowed == "employers" and not any(party.is_employer for party in model.applicants):
        refuse("本机构只受理用人单位一方的申请；劳动者申请请到其他调解组织，也可以直接申请仲裁。", "applicants", cite("TJ", 10))


def oral_request_is_recorded(model: Any, facts: Any) -> None:
    """口头申请当场记录并签名（调解仲裁法第12条）"""
    if facts.oral and not facts.signed_on_the_spot:
        refuse("口头申请要当场记录：请打印口头申请笔录，由申请人签名或按指印后勾选“已签名”。",
               "signed_on_the_spot", cite("TJ", 12))


def consent_to_hand_over_is_recorded(model: Any, facts: Any) -> None:
    """移送时当事人同意已有记录（特邀规定第11条）"""
    if not facts.consent_recorded:
        refuse("请核对委派或委托函中当事人同意调解的记录后勾选。", "consent_recorded", cite("TY", 11))
    if not model.source_number:
        refuse("请填写移送机关的案号或函号。", "source_number", cite("TY", 11))


@of_the_case
def from_a_court(model: Any) -> None:
    """法院委派或委托的案件"""
    if model.basis_term not in COURT_BASES:
        refuse("只有法院委派或委托的案件有这一步。", None, cite("ONL", 12))


@of_the_case
def handed_over_by_others(model: Any) -> None:
    """法院、仲裁委转来的案件"""
    if model.basis_term not in COURT_BASES | {Basis.ARB_DELEGATED}:
        refuse("只有法院或仲裁委转来的案件可以退回；其他案件请用“转介”。", None, cite("ONL", 9))


def all_gaps_are_told(model: Any, facts: Any) -> None:
    """一次性告知全部缺漏（办案规则第29条参照）"""
    if not facts.items:
        refuse("请列出全部缺少的材料：只能一次性告知。", "items", cite("O33", 29))


def completed_in_time(model: Any, facts: Any) -> None:
    """在补正期限内补齐；逾期才补齐的，写明为什么仍然收下（办案规则第29条参照）"""
    period = running(model, model, "CORRECT")
    late = period is not None and period.ends_on is not None and facts.happened_on > period.ends_on
    if late and not facts.reason.strip():
        refuse(f"补正期限已于{period.ends_on}（含当日）届满。期限内交来的，请填写交来的日期；逾期交来、决定仍然收下的，请写明理由；"
               "不再收的，按“未补正结案”办理，可以重新申请。", "reason", cite("O33", 29))


def not_completed_or_given_up(model: Any, facts: Any, actor: Any) -> None:
    """补正期限届满后由主任决定；申请人不再申请的，附其签名的材料或者谈话记录（令17第32条）"""
    if facts.proof:
        return
    period = running(model, model, "CORRECT")
    if period is not None and period.ends_on is not None and facts.happened_on <= period.ends_on:
        refuse(f"补正期限到{period.ends_on}（含当日）届满，届满后才能按未补正结案；申请人在期限内表示不再申请的，请附其签名的材料"
               "或者当时的谈话记录的扫描件。", "scan", cite("O17", 32))
    if not who.director(actor=actor, model=model):
        refuse("届满没有补正的，由主任决定结案，请交主任办理；申请人自己不再申请的，请附其签名的材料或者谈话记录的扫描件。", "scan",
               cite("O17", 32))


def reason_and_address_are_given(model: Any, facts: Any) -> None:
    """写明理由和该去哪里（令17第22条）"""
    if not facts.reason.strip():
        refuse("请写明不属于调解范围的理由。", "reason", cite("O17", 22))
    if not facts.goes_to.strip() or not facts.address.strip():
        refuse("请写明应当去的机关及其地址、电话。", "goes_to", cite("O17", 22))


def the_director_does_it(model: Any, facts: Any, actor: Any) -> None:
    """由主任办；办案人提请，主任确认"""
    if not who.director(actor=actor, model=model):
        refuse("这一步由主任确认后办：请先提请，主任看过后办理。", None, cite("O17", 22))


def a_reason_is_given(model: Any, facts: Any) -> None:
    """写明理由"""
    if not (facts.reason or "").strip():
        refuse("请写明理由。", "reason", cite("O17", 32))


def every_party_has_agreed(model: Any) -> None:
    """双方同意均已记录（令17第22条）"""
    for side, words in ((model.applicants, "申请人"), (model.respondents, "被申请人")):
        if not side:
            refuse(f"{words}一方没有同意调解的当事人；请按“不予受理”办理。", None, cite("O17", 22))
    waiting = model.without_the_word_of(party for party in model.active_parties if party.has_agreed)
    if waiting:
        refuse(f"还没有记录同意调解的：{'、'.join(waiting)}。", "answers", cite("O17", 22))


def capacity_and_no_judgment(model: Any, facts: Any) -> None:
    """当事人有行为能力，争议未经裁判（民法典第18、20条；令17第22条）"""
    if not facts.capacity_in_order:
        refuse("请核对当事人的行为能力（未成年人、限制行为能力人由法定代理人参加）后勾选。",
               "capacity_in_order", cite("TJ", 25))
    if not facts.not_judged:
        refuse("请确认本争议没有生效的裁判、裁决或调解书后勾选。", "not_judged", cite("O17", 22))


def other_side_refused_or_unreachable(model: Any, facts: Any) -> None:
    """对方不同意、联系不上或超期不答复；联系记录为证（令17第22条）"""
    if not facts.reason_code:
        refuse("请选择不予受理的理由。", "reason_code", cite("O17", 22))
    if facts.reason_code == "other_side_refuses" and not any(
            party.answer == "refused" for party in model.parties if party.side == "respondent"):
        refuse("还没有记录对方不同意，请先记答复。", "reason_code", cite("O17", 22))
    if facts.reason_code == "unreachable":
        silent = [party.name for party in model.respondents
                  if not any(contact.party_id == party.id for contact in model.contacts)]
        if silent:
            refuse(f"“联系不上”要有联系记录：请先记录对{'、'.join(silent)}的联系。", "reason_code", cite("ONL", 15))
    if facts.reason_code == "no_answer":
        waiting = running(model, model, "CONSENT-WAIT")
        if waiting is not None and facts.happened_on <= waiting.ends_on:
            refuse(f"征询期限到{waiting.ends_on}（含当日）届满，届满后才能按未答复处理。", "reason_code", cite("O17", 22))


def panel_is_in_order(model: Any, facts: Any) -> None:
    """调解员符合规定：无回避情形，企业委员会双方人数相等（调解仲裁法第10、11条）"""
    if not facts.members:
        refuse("请至少指定一名调解员。", "members", cite("O17", 25))
    for person, _side in facts.members:
        if model.excludes(person):
            refuse(f"{person.name}在本案应当回避，不能指定。", "members", cite("TY", 15))
        if any(party.identity_lookup and party.identity_lookup == person.identity_lookup for party in model.parties):
            refuse(f"{person.name}是本案当事人，不能担任调解员。", "members", cite("TY", 15))
    if model.body.legal_type == LegalType.ENTERPRISE_COMMITTEE.value:
        workers = sum(side == MemberSide.WORKER.value for _person, side in facts.members)
        enterprise = sum(side == MemberSide.ENTERPRISE.value for _person, side in facts.members)
        if workers == 0 or workers != enterprise:
            refuse("企业劳动争议调解委员会由职工方和企业方成员以相等人数组成调解小组。", "members", cite("TJ", 10))
    elif len(facts.members) == 1 and is_affiliated(model, facts.members[0][0]):
        refuse(f"{facts.members[0][0].name}与本案单位有隶属关系，不能单独调解，请增加一名调解员。",
               "members", cite("TY", 15))


def is_affiliated(model: Any, person: Any) -> bool:
    """Whether a person works for an employer of the case, by its code or, where that is missing, its name."""
    codes = {party.credit_code for party in model.parties if party.is_employer and party.credit_code}
    names = {party.name for party in model.parties if party.is_employer}
    return any(row.employer_code in codes or row.employer_name in names for row in person.affiliations)


def parties_are_told(model: Any, facts: Any) -> None:
    """已核对身份、告知权利义务和虚假调解后果、送达通知（特邀规定第14条、在线规则第17条）"""
    asked = (("identity_checked", "核对当事人身份和代理权限"), ("rights_told", "告知权利义务（D09）"),
             ("notice_served", "送达调解通知（D08）"), ("sham_warning_given", "告知虚假调解的后果"))
    for name, words in asked:
        if not getattr(facts, name):
            refuse(f"开始调解前要先{words}，完成后勾选。", name, cite("TY", 14))


def addresses_are_confirmed(model: Any) -> None:
    """各方确认了送达地址和是否接受电子送达（D33；在线规则第17条）"""
    missing = [party.name for party in without_address(model)]
    if missing:
        more = f"等{len(missing)}方" if len(missing) > MOST_NAMED else ""
        refuse(f"还没有确认送达地址、是否接受电子送达的：{'、'.join(missing[:MOST_NAMED])}{more}。请先“登记各方送达地址”。",
               "addresses", cite("ONL", 17))


def both_extend_before_the_end(model: Any, facts: Any) -> None:
    """双方同意，且在期限届满前（令17第29条）"""
    period = running(model, model, model.mediation_clock)
    if period is None:
        refuse("本案没有正在进行的调解期限。", None, cite("O17", 29))
    elif facts.happened_on > period.ends_on:
        refuse(f"调解期限已于{period.ends_on}届满；届满后不能再延长，请终结。双方若在届满前已经同意，请填写同意的日期。",
               "happened_on", cite("O17", 29))
    elif facts.new_last_day is None or facts.new_last_day <= period.ends_on:
        refuse("新的最后一日要晚于原来的最后一日。", "new_last_day", cite("O17", 29))
    else:
        _within_cap(model, facts, period)
    missing = model.without_the_word_of(facts.on_behalf_of)
    if missing:
        refuse(f"延长要每一方都同意，还缺：{'、'.join(missing)}。", "on_behalf_of", cite("O17", 29))


def _within_cap(model: Any, facts: Any, period: Any) -> None:
    cap = extension_cap_days(model.basis_term) or model.body.setting("EXTENSION_CAP_DAYS")
    if cap and (facts.new_last_day - period.first_ends_on).days > cap:
        refuse(f"本案的调解期限最多延长{cap}日。", "new_last_day", cite("O17", 29))


def sham_is_reported(model: Any, facts: Any) -> None:
    """涉嫌虚假调解的，中止并报告（特邀规定第18条）"""
    if not facts.reported_to.strip():
        refuse("涉嫌虚假调解的必须中止并报告：请写明向谁报告。", "reported_to", cite("TY", 18))


def no_sham_is_suspected(model: Any, facts: Any) -> None:
    """没有虚假调解的可疑情形（特邀规定第18条）"""
    if facts.sham_suspected:
        refuse("有虚假调解可疑情形的，不能交付签署：请办“涉嫌虚假调解，中止”，并报告。", "sham", cite("TY", 18))
    if _suspected_in_the_minutes(model):
        refuse("笔录里记了虚假调解的可疑情形，还没有中止和报告：请先办“涉嫌虚假调解，中止”。", None, cite("TY", 18))


def _suspected_in_the_minutes(case: Any) -> bool:
    """Whether a record of a session says so, and the mediation has not been stopped for it since."""
    stops = [step.recorded_at for step in case.steps if step.act == "suspend_for_sham" and step.taken_back_at is None]
    suspected = [session.minutes.saved_at for session in case.sessions
                 if session.minutes is not None and session.minutes.sections.get("sham") == "yes"]
    return any(not stops or saved_at > max(stops) for saved_at in suspected)


def suspension_has_ground(model: Any, facts: Any) -> None:
    """双方同意中止，或有鉴定、死亡、主体终止等事由（在线规则第26条）"""
    if not facts.both_agree and facts.reason_code not in ("appraisal", "death", "incapacity", "employer_ended"):
        refuse("中止要双方同意，或者是等待鉴定（立案前）、当事人死亡或丧失行为能力、单位终止。",
               "reason_code", cite("ONL", 26))
    if facts.until is None:
        refuse("请定下复查的日期。", "until", cite("O17", 29))


def spoken_with_alone(model: Any, facts: Any) -> None:
    """已单独向申请人本人核实撤回是其真实意愿"""
    if facts.spoken_alone_on is None or not facts.spoken_alone_by.strip():
        refuse("撤回前要由办案人单独与申请人本人谈话核实，请填写谈话日期和谈话人。",
               "spoken_alone_on", cite("RTF", 23))


def a_signed_paper_is_attached(model: Any, facts: Any) -> None:
    """附当事人签名的材料，或者当时的谈话记录（令17第32条）"""
    if not facts.proof:
        refuse("请附当事人签名的材料，或者当时的谈话记录的扫描件：当事人的行为由办案人录入，要有依据。", "scan", cite("O17", 32))


def text_has_no_red_finding(model: Any, facts: Any) -> None:
    """协议检查没有必须改的问题（民诉解释第358条）"""
    if facts.red_findings:
        refuse("协议还有必须先改的问题：" + "；".join(facts.red_findings), None, cite("CPLI", 358))
    if facts.not_consented:
        refuse(f"代表人和解要经被代表人同意，还缺：{'、'.join(facts.not_consented)}。", None, cite("O33", 63))


@of_the_case
def not_entrusted_by_a_court(model: Any) -> None:
    """法院委托的案件之外（特邀规定第24条）"""
    if model.basis_term is Basis.COURT_ENTRUSTED:
        refuse("法院委托的案件，协议交法院制作调解书，双方签收后生效。", None, cite("TY", 24))


def every_mark_is_on_the_agreement(model: Any, facts: Any) -> None:
    """应有的签名和印章齐全（调解仲裁法第14条、人民调解法第29条）"""
    if facts.missing:
        refuse("还缺：" + "、".join(facts.missing), None, cite("TJ", 14))


@of_the_case
def entrusted_by_a_court(model: Any) -> None:
    """法院委托的案件（特邀规定第24条）"""
    if model.basis_term is not Basis.COURT_ENTRUSTED:
        refuse("只有法院委托的案件这样生效。", None, cite("TY", 24))


def the_court_has_made_its_paper(model: Any, facts: Any) -> None:
    """双方已签收法院调解书，或已据协议撤诉（特邀规定第20、24条）"""
    if facts.proof is None:
        refuse("请上传法院调解书（双方已签收）或撤诉裁定的扫描件。", "proof", cite("CPL", 100))


@of_the_case
def oral_agreements_are_lawful(model: Any) -> None:
    """可以口头达成协议（人民调解法第28条）"""
    if model.basis_term not in (Basis.PEOPLE, Basis.COURT_DELEGATED):
        refuse("企业、乡镇街道调解组织应当制作书面调解协议书。", None, cite("TJ", 14))


def nothing_is_missing_orally(model: Any, facts: Any) -> None:
    """口头协议的登记和签名齐全（人民调解法第30条）"""
    if facts.missing:
        refuse("还缺：" + "、".join(facts.missing), None, cite("RTF", 30))


def paid_on_the_spot(model: Any, facts: Any) -> None:
    """当场履行完毕，记入调解笔录"""
    if facts.missing:
        refuse("当场履行的要有收款人的签收和笔录：" + "、".join(facts.missing), None, cite("CPL", 101))


def some_claims_stay_open(model: Any, facts: Any) -> None:
    """部分达成：列明未达成的请求（在线规则第19条）"""
    if not any(claim.is_open for claim in model.claims):
        refuse("部分达成协议的，要列明哪些请求没有达成。", "open_claims", cite("ONL", 19))


def reason_fits_the_file(model: Any, facts: Any) -> None:
    """终结的原因与案卷相符（令17第29、30条；在线规则第25条）"""
    reason = facts.reason_code
    if reason not in {member.value for member in EndReason} - {EndReason.ARB_FILED.value}:
        refuse("请选择终结的原因。", "reason_code", cite("O17", 30))
    if reason == EndReason.PERIOD_OVER.value:
        period = running(model, model, model.mediation_clock)
        if period is None or facts.happened_on <= period.ends_on:
            refuse("调解期限还没有届满。", "reason_code", cite("O17", 29))
    if reason == EndReason.NO_SHOW.value and facts.no_shows < model.body.setting("NO_SHOW_LIMIT"):
        refuse(f"要有{model.body.setting('NO_SHOW_LIMIT')}次经通知不到场的记录，现有{facts.no_shows}次。",
               "reason_code", cite("O17", 30))
    if reason == EndReason.UNREACHABLE.value and not model.contacts:
        refuse("“无法联系”要有联系记录，请先记录联系。", "reason_code", cite("ONL", 25))
    if reason == EndReason.REFUSES_TO_SIGN.value and model.state != CaseState.SIGNING.value:
        refuse("只有协议已交付签署的案件，才能以拒签终结。", "reason_code", cite("ONL", 25))


def filing_is_recorded(model: Any, facts: Any) -> None:
    """申请仲裁已登记，且仲裁委没有暂缓受理（办案规则第69条）"""
    if not facts.handoff_recorded:
        refuse("请先登记当事人向仲裁委的申请。", None, cite("TJ", 5))
    if facts.acceptance_deferred:
        refuse("仲裁委暂缓受理的，调解继续进行。", None, cite("O33", 69))


def confirmation_has_failed(model: Any, facts: Any) -> None:
    """司法确认被驳回、不予受理、终结或撤销（民诉法第206条）"""
    if facts.strengthening_state not in ("conf_dismissed", "conf_refused", "conf_terminated", "conf_revoked"):
        refuse("只有确认被驳回、不予受理、终结或被撤销后，才能变更协议或另行达成协议。", None, cite("CPL", 206))


def agreement_is_void(model: Any, facts: Any) -> None:
    """协议被确认无效、被撤销，或双方解除（民法典第143—157条）"""
    if not facts.ruling_or_paper or facts.proof is None:
        refuse("请上传认定无效、撤销的文书，或双方解除协议的签字材料。", "proof", cite("CC", 155))


def file_is_complete(model: Any, facts: Any) -> None:
    """文书齐全并经审批；未结的不归档（令17第32条）"""
    if facts.missing_papers and not facts.explained:
        refuse("卷内还缺：" + "、".join(facts.missing_papers) + "。补齐，或写明缺失的原因。", "explained", cite("O17", 32))
    if facts.approved_by is None:
        refuse("归档要经主任审批。", "approved_by", cite("O17", 32))
    if facts.open_lines:
        refuse("还有没有了结的：" + "、".join(facts.open_lines), None, cite("O17", 16))
    if model.state in (CaseState.NO_AGREEMENT.value, CaseState.NOT_ACCEPTED.value):
        waiting = running(model, model, "ARCHIVE")
        if not facts.notice_served:
            refuse("告知书要先送达。", "notice_served", cite("O17", 30))
        if waiting is not None and facts.happened_on <= waiting.ends_on:
            refuse(f"送达后的等待期到{waiting.ends_on}，届满后归档。", None, cite("O17", 32))


def two_people_correct(model: Any, facts: Any, actor: Any) -> None:
    """更正要主任和另一人共同确认，原值保留"""
    if facts.proposed_by is None or facts.proposed_by.id == actor.id:
        refuse("更正要由另一人提出、主任确认。", "proposed_by", cite("O17", 32))
    a_reason_is_given(model, facts)
