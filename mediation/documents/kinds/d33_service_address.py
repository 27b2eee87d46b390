"""D33 送达地址确认书: where papers reach a party, and whether by electronic means (民事诉讼法第九十条)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mediation.documents import phrases
from mediation.documents.blocks import (
    Block,
    Handwritten,
    KeyTable,
    Notice,
    Paragraph,
    Place,
    Signatures,
    Tick,
    Tickboxes,
    Title,
    row,
)
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED
from mediation.documents.particulars import PARTY_PAGE, Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite
from mediation.law.terms import IdentityKind

TOLD = (
    "告知事项：",
    "一、应当提供真实、确切的送达地址；地址不实，或者变更后未告知，导致无法送达的，由提供人承担后果。",
    "二、同意电子送达的，可以用传真、短信、电子邮件、即时通讯账号等方式送达，以送达信息到达受送达人特定系统的日期为送达日期；"
    "判决书、裁定书、调解书也可以电子送达，受送达人要求纸质文书的，应当提供。",
    "三、确认的地址适用于调解、司法确认、仲裁、一审、二审、再审、执行各阶段；变更的，应当书面告知。",
    "四、拒不提供的，以户籍、登记、备案地址为准。",
)


@dataclass(frozen=True, kw_only=True)
class ServiceAddress:
    """The address that a party confirms."""

    address: str | None = named("确认的送达地址", PARTY_PAGE)
    postcode: str | None = named("邮编", PARTY_PAGE)
    receiver: str | None = named("收件人", PARTY_PAGE)
    phone: str | None = named("收件人电话", PARTY_PAGE)
    proxy: str | None = named("指定代收人", PARTY_PAGE)
    proxy_relation: str | None = named("代收人与本人关系", PARTY_PAGE)
    proxy_id_number: str | None = named("代收人证件号码", PARTY_PAGE)
    proxy_phone: str | None = named("代收人电话", PARTY_PAGE)
    electronic: bool | None = named("是否接受电子送达", PARTY_PAGE)
    mobile: str | None = named("电子送达的手机号", PARTY_PAGE)
    email: str | None = named("电子送达的邮箱", PARTY_PAGE)
    wechat: str | None = named("电子送达的微信号", PARTY_PAGE)
    other: str | None = named("其他电子送达方式", PARTY_PAGE)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    party = particulars.recipients[0]
    none = phrases.NONE
    ways = (("手机", extra.mobile or none), ("邮箱", extra.email or none))
    more = (("微信", extra.wechat or none), ("其他", extra.other or none))
    return [
        Title("送达地址确认书"), Notice(TOLD),
        KeyTable((
            row(("案号", case.number), ("案由", phrases.dispute(case))),
            row(("受送达人", party.name), ("证件及号码", _identity(particulars))),
            row(("确认送达地址", extra.address)),
            row(("收件人", extra.receiver), ("电话", extra.phone)),
            row(("邮编", extra.postcode), ("指定代收人", extra.proxy or none)),
            *((row(("与本人关系", extra.proxy_relation), ("代收人电话", extra.proxy_phone)),
               row(("代收人证件", extra.proxy_id_number))) if extra.proxy else ()),
            row(("接受电子送达", Tickboxes((Tick("是", extra.electronic), Tick("否", not extra.electronic))))),
            *((row(*ways), row(*more)) if extra.electronic else ()),
        )),
        Paragraph("受送达人确认：我已阅读并理解上述告知事项，保证提供的内容真实有效，变更时及时告知。", keep=True),
        Signatures((Place(f"受送达人 {party.name}", "签名、盖章或按指印"),)),
        KeyTable((row(("备注", Handwritten(14))),)),
        Paragraph("备注由工作人员填写。", small=True, indent=False),
    ]


def _identity(particulars: Particulars) -> str:
    party = particulars.recipients[0]
    if party.employer:
        return f"统一社会信用代码{party.employer.uscc}"
    kind = party.person.id_kind
    label = kind.label if kind and kind is not IdentityKind.UNKNOWN else "证件"
    return f"{label}{party.person.id_number}"


def also(particulars: Particulars) -> Iterable[Missing]:
    """Electronic service needs one address; a proxy needs relation, number and telephone."""
    extra = particulars.extra
    if extra.electronic and not (extra.mobile or extra.email or extra.wechat or extra.other):
        yield Missing("extra.mobile", "至少一种电子送达方式", PARTY_PAGE)
    if extra.proxy:
        for name, words in (("proxy_relation", "代收人与本人关系"), ("proxy_phone", "代收人电话"),
                            ("proxy_id_number", "代收人证件号码")):
            if not getattr(extra, name):
                yield Missing(f"extra.{name}", words, PARTY_PAGE)


PAPER = Paper(
    code="D33", version=1, title="送达地址确认书", stage="申请",
    articles=(cite("ONL", 17), cite("CPL", 90), cite("CPLI", 136), cite("CPLI", 137)),
    signers="受送达人签名、盖章或按指印", copies="每方一份，卷内一份", layout="F", extra=ServiceAddress,
    requires=("case.number", *NAMED, "recipients.name", "recipients.person?.id_number", "recipients.employer?.uscc",
              "extra.address", "extra.postcode", "extra.receiver", "extra.phone", "extra.electronic"),
    also=also, body=body,
)
