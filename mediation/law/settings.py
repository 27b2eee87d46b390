"""What law leaves open or differs by place: settings of the body or of the court, each with default and reason.

The note begins with the mark of law.md §0: CFG practice differs, R remembered only, P practice report.
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.law.holidays import FIRST_NOTICE, LAST_NOTICE
from mediation.law.numbers import KINDS, OLD_KIND
from mediation.law.terms import Basis, Language, LegalType

LONGEST_DAYS = 3650


@dataclass(frozen=True)
class Setting:
    """One setting. ``kind`` is days, working_days, choice, integer, flag, words or table (a list, or words by key).

    ``optional`` settings may be None, which means "no such limit here"; ``least`` and ``most`` bound a number, of words
    how many characters they have.
    """

    key: str
    name: str
    kind: str
    default: Any
    note: str
    choices: tuple[str, ...] = ()
    optional: bool = False
    least: int = 1
    most: int = LONGEST_DAYS

    @property
    def in_use(self) -> bool:
        """Whether something already asks for it; the others wait for their room and are not shown."""
        return self.key not in WAITING


# asked for by rooms that are still to come: the calculator, the portal
WAITING = frozenset({
    "LANGS", "CONFIRMATION_RELIEF", "FINAL_AWARD_MINWAGE_DATE", "DOUBLE_PAY_START", "OVERTIME_BASE", "LOCAL_PARAMS",
    "HEAT_TABLE", "SEAL_OF_OWN_STATUS", "PAYMENT_ORDER_FEE"})


CONFIRMABLE: dict[str, str] = {
    Basis.PEOPLE: "yes", Basis.COURT_DELEGATED: "yes", Basis.TOWNSHIP: "yes", Basis.UNION_SELF: "yes",
    Basis.ENTERPRISE: "ask", Basis.NEW_FORM: "own", Basis.ARB_DELEGATED: "own", Basis.COURT_ENTRUSTED: "no",
    LegalType.PEOPLES_COMMITTEE: "yes", LegalType.TOWNSHIP_BODY: "yes", LegalType.UNION_STUDIO: "yes",
    LegalType.COURT_INVITED: "yes", LegalType.ENTERPRISE_COMMITTEE: "ask",
}
CONFIRMABLE_KEYS = frozenset(basis.value for basis in Basis) | frozenset(kind.value for kind in LegalType)

_ACCEPTANCE = (
    Setting("ACCEPT_CLOCK_START", "受理期限起算", "choice", "consent",
            "CFG；令第17号第二十二条未写明从收到申请还是从双方同意起算，默认自双方同意均已记录之日，"
            "也可设为收到申请。", ("consent", "receipt")),
    Setting("MED15_START", "十五日调解期限起算", "choice", "acceptance",
            "CFG；令第17号第二十九条自受理之日；浙江条例第十条自收到申请之日。",
            ("acceptance", "receipt")),
    Setting("CONTACT_FROM_RECEIPT", "非法院委派案件也提示三日内联系对方", "flag", True,
            "CFG；在线调解规则第十五条只说法院委派，其他来源比照，作为目标而不是义务。"),
    Setting("CORRECT_DAYS", "补正期限（工作日）", "working_days", 5,
            "CFG；法律没有规定，参照办案规则第二十九条。"),
    Setting("CORRECTION_RESTARTS_ACCEPTANCE", "补正后受理期限重新计算", "flag", True,
            "R；只在受理期限从收到申请起算时有意义，参照办案规则第四十六条第二项。"),
    Setting("CONSENT_WAIT_DAYS", "等待对方答复期限（工作日）", "working_days", 5,
            "CFG；法律没有规定，应长于三个工作日；届满后由人决定是否不予受理。", least=4),
    Setting("APPLICANT_ROLES", "谁可以申请", "choice", "both",
            "CFG；令第17号第二十一条双方都可以；北京公众平台只由劳动者申请（实务做法）。", ("both", "workers", "employers")),
    Setting("ONLINE_APPLICATIONS", "可以在网上申请", "flag", True,
            "CFG；令第17号第二十一条口头、书面都可以，没有写明网上；数据电文视为书面形式（民法典第四百六十九条）。"),
    Setting("ONLINE_DRAFT_DAYS", "没有交的网上申请保存几日", "days", 30,
            "CFG；法律没有规定；过了这些日子没有再填，连照片一起删除。", most=365),
    Setting("INSURANCE_ARREARS_SUIT", "当地法院受理欠缴社会保险费的诉讼", "flag", False,
            "CFG；补缴由征收机构处理（社会保险法第六十三条），欠缴能否起诉各地不同；转介时一并写明。"),
)
_MEDIATION = (
    Setting("NO_SHOW_LIMIT", "经通知不到场几次视为不愿调解", "integer", 2,
            "R、CFG；没有法定次数。", most=10),
    Setting("SESSION_NOTICE_DAYS", "调解会提前几个工作日通知", "working_days", 3,
            "CFG；法律没有规定调解会的通知期，少于此数只提示；仲裁开庭为五日（办案规则第三十八条）。"),
    Setting("EXTENSION_CAP_DAYS", "延长调解期限的上限（日）", "days", None,
            "CFG；令第17号没有上限；新就业形态最长延长十五日，由法律部分另行限制。", optional=True),
    Setting("SUSPEND_REVIEW_DAYS", "中止后多少日复查", "days", 30, "CFG；法律没有规定。"),
    Setting("REVIEW_DAYS", "其他等待多少日复查", "days", 15,
            "CFG；法律没有规定，用于草稿、异议、待发移送、暂缓受理、重新打开等。"),
    Setting("REQUEST_DAYS", "当事人在网上提出的请求几个工作日内答复", "working_days", 3,
            "CFG；法律没有规定；如想撤回、想换调解员。"),
    Setting("NEW_FORM_TIER_B_ROUTE", "不完全符合劳动关系情形的新就业形态，调解不成去哪里", "choice", "ask",
            "CFG；人社厅发〔2024〕4号只写明先调解，其后申请仲裁还是起诉按当地规定；没有规定的先问清。",
            ("ask", "arbitration", "court")),
    Setting("SPOT_PAYMENT_WITHOUT_AGREEMENT", "小额当场付清可以不签协议书", "flag", False,
            "CFG；只有新就业形态一站式调解的文件写明可以记入笔录代替（实务做法），其他案件依当地规定。"),
    Setting("ONE_AGREEMENT_EACH", "集体争议每人一份协议", "flag", False,
            "CFG；默认一份协议、每人一项义务和一个签名。"),
    Setting("LATE_RECORD_DAYS", "补记超过几日须说明原因", "days", 3, "本系统的办案规则：发生日与记录日相隔超过此数须写明原因。"),
    Setting("TAKE_BACK_MINUTES", "撤回刚才操作的时限（分钟）", "integer", 30,
            "本系统的办案规则：没有文书或者通知发出时，本人可以撤回。", most=1440),
    Setting("LANGS", "提供的语言", "table", tuple(language.value for language in Language),
            "CFG；当事人可选的语言。", tuple(language.value for language in Language)),
)
_CONFIRMATION = (
    Setting("COURT_PLATFORM", "在人民法院调解平台上办理", "flag", False,
            "CFG；在线调解规则的选人期限（两个工作日、三个工作日）只用于平台上的案件。"),
    Setting("CONFIRMABLE_ORG_TYPES", "本院确认哪些组织的调解协议", "table", CONFIRMABLE,
            "CFG；民事诉讼法第二百零五条只要求依法设立的调解组织，各法院对企业调解委员会、工会工作室做法不一。"
            "工会组织在法院名册内的为可以。",
            ("yes", "no", "ask", "own")),
    Setting("CONFIRM_TAKE_DAYS", "法院决定是否受理确认申请（日）", "days", 3,
            "CFG；法释〔2011〕5号第四条为三日，民事诉讼法及其解释没有规定。", most=30),
    Setting("CONFIRM_REVIEW_SLA", "法院审查确认申请（日）", "days", 30,
            "CFG；民事诉讼法第一百八十七条为三十日，院长可以批准延长；山东等地为七日、最长十五日（实务做法）。", most=30),
    Setting("CONFIRM_SUPPLY_DAYS", "法院要求补充时通常给几日", "days", 7,
            "CFG；民事诉讼法解释第三百五十四条要求法院限期补充，没有规定几日；每次由法院写明哪一天，这里只是先填好的日子。", most=90),
    Setting("TRIMS_ACTS", "协议里给付钱款以外的条款，本院常不予确认", "flag", True,
            "CFG；劳动争议解释（一）第五十二条只说给付义务，民事诉讼法没有这样限制，各地法院做法不同；起草时提示。"),
    Setting("TRIMS_PERFORMED", "义务已全部履行的协议，本院常不予确认", "flag", True,
            "CFG、P；没有可以强制执行的内容，有的法院不予确认；起草、提交时提示。"),
    Setting("CASE_NO_TYPES", "司法确认案号的类型", "table", ("诉前调确", "民特", OLD_KIND),
            "CFG；2022年起诉前调确，此前和自行调解的用民特，更早的为调确字。", (*KINDS, OLD_KIND)),
    Setting("SIGN_LEVEL_FOR_CONFIRMATION", "申请确认的协议须用何种签名", "choice", "CA",
            "CFG；电子签名法第十三条；纸质签名或者有认证的电子签名，也可设为任何电子签名。", ("CA", "any")),
    Setting("RETURN_KEEPS_THIRTY_DAYS", "退回补充协议后三十日仍从首次生效起算", "flag", True,
            "CFG；法律没有规定补充协议是否重新起算，默认从首次生效起算；设为否的，法院要求的补充协议生效后重新起算。"
            "受理前退回补正的，申请日不变，补齐后接着办，不占当事人的日子。"),
    Setting("CONFIRMATION_RELIEF", "本院接受顺延申请", "flag", False,
            "CFG；民事诉讼法第八十六条，障碍消除后十日内申请，是否准许由法院决定。"),
    Setting("ARBREV_TIME_LIMIT", "仲裁审查申请期间（日）", "days", 15,
            "CFG；令第17号第二十七条为十五日；浙江没有期限（留空）。", optional=True),
)
_CLOSING = (
    Setting("FILE_NUMBERS", "归档时卷号怎么来", "choice", "series",
            "CFG；卷号按当地档案规定，没有查到全国规定；默认年度加流水，也可以与案号相同，或者由归档的人填写。"
            "归档时另填了的，以填的为准。", ("series", "case_number", "typed")),
    Setting("ARCHIVE_WAIT_DAYS", "送达结案文书后多少日归档", "days", 15, "CFG；法律没有规定。"),
    Setting("RETENTION_YEARS_WITH", "有协议案卷保管年限", "integer", 10,
            "CFG；没有查到全国规定，参照办案规则第二十四条。", most=100),
    Setting("RETENTION_YEARS_WITHOUT", "无协议案卷保管年限", "integer", 5,
            "CFG；没有查到全国规定，参照办案规则第二十四条。", most=100),
    Setting("REMIND_DAYS", "履行期限提醒（到期日前后的日数）", "table", (-3, 0, 3),
            "CFG；负数为到期前，零为当日，正数为到期后。"),
    Setting("SEAL_OF_OWN_STATUS", "本组织有独立的法律地位，用自己的印章", "flag", True,
            "CFG；工会工作室等是否有独立的法律地位，各地不同；没有的，用设立单位的印章。"),
    Setting("RATING_ANSWER_DAYS", "差评几个工作日内查明、答复", "working_days", 15,
            "P；国办发〔2019〕51号要求差评有回访、有整改、有反馈，没有查到它写明日数；四川等地的办法为十五个工作日（实务做法）。",
            most=60),
    Setting("RATING_APPEAL_DAYS", "对差评答复的申诉几个工作日内答复", "working_days", 15,
            "P；国办发〔2019〕51号要求建立申诉复核机制，没有写明日数；比照差评的十五个工作日。", most=60),
    Setting("GRIEVANCE_DAYS", "投诉几个工作日内答复", "working_days", 15,
            "CFG；没有查到全国规定，按十五个工作日。"),
    Setting("REPLY_DAYS_UNION_PAPERS", "一函两书答复期限（工作日）", "working_days", 15,
            "CFG；没有查到全国规定；浙江条例第二十二条、天津的意见书都是十五个工作日（实务做法）。", optional=True),
)
_CLAIMS = (
    Setting("FINAL_AWARD_MINWAGE_DATE", "终局裁决所用最低工资的日期", "choice", "application",
            "CFG；北京以申请仲裁时为准，也可设为裁决时。", ("application", "award")),
    Setting("DOUBLE_PAY_START", "二倍工资起算", "choice", "month_later",
            "CFG；3月1日入职的，通常自4月1日起，严格按民法典第二百零二条为4月2日。",
            ("month_later", "day_after_month")),
    Setting("OVERTIME_BASE", "加班费基数", "choice", "contract",
            "CFG；各省不一：合同工资、正常工资、前十二个月平均。",
            ("contract", "normal", "average_12")),
    Setting("LOCAL_PARAMS", "当地参数", "table", {},
            "CFG；最低工资、社会平均工资等，须注明来源和起止日；没有的不得编造，计算结果标明待补。"),
    Setting("HEAT_TABLE", "高温津贴标准", "table", {}, "CFG；金额和月份由各省规定。"),
    Setting("PAYMENT_ORDER_FEE", "劳动报酬支付令的申请费", "choice", "third",
            "CFG；诉讼费用交纳办法第十四条为财产案件受理费的三分之一；劳动争议案件各地有的按件收十元的标准算，有的免交。",
            ("third", "labour", "none")),
    Setting("CALENDAR", "放假安排", "table", {"published_through": LAST_NOTICE, "off": [], "on": []},
            "CFG；国务院每年发布放假通知后更新：已公布到哪一年，另加的放假日，另加的上班日。"),
)
_NOTICES = (
    Setting("QUIET_FROM", "夜里几点起不发消息", "integer", 22,
            "本系统的办案规则：夜里到期的消息早上再发，本人刚要的验证码除外；当事人可以另定自己的时间。", least=0, most=23),
    Setting("QUIET_UNTIL", "早上几点起再发", "integer", 7, "本系统的办案规则：与上一项相同的钟点，就是不分昼夜都发。", least=0, most=23),
    Setting("MESSAGES_A_DAY", "同一个人一天最多几条短信", "integer", 5,
            "本系统的办案规则：多出来的第二天早上发；链接和验证码不算在内，另有限制。", most=20),
    Setting("NOTICE_SIGN", "短信签名（【】里的字）", "words", "消息提醒",
            "CFG；短信平台按机构备案。机构名称里有“劳动”“争议”等字的，另取一个看不出是什么事的签名。", most=12),
    Setting("NOTICE_WORDS", "外发消息的文字", "words",
            "您有一条新消息，请打开您的回执上的网址查看，或拨打{电话}。本消息不会要求您付款或点击付款链接。",
            "CFG；短信平台按模板备案。锁屏上谁都看得见：不能有案情的字、单位和人的名字、案号；"
            "可以用{电话}、{签名}、{网址}。", least=10, most=200),
    Setting("NOTICE_WORDS_UG", "外发消息的文字（维吾尔文）", "words",
            "سىزگە يېڭى ئۇچۇر كەلدى. تالون قەغىزىڭىزدىكى تور بەتنى ئېچىڭ ياكى {电话} غا تېلېفون قىلىڭ. "
            "بۇ ئۇچۇر سىزدىن ھەرگىز پۇل تەلەپ قىلمايدۇ.",
            "CFG；随系统所附，用前请懂这种文字的人核对。", least=10, most=200),
    Setting("NOTICE_WORDS_EN", "外发消息的文字（英文）", "words",
            "You have a new message. Open the address on your receipt, or call {电话}. "
            "We never ask for a payment and send no payment links.",
            "CFG；随系统所附。", least=10, most=200),
    Setting("SMS_TEMPLATE", "短信平台的模板号", "words", None,
            "CFG；短信平台备案后给的号，随每条消息一起交给平台；没有的留空。", optional=True, most=40),
    Setting("SMS_NUMBER", "短信从哪个号码发出", "words", None,
            "CFG；写在“消息是真的吗”一页上，给收到的人核对；没有固定号码的留空。", optional=True, most=30),
)
SETTINGS: dict[str, Setting] = {
    setting.key: setting for group in (_ACCEPTANCE, _MEDIATION, _CONFIRMATION, _CLOSING, _CLAIMS, _NOTICES)
    for setting in group}
OF_CONFIRMATION = tuple(setting.key for setting in _CONFIRMATION if setting.in_use)
"""The settings of a court about confirmation: those that its own words may concern."""


def check(key: str, value: Any) -> None:
    """Refuse a value that a setting cannot have: ValueError with what to do, in Chinese.

    Lists come as list or tuple, dates in CALENDAR as ISO text, so that a value can be kept as JSON.
    """
    if key not in SETTINGS:
        raise ValueError(f"没有“{key}”这项设置，请核对名称。")
    setting = SETTINGS[key]
    if value is None:
        if not setting.optional:
            raise ValueError(f"“{setting.name}”不能留空，请填写。")
        return
    {"days": _check_number, "working_days": _check_number, "integer": _check_number, "flag": _check_flag,
     "choice": _check_choice, "words": _check_words, "table": _check_table}[setting.kind](setting, value)


def _check_number(setting: Setting, value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not setting.least <= value <= setting.most:
        raise ValueError(f"“{setting.name}”应为{setting.least}至{setting.most}之间的整数，请核对。")


def _check_flag(setting: Setting, value: Any) -> None:
    if not isinstance(value, bool):
        raise ValueError(f"“{setting.name}”只能选是或者否。")


def _check_choice(setting: Setting, value: Any) -> None:
    if value not in setting.choices:
        raise ValueError(f"“{setting.name}”只能选：{'、'.join(setting.choices)}。")


def _check_words(setting: Setting, value: Any) -> None:
    if not isinstance(value, str) or not value.strip() or not setting.least <= len(value) <= setting.most:
        raise ValueError(f"“{setting.name}”应有{setting.least}至{setting.most}个字，请核对。")


def _check_table(setting: Setting, value: Any) -> None:
    if isinstance(setting.default, tuple):
        _check_list(setting, value)
    elif not isinstance(value, Mapping):
        raise ValueError(f"“{setting.name}”应为名称与值的对照表，请核对。")
    elif setting.key == "CONFIRMABLE_ORG_TYPES":
        if unknown := sorted(str(key) for key in value if key not in CONFIRMABLE_KEYS):
            raise ValueError(f"“{setting.name}”中没有“{'、'.join(unknown)}”这种组织，请删去。")
        for answer in value.values():
            _check_choice(setting, answer)
    elif setting.key == "CALENDAR":
        _check_calendar(setting, value)


def _check_list(setting: Setting, value: Any) -> None:
    if isinstance(value, str) or not isinstance(value, Sequence) or not value:
        raise ValueError(f"“{setting.name}”至少选一项。")
    for entry in value:
        if setting.choices:
            _check_choice(setting, entry)
        elif isinstance(entry, bool) or not isinstance(entry, int) or abs(entry) > LONGEST_DAYS:
            raise ValueError(f"“{setting.name}”中每一项应为整数，请核对。")
    if len(set(value)) != len(value):
        raise ValueError(f"“{setting.name}”中有重复的项，请删去。")


def _check_calendar(setting: Setting, value: Mapping[str, Any]) -> None:
    try:
        through = value["published_through"]
        off, on = ({date.fromisoformat(day) for day in value[key]} for key in ("off", "on"))
    except (KeyError, TypeError, ValueError) as wrong:
        raise ValueError(f"“{setting.name}”应写明已公布的最后一年，放假日和上班日写成2027-01-01的样子。") from wrong
    if isinstance(through, bool) or not isinstance(through, int) or not FIRST_NOTICE <= through <= 2100:
        raise ValueError(f"“{setting.name}”中已公布的最后一年不对，请填写{FIRST_NOTICE}年以后的年份。")
    if off & on:
        raise ValueError(f"“{setting.name}”中同一天不能既放假又上班，请核对。")
