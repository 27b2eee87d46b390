"""The field's words that the law itself distinguishes, as closed lists with their Chinese names.

Every other package stores the identifier (``Basis.ENTERPRISE.value == "enterprise"``) and shows ``.label``.
"""
from __future__ import annotations

from enum import StrEnum


class Term(StrEnum):
    """A word of the field: the value is stored, the label is shown."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Term:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Value and label of each member, in the order of the list, for a form."""
        return [(member.value, member.label) for member in cls]


class LegalType(Term):
    """What kind of organisation a body is (law.md §2.1)."""

    ENTERPRISE_COMMITTEE = "enterprise_committee", "企业劳动争议调解委员会"
    PEOPLES_COMMITTEE = "peoples_committee", "人民调解委员会"
    TOWNSHIP_BODY = "township_body", "乡镇（街道）劳动争议调解组织"
    UNION_STUDIO = "union_studio", "工会劳动争议调解组织"
    COURT_INVITED = "court_invited", "法院特邀调解组织"
    COURT = "court", "人民法院"
    ARBITRATION_COMMISSION = "arbitration_commission", "劳动人事争议仲裁委员会"
    UNION_FEDERATION = "union_federation", "总工会"
    HR_BUREAU = "hr_bureau", "人力资源和社会保障局"
    LEGAL_AID = "legal_aid", "法律援助机构"


class LegalBasis(Term):
    """On which provision a mediation body stands (law.md §12 T36)."""

    TJ10_1 = "tj10_1", "劳动争议调解仲裁法第十条第一款第一项"
    TJ10_2 = "tj10_2", "劳动争议调解仲裁法第十条第一款第二项"
    TJ10_3 = "tj10_3", "劳动争议调解仲裁法第十条第一款第三项"
    RTF34 = "rtf34", "人民调解法第三十四条"
    COURT_LIST = "court_list", "人民法院特邀调解组织名册"
    NEW_FORM = "new_form", "新就业形态劳动纠纷一站式调解"


class Basis(Term):
    """On what basis (channel) the body takes this case; it decides forms, seal and period (law.md §11)."""

    ENTERPRISE = "enterprise", "企业调解委员会调解"
    PEOPLE = "people", "人民调解"
    TOWNSHIP = "township", "乡镇街道调解"
    UNION_SELF = "union_self", "工会调解"
    COURT_DELEGATED = "court_delegated", "法院委派（立案前）"
    COURT_ENTRUSTED = "court_entrusted", "法院委托（立案后）"
    ARB_DELEGATED = "arb_delegated", "仲裁委委托"
    NEW_FORM = "new_form", "新就业形态一站式调解"


class CourtProcedure(Term):
    """The procedure of the suit behind a 委托; it sets the length of the period (TY 27)."""

    ORDINARY = "ordinary", "普通程序"
    SUMMARY = "summary", "简易程序"


class CaseKind(Term):
    """What kind of dispute it is; it decides who may take it, which routes stay open, which limitation runs."""

    LABOUR = "labour", "劳动争议"
    PERSONNEL = "personnel", "人事争议"
    CIVIL_SERVICE = "civil_service", "劳务等民事纠纷"
    NEW_FORM = "new_form", "新就业形态用工纠纷"


class Source(Term):
    """How the case came in (documents.md §9.1)."""

    WRITTEN = "written", "书面申请"
    ONLINE = "online", "网上申请"
    ORAL = "oral", "当场口头申请"
    OWN_MOTION = "own_motion", "主动调解"
    COURT_DELEGATED = "court_delegated", "法院委派"
    COURT_ENTRUSTED = "court_entrusted", "法院委托"
    ARBITRATION = "arbitration", "仲裁委转来"
    HOTLINE_12348 = "hotline_12348", "12348法律服务热线"
    HOTLINE_12351 = "hotline_12351", "12351职工热线"
    INSPECTION = "inspection", "劳动监察转来"
    PETITION = "petition", "信访转来"
    POLICE = "police", "110联动"
    GRID = "grid", "网格上报"
    NEGOTIATION = "negotiation", "协商未成"


class Side(Term):
    """On which side of the case a party stands."""

    APPLICANT = "applicant", "申请人"
    RESPONDENT = "respondent", "被申请人"
    THIRD = "third", "第三人"


class PartyKind(Term):
    """What a party is."""

    WORKER = "worker", "劳动者"
    EMPLOYER = "employer", "用人单位"
    PERSON = "person", "其他个人"


class Zone(Term):
    """Who may see a row or a file that somebody said or gave (security.md S2)."""

    PRIVATE = "private", "只有本人"
    HANDLING = "handling", "本人和办案人"
    SIDE = "side", "本方"
    SHARED = "shared", "双方"
    CAUCUS = "caucus", "单方谈话"
    ADMIN = "admin", "日程安排"
    SEALED = "sealed", "封存原件"


class Role(Term):
    """The posts a person may hold in a body."""

    CLERK = "clerk", "办案人员"
    MEDIATOR = "mediator", "调解员"
    DIRECTOR = "director", "主任"
    LIAISON = "liaison", "法院联络员"
    OBSERVER = "observer", "观察员"
    ADMINISTRATOR = "administrator", "系统管理员"


class MemberSide(Term):
    """On whose side a member of a company committee sits (TJ 10: equal numbers)."""

    WORKER = "worker", "职工方"
    ENTERPRISE = "enterprise", "企业方"


class ClaimType(Term):
    """The twenty-two kinds of claim (documents.md §6.3)."""

    WAGES = "wages", "拖欠工资"
    OVERTIME = "overtime", "加班费"
    DOUBLE_PAY = "double_pay", "未签劳动合同二倍工资"
    ANNUAL_LEAVE = "annual_leave", "未休年休假工资"
    SOCIAL_INSURANCE = "social_insurance", "社会保险补缴或损失"
    SEVERANCE = "severance", "解除劳动合同经济补偿"
    UNLAWFUL_DISMISSAL = "unlawful_dismissal", "违法解除赔偿金"
    WORK_INJURY = "work_injury", "工伤待遇"
    EMPLOYMENT_RELATION = "employment_relation", "确认劳动关系"
    NON_COMPETE = "non_compete", "竞业限制补偿或违约金"
    TRAINING = "training", "服务期或培训违约金"
    SERVICE_PAY = "service_pay", "劳务费"
    PERSONAL_INJURY = "personal_injury", "人身损害（劳务关系）"
    MATERNITY = "maternity", "孕期、产期、哺乳期待遇"
    STOPPAGE_PAY = "stoppage_pay", "停薪或停工工资"
    ALLOWANCE = "allowance", "高温津贴、住房补贴等福利"
    PAPERS_TRANSFER = "papers_transfer", "离职证明、档案转移"
    DEATH_BENEFIT = "death_benefit", "死亡待遇"
    OCCUPATIONAL_DISEASE = "occupational_disease", "职业病待遇"
    COMMERCIAL_INSURANCE = "commercial_insurance", "商业保险、雇主责任险"
    MALICIOUS_ARREARS = "malicious_arrears", "恶意欠薪线索（移送）"
    OTHER = "other", "其他"


class MarkKind(Term):
    """How somebody put their mark on a paper."""

    SIGNATURE = "signature", "签名"
    SEAL = "seal", "盖章"
    FINGERPRINT = "fingerprint", "按指印"
    ELECTRONIC = "electronic", "电子签章"


class IdentityKind(Term):
    """What a person proves who they are with."""

    RESIDENT = "resident", "居民身份证"
    PERMIT = "permit", "港澳台居民居住证或通行证"
    FOREIGN_PERMIT = "foreign_permit", "外国人永久居留身份证"
    PASSPORT = "passport", "护照"
    USCC = "uscc", "统一社会信用代码"
    UNKNOWN = "unknown", "暂不清楚"


class Language(Term):
    """The language a party speaks; anything but Mandarin asks for an interpreter or a signed 'needs none'."""

    MANDARIN = "zh", "国家通用语言"
    UYGHUR = "ug", "维吾尔语"
    KAZAKH = "kk", "哈萨克语"
    KYRGYZ = "ky", "柯尔克孜语"
    MONGOLIAN = "mn", "蒙古语"
    TIBETAN = "bo", "藏语"
    SIGN = "sgn", "手语"
    ENGLISH = "en", "英语"
    OTHER = "other", "其他语言"
