"""What a copy sheet (抄录单) may hold: data of a case by the names under which other systems ask for them."""
from __future__ import annotations

COPY_FIELDS: dict[str, str] = {
    "number": "案号", "receipt_number": "回执号", "source_number": "移送机关案号", "source": "案件来源",
    "basis": "调解依据", "kind": "事项类别", "cause": "案由", "state": "办理状态", "body": "调解组织", "clerk": "承办人",
    "mediators": "调解员", "received_on": "收件日期", "accepted_on": "受理日期", "ended_on": "办结日期",
    "mediation_until": "调解期限截止", "effective_on": "协议生效日期", "is_collective": "是否集体争议",
    "worker_count": "劳动者人数", "asked": "请求金额（元）", "asked_words": "请求金额（大写）", "claims": "请求事项",
    "facts": "事实与理由", "agreement_number": "协议编号", "agreed": "协议金额（元）", "agreed_words": "协议金额（大写）",
    "agreement_terms": "协议内容", "paid": "已履行金额（元）", "end_reason": "终结原因", "court": "确认法院",
    "court_number": "司法确认案号", "confirmation": "司法确认进展",
    "applicant_names": "申请人", "applicant_numbers": "申请人证件号码", "applicant_phones": "申请人电话",
    "applicant_addresses": "申请人住址", "applicant_sexes": "申请人性别", "applicant_births": "申请人出生日期",
    "applicant_ethnic": "申请人民族", "respondent_names": "被申请人", "respondent_codes": "被申请人统一社会信用代码",
    "respondent_heads": "被申请人法定代表人", "respondent_phones": "被申请人电话",
    "respondent_addresses": "被申请人住所", "agents": "代理人", "today": "今天的日期",
}
