"""Wording that fails: phrases that make an agreement unclear, void, or promise a force that it does not have.

documents.md §3.6 and D26, law.md §4.1, §5.1 and §12 (T7, T8, T18, T23). Every pattern has bounded gaps only, so
that a reading takes time in proportion to the length of the text.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from mediation.law.answers import Audience, Finding, Severity
from mediation.law.citation import Article, cite
from mediation.law.terms import CaseKind

AT_MOST_OF_A_KIND = 5
WINDOW = 60
_SENTENCE_ENDS = "。；;！!？?\n"
_CLAUSE_ENDS = _SENTENCE_ENDS + "，,、：:"
_BLANKS = re.compile(r"[^\S\n]+")
_ARBITRABLE = frozenset({CaseKind.LABOUR, CaseKind.PERSONNEL})


@dataclass(frozen=True)
class BannedPhrase:
    """One phrase that must not stand in an agreement, why, and what to write instead.

    ``unless_before`` looks at what stands before the phrase in the same clause, ``unless_sentence`` at the same
    sentence: where it matches, the phrase is harmless.
    """

    code: str
    severity: Severity
    pattern: re.Pattern[str]
    why: str
    instead: str
    article: Article
    unless_before: re.Pattern[str] | None = None
    unless_sentence: re.Pattern[str] | None = None
    kinds: frozenset[CaseKind] | None = None
    audience: Audience = Audience.STAFF
    note: str = ""


_DENIED = re.compile(r"不|未|没有|无权|禁止|严禁")
_UNCLEAR = cite("CPLI", 358, None, 5)
_CLEAR_CONTENT = cite("CPLI", 461)
_DATE = "写明付款日：“于〔年〕年〔月〕月〔日〕日前（含当日）支付”"
_RED, _YELLOW = Severity.RED, Severity.YELLOW

_UNCERTAIN = (
    BannedPhrase(
        "uncertain_unfreezing", _RED,
        re.compile(r"账[户号](?:解封|解冻|解除(?:冻结|查封|保全)|恢复(?:正常|使用))"),
        "账户何时解封不确定，法院会以内容不明确驳回确认，也没法强制执行",
        _DATE, _UNCLEAR),
    BannedPhrase(
        "uncertain_collection", _RED,
        re.compile(r"(?:回款|(?:货款|工程款|项目款|尾款|拨款|贷款|融资|投资款|应收账?款|资金|补贴款)"
                   r"(?:到账|到位|拨付|回笼|回收|结算|收回)?)(?:完成)?(?:之?后|之日|之?时|到位|到账|再)"),
        "把付款系于别人何时付款，是不确定的条件", _DATE, _UNCLEAR),
    BannedPhrase(
        "uncertain_ability", _RED,
        re.compile(r"有(?:了)?(?:支付|履行|偿还|付款|经济|还款)?能力(?:之?后|之?时|的时候|再)"
                   r"|条件(?:允许|许可|成熟|具备)(?:之?后|之?时|的?情况下|再)"
                   r"|(?:经营|效益|生意|资金)(?:状况|情况)?(?:好转|恢复|改善|宽裕|充裕|周转(?:开|过来)?)"
                   r"(?:之?后|之?时|之日|再)"),
        "“有能力时”没有日子，等于没有约定履行期限", _DATE, _UNCLEAR),
    BannedPhrase(
        "uncertain_soon", _RED,
        re.compile(r"尽快|尽早|适时|择[机期日]|酌情|视情况|早日(?:支付|付清|履行|结清)"
                   r"|(?:另行|再行)(?:协商|约定|通知|商定)"),
        "没有说明哪一天，履行期限不明确", _DATE, _UNCLEAR),
    BannedPhrase(
        "vague_time", _YELLOW,
        re.compile(r"及时(?:支付|付清|履行|结清|办理)|近期(?:内)?(?:支付|付清|履行|结清|办理)"
                   r"|(?:[日号天月周]|月底|年底|年前|春节)(?:前后|左右)"),
        "日子不准，双方对哪天算逾期会有争执", _DATE, _CLEAR_CONTENT),
    BannedPhrase(
        "uncertain_waiting", _RED,
        re.compile(r"(?<![等对招接期看优款善虐])待(?![遇岗业产命])[^，。；;、\n待]{1,15}?(?:之?后|之日|之?时|再)"),
        "以将来未必发生的事作为条件，履行期限不确定", _DATE, _UNCLEAR),
    BannedPhrase(
        "uncertain_sale", _RED,
        re.compile(r"(?:房产|房屋|设备|厂房|资产|土地|股权|车辆)"
                   r"(?:出售|变卖|处置|拍卖|过户|转让)(?:完成|成功)?(?:之?后|之日|之?时|所得)"),
        "财产能否卖出、何时卖出都不确定", _DATE, _UNCLEAR),
    BannedPhrase(
        "uncertain_approval", _RED,
        re.compile(r"(?:总公司|总部|股东会?|董事会|领导|上级|集团|老板)"
                   r"(?:批准|同意|审批|批复|研究)(?:通过)?(?:之?后|之日|之?时|再)"),
        "要等没有在协议上签名的人同意，义务是否成立不确定",
        "由有权的人先批准并签章，再写明付款日", _UNCLEAR),
    BannedPhrase(
        "amount_about", _RED,
        re.compile(r"(?:大约|将近|(?<![合契预节特签违续])约|近)(?:人民币|￥|¥)?[0-9０-９][0-9０-９,，.．]{0,15}[元万]"
                   r"|[0-9０-９][0-9０-９,，.．]{0,15}[元万]元?(?:左右|上下|以上)|(?:不低于|不少于)[0-9０-９][0-9０-９,，.．]{0,15}[元万]"),
        "金额不是一个确定的数，法院没法确认，也没法执行", "写一个确定的金额，小写、大写一致", _UNCLEAR),
    BannedPhrase(
        "amount_by_settlement", _RED,
        re.compile(r"据实(?:结算|支付|核算)|以(?:实际|最终)?(?:结算|核算|审计|鉴定)(?:结果|金额|报告)?为准"),
        "金额要等以后才算得出来，给付内容不明确", "先算清金额写进协议；算不清的留作未决请求", _UNCLEAR),
    BannedPhrase(
        "liability_unstated", _YELLOW,
        re.compile(r"承担相应的?(?:法律|违约|赔偿)?责任|(?:利息|违约金)(?:另行|依法|酌情)(?:计算|支付)"),
        "没有写明违约金或利息的数额、算法，逾期后算不出来",
        "写明：“逾期按未付金额每日〔 〕‰支付违约金”或写明固定数额", _CLEAR_CONTENT),
    BannedPhrase(
        "blank_left", _RED,
        re.compile(r"_{2,}|＿+|×{2,}|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|〔〕|（）|\(\)|【】"),
        "协议里还有空白没有填", "把空白填上，没有的写“无”", _UNCLEAR),
)

_FORCE = (
    BannedPhrase(
        "enforceable_unconfirmed", _RED,
        re.compile(r"申请(?:人民)?(?:法院)?强制执行"),
        "调解协议本身没有强制执行力，未经确认就申请执行会被法院驳回",
        "改写：“经司法确认后，一方不履行的，对方可以申请强制执行”", cite("CPL", 206),
        unless_sentence=re.compile(
            r"司法确认|确认有效|仲裁调解书|民事调解书|法院调解书|支付令|裁定|仲裁审查|公证|不[得能可]|不具有|没有强制执行力")),
    BannedPhrase(
        "enforceable_force", _RED,
        re.compile(r"具有(?:直接的?)?强制执行(?:的)?(?:效力|力)|(?:与|同)(?:人民)?(?:法院)?(?:的)?(?:生效)?"
                   r"(?:判决书?|调解书|裁决书?|仲裁裁决)(?:具有)?同等(?:法律)?效力"),
        "调解协议有合同约束力，没有判决书、调解书的强制执行力",
        "改写：“本协议自〔生效条件〕之日起生效，对双方具有约束力”", cite("TJ", 14, 2),
        unless_before=_DENIED, unless_sentence=re.compile(r"司法确认|确认有效|仲裁审查|仲裁调解书|不具有|公证")),
    BannedPhrase(
        "direct_suit", _YELLOW,
        re.compile(r"可以?(?:直接|依法|随时){0,2}向[^，。；;\n]{0,15}法院(?:提起)?(?:诉讼|起诉)"
                   r"|可以?(?:直接|依法|随时){0,2}(?:提起诉讼|起诉)"),
        "劳动、人事争议先仲裁；只有法律列明的几种情形可以直接起诉",
        "改写：“一方不履行的，对方可以依法申请仲裁”", cite("TJ", 5), kinds=_ARBITRABLE,
        unless_sentence=re.compile(r"支付令|司法确认|工资欠条|劳动报酬|裁决不服|仲裁后")),
)

_WAIVERS = (
    BannedPhrase(
        "injury_recognition_waived", _RED,
        re.compile(r"(?:放弃|(?:不再|不得|不)(?:申请|要求|主张|提出|进行))[^，。；;\n]{0,12}"
                   r"(?:工伤(?:认定|鉴定)|劳动能力鉴定|职业病(?:诊断|鉴定))"),
        "工伤认定是行政确认，不能由双方约定放弃；金额又偏低的，协议可能被撤销",
        "删去；写明“本协议不影响工伤认定、劳动能力鉴定等法定权利”", cite("WI", 17),
        unless_before=re.compile(r"不(?:得|视为|构成|能|会|影响)?$|未$|没有$|并非$|禁止$")),
    BannedPhrase(
        "injury_benefits_waived", _RED,
        re.compile(r"放弃[^，。；;\n]{0,10}工伤(?:保险)?(?:待遇|赔偿|权利|差额)"
                   r"|放弃[^，。；;\n]{0,10}法定待遇(?:的)?(?:差额)?"),
        "笼统放弃工伤待遇，金额显著偏低的会被认定显失公平而撤销",
        "逐项写明待遇名称和金额，写明“就本协议所列项目了结”", cite("CC", 151),
        unless_before=re.compile(r"不(?:得|视为|构成|能|会|影响)?$|未$|没有$|并非$")),
    BannedPhrase(
        "injury_denied", _YELLOW,
        re.compile(r"(?:确认|认可|同意|承认)[^，。；;\n]{0,12}(?:不属于|不构成|不是|不认定为|不按|非)工伤"),
        "是不是工伤由社会保险行政部门认定，双方的约定不作数",
        "删去；写明受伤的时间、地点、经过", cite("WI", 20)),
    BannedPhrase(
        "all_rights_waived", _RED,
        re.compile(r"放弃(?:其|本人|自己)?(?:的)?(?:一切|全部|所有|任何)[^，。；;\n]{0,10}"
                   r"(?:权利|权益|请求权|请求|诉权|主张|待遇|债权)"),
        "笼统放弃一切法定权利，范围不明确，也会被认定违背自愿",
        "改写：“双方就本协议所列请求一次性了结”", cite("CPLI", 358, None, 4),
        unless_before=re.compile(r"不(?:得|视为|构成|能|会)?$|未$|没有$|并非$")),
    BannedPhrase(
        "complaint_waived", _RED,
        re.compile(r"(?:不得|不准|不能|放弃|不再)(?:再|以任何(?:形式|理由|方式)|就此事?|因此事?){0,2}"
                   r"(?:向[^，。；;\n]{0,12})?(?:投诉|举报|信访|上访|控告|检举)"),
        "投诉、举报是法定权利，不能约定放弃",
        "删去；可写“双方就本协议所列请求一次性了结”", cite("TJ", 9)),
    BannedPhrase(
        "remedy_waived", _YELLOW,
        re.compile(r"(?:不得|不准|不能|放弃|不再)(?:再|以任何(?:形式|理由|方式)|就此事?|因此事?){0,2}"
                   r"(?:向[^，。；;\n]{0,12})?(?:申请仲裁|提起(?:劳动)?(?:仲裁|诉讼)|起诉|仲裁、?(?:和|或|及)?(?:诉讼|起诉))"),
        "放弃仲裁、诉讼的约定只能限于已经了结的请求",
        "改写：“对本协议所列请求，双方不再申请仲裁”", cite("TJ", 5),
        unless_sentence=re.compile(r"本协议(?:所列|列明|范围|载明)|上述请求|所列请求")),
    BannedPhrase(
        "no_dispute_at_all", _YELLOW,
        re.compile(r"(?:再|无|没有)(?:任何|其他|其它)+(?:任何|其他|其它)?(?:的)?(?:劳动|经济|法律)?"
                   r"(?:争议|纠纷|纠葛|瓜葛|关系)"),
        "了结的范围太宽，后来发现的工伤、职业病等仍可主张",
        "改写：“双方就本协议所列请求再无争议”", cite("O17", 26),
        unless_sentence=re.compile(r"本协议(?:所列|列明|范围|载明)|上述请求|所列请求")),
    BannedPhrase(
        "insurance_waived", _RED,
        re.compile(r"(?:不(?:再|予|为其|给)?(?:缴纳?|交纳?|参加|办理|购买)|放弃|自愿不|无需(?:缴纳?|交纳?|参加)|免(?:缴|交))"
                   r"[^，。；;\n]{0,10}(?:社保|社会保险|五险|养老保险|工伤保险|医疗保险)"),
        "约定不缴社会保险或者承诺放弃社会保险的，约定无效",
        "删去；补缴由社会保险征收机构处理", cite("J2", 19),
        unless_before=re.compile(r"(?:不得|不能|不|禁止|不可)$")),
    BannedPhrase(
        "insurance_in_cash", _RED,
        re.compile(r"(?:社保|社会保险|五险|养老保险)(?:费|费用|补贴|待遇|部分)?[^，。；;\n]{0,8}"
                   r"(?:折现|折算|折成|以现金|现金(?:支付|补偿|发放|代替)|随工资|并入工资|计入工资|直接发(?:放|给))"
                   r"|(?:以现金|用现金|现金)[^，。；;\n]{0,6}(?:代替|抵作|充抵)[^，。；;\n]{0,6}(?:社保|社会保险)"),
        "社会保险不能用现金代替，这样的约定无效",
        "删去；社会保险补缴由征收机构处理，不写进协议", cite("J2", 19)),
    BannedPhrase(
        "insurance_back_payment", _YELLOW,
        re.compile(r"补[缴交][^，。；;\n]{0,12}(?:社保|社会保险|养老保险|医疗保险|公积金|五险)"
                   r"|(?:社保|社会保险|养老保险|公积金)[^，。；;\n]{0,12}补[缴交]"),
        "补缴社会保险、住房公积金由征收机构、公积金中心处理，法院一般不确认这一条",
        "另作说明，不列入申请确认的条款；不能补办而造成的损失可以写金额", cite("SI", 63),
        audience=Audience.COURT, note="欠缴能否诉讼，各地不同"),
    BannedPhrase(
        "criminal_liability_waived", _RED,
        re.compile(r"(?:不(?:再|得)?追究|放弃追究|免除|不再要求追究)[^，。；;\n]{0,10}刑事(?:法律)?责任"),
        "刑事责任由国家机关追究，双方不能约定", "删去；可另写谅解", cite("CC", 153)),
    BannedPhrase(
        "papers_kept_back", _RED,
        re.compile(r"(?:扣押|扣留|质押|抵押)[^，。；;\n]{0,8}(?:身份证|证件|档案|毕业证|资格证)"),
        "用人单位不得扣押证件", "删去；写明证件、档案交还的日期", cite("LCL", 9), unless_before=_DENIED),
)

_PERSONS = (
    BannedPhrase(
        "employment_relation_confirmed", _YELLOW,
        re.compile(r"(?:确认|认定|认可|承认)[^，。；;\n]{0,20}劳动关系"),
        "含确认劳动关系的协议，仲裁委不受理审查，法院也常不确认这一条",
        "劳动关系另签一份协议，本协议只写给付", cite("O33", 75, None, 4),
        unless_before=re.compile(r"不影响$|司法$"), kinds=_ARBITRABLE | {CaseKind.NEW_FORM}),
    BannedPhrase(
        "stranger_bound", _YELLOW,
        re.compile(r"(?:由|要求)?(?:第三人|案外人|其他股东|家属|亲属|担保人|保险公司)[^，。；;\n]{0,10}"
                   r"(?:承担|支付|负担|赔付|连带)"),
        "没有签名的人不受协议约束，写了也没法要求他履行",
        "请他作为付款人或保证人在协议上签名；否则删去", cite("CC", 465, 2)),
)

BANNED_PHRASES: tuple[BannedPhrase, ...] = _UNCERTAIN + _FORCE + _WAIVERS + _PERSONS


def _stretch_before(text: str, start: int, ends: str) -> str:
    """What stands before ``start`` since the last of ``ends``, at most sixty characters."""
    window = text[max(0, start - WINDOW):start]
    return window[max((window.rfind(end) for end in ends), default=-1) + 1:]


def _stretch_after(text: str, end: int) -> str:
    window = text[end:end + WINDOW]
    stops = [place for place in map(window.find, _SENTENCE_ENDS) if place >= 0]
    return window[:min(stops)] if stops else window


def _harmless(phrase: BannedPhrase, text: str, found: re.Match[str]) -> bool:
    before = phrase.unless_before
    if before and before.search(_stretch_before(text, found.start(), _CLAUSE_ENDS)):
        return True
    around = phrase.unless_sentence
    if not around:
        return False
    sentence = (_stretch_before(text, found.start(), _SENTENCE_ENDS) + found.group()
                + _stretch_after(text, found.end()))
    return bool(around.search(sentence))


def _places(phrase: BannedPhrase, text: str) -> Iterator[re.Match[str]]:
    return (found for found in phrase.pattern.finditer(text) if not _harmless(phrase, text, found))


def banned_phrases(text: str, *, kind: CaseKind = CaseKind.LABOUR, row: str | None = None) -> list[Finding]:
    """Each phrase of the text that must not stand in an agreement, with why and what to write instead.

    Reads any text without failing, in time proportional to its length; at most five places of one kind.
    documents.md §3.6, D26; law.md §4.1.
    """
    closed_up = _BLANKS.sub("", text)
    findings = []
    for phrase in BANNED_PHRASES:
        if phrase.kinds is not None and kind not in phrase.kinds:
            continue
        quotes = dict.fromkeys(found.group() for found in islice(_places(phrase, closed_up), AT_MOST_OF_A_KIND))
        findings += [
            Finding(phrase.code, phrase.severity, f"“{quote}”：{phrase.why}。{phrase.instead}。", phrase.article,
                    row=row, audience=phrase.audience, note=phrase.note, quoted=quote, instead=phrase.instead)
            for quote in quotes]
    return findings
