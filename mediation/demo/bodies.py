"""The bodies and people of the demo world: all invented, on the patterns of the product's seeds."""
from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from mediation import clock
from mediation.bodies.models import Body, KnownEmployer
from mediation.extensions import db
from mediation.law.identity import normal_name
from mediation.law.terms import Basis, CaseKind, LegalBasis, LegalType, MemberSide, Role
from mediation.people.acts import affiliate, give_post, open_account
from mediation.people.models import SYSTEM, Person

COURIER = "迅达速运（云岭）有限公司"
COURIER_CODE = "91440600MADEM0001B"
ELECTRONICS = "远航电子（云岭）有限公司"
ALL_KINDS = tuple(kind.value for kind in CaseKind)
LABOUR_KINDS = (CaseKind.LABOUR.value, CaseKind.PERSONNEL.value)


@dataclass
class Account:
    """A demo account as ``start.py`` prints it."""

    person: Person
    role: str
    body: str
    password: str = field(repr=False)


@dataclass
class Bodies:
    """The organisations by a short key, and everybody with an account."""

    by_key: dict[str, Body] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    accounts: list[Account] = field(default_factory=list)

    def __getitem__(self, key: str) -> Body:
        return self.by_key[key]


OFFICES: tuple[dict[str, Any], ...] = (
    {"key": "court", "name": "云岭市青溪区人民法院", "short_name": "青溪法院", "legal_type": LegalType.COURT,
     "address": "云岭市青溪区法院路6号诉讼服务中心", "phone": "0757-0000 1001", "court_character": "粤0699"},
    {"key": "court2", "name": "塔河市人民法院", "short_name": "塔河法院", "legal_type": LegalType.COURT,
     "address": "塔河市解放路18号", "phone": "0997-0000 1002", "court_character": "新2999",
     "settings": {"CONFIRM_REVIEW_SLA": 15}},
    {"key": "court3", "name": "云岭市南屏区人民法院", "short_name": "南屏法院", "legal_type": LegalType.COURT,
     "address": "云岭市南屏区政通路2号", "phone": "0757-0000 1003", "court_character": "粤0698",
     "settings": {"CONFIRMABLE_ORG_TYPES": {"enterprise_committee": "no"}}},
    {"key": "commission", "name": "云岭市青溪区劳动人事争议仲裁委员会", "short_name": "青溪仲裁委",
     "legal_type": LegalType.ARBITRATION_COMMISSION, "address": "云岭市青溪区同济路30号二楼", "phone": "0757-0000 1011"},
    {"key": "commission2", "name": "塔河市劳动人事争议仲裁委员会", "short_name": "塔河仲裁委",
     "legal_type": LegalType.ARBITRATION_COMMISSION, "address": "塔河市文化路7号", "phone": "0997-0000 1012"},
    {"key": "commission3", "name": "云岭市南屏区劳动人事争议仲裁委员会", "short_name": "南屏仲裁委",
     "legal_type": LegalType.ARBITRATION_COMMISSION, "address": "云岭市南屏区政通路9号", "phone": "0757-0000 1013"},
    {"key": "aid", "name": "云岭市青溪区法律援助中心", "short_name": "青溪法援", "legal_type": LegalType.LEGAL_AID,
     "address": "云岭市青溪区同济路32号", "phone": "0757-0000 1021"},
    {"key": "aid2", "name": "塔河市法律援助中心", "short_name": "塔河法援", "legal_type": LegalType.LEGAL_AID,
     "address": "塔河市文化路9号", "phone": "0997-0000 1022"},
    {"key": "union", "name": "云岭市总工会", "short_name": "市总工会", "legal_type": LegalType.UNION_FEDERATION,
     "address": "云岭市人民路1号", "phone": "0757-0000 1031"},
    {"key": "bureau", "name": "云岭市青溪区人力资源和社会保障局", "short_name": "青溪人社局",
     "legal_type": LegalType.HR_BUREAU, "address": "云岭市青溪区同济路30号", "phone": "0757-0000 1041"},
)

MEDIATORS: tuple[dict[str, Any], ...] = (
    {"key": "courier", "name": "云岭市青溪区迅达速运劳动争议人民调解委员会", "short_name": "迅达调委会", "org_code": "迅劳人",
     "legal_type": LegalType.PEOPLES_COMMITTEE, "legal_basis": LegalBasis.RTF34,
     "bases": (Basis.PEOPLE, Basis.COURT_DELEGATED, Basis.NEW_FORM), "kinds": ALL_KINDS,
     "address": "云岭市青溪区物流大道8号迅达速运二楼调解室", "phone": "0757-0000 2001", "area": "青溪区",
     "employer_name": COURIER, "employer_code": COURIER_CODE, "court": "court", "commission": "commission",
     "aid": "aid", "above": "union",
     "run_by": "设在迅达速运公司内，办案人员由公司发工资；受青溪区司法局、总工会和法院指导。"},
    {"key": "studio", "name": "塔河市“法院+工会”劳动争议诉调对接工作室", "short_name": "塔河工作室", "org_code": "塔工",
     "legal_type": LegalType.UNION_STUDIO, "legal_basis": LegalBasis.COURT_LIST,
     "bases": (Basis.UNION_SELF, Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED, Basis.ARB_DELEGATED),
     "kinds": ALL_KINDS, "address": "塔河市解放路20号职工服务中心一楼", "phone": "0997-0000 2002", "area": "塔河市",
     "court": "court2", "commission": "commission2", "aid": "aid2", "above": "union",
     "settings": {"SPOT_PAYMENT_WITHOUT_AGREEMENT": True},
     "run_by": "由塔河市总工会设立，列入塔河市人民法院特邀调解组织名册，经费由市总工会承担。"},
    {"key": "township", "name": "云岭市青溪区石桥镇劳动争议调解中心", "short_name": "石桥调解中心", "org_code": "石桥",
     "legal_type": LegalType.TOWNSHIP_BODY, "legal_basis": LegalBasis.TJ10_3,
     "bases": (Basis.TOWNSHIP, Basis.NEW_FORM), "kinds": ALL_KINDS,
     "address": "云岭市青溪区石桥镇政府一楼", "phone": "0757-0000 2003", "area": "石桥镇", "court": "court",
     "commission": "commission", "aid": "aid", "above": "bureau", "run_by": "由石桥镇人民政府设立，经费由镇财政承担。"},
    {"key": "company", "name": "远航电子（云岭）有限公司劳动争议调解委员会", "short_name": "远航调委会", "org_code": "远航",
     "legal_type": LegalType.ENTERPRISE_COMMITTEE, "legal_basis": LegalBasis.TJ10_1, "bases": (Basis.ENTERPRISE,),
     "kinds": LABOUR_KINDS, "address": "云岭市南屏区科技园三路5号", "phone": "0757-0000 2004", "area": "南屏区",
     "employer_name": ELECTRONICS, "employer_code": "91440600MADEM0002E", "court": "court3",
     "commission": "commission3", "aid": "aid", "above": "union",
     "run_by": "由职工代表和企业代表以相等人数组成，设在本公司内，办案人员由公司发工资。"},
)

PEOPLE: tuple[tuple[str, str, tuple[tuple[str, Role, MemberSide | None], ...]], ...] = (
    ("wangmin", "王敏", (("courier", Role.CLERK, None), ("courier", Role.MEDIATOR, None),
                       ("township", Role.CLERK, None))),
    ("liguoqiang", "李国强", (("courier", Role.DIRECTOR, None), ("courier", Role.MEDIATOR, None))),
    ("zhouhui", "周慧", (("courier", Role.MEDIATOR, None),)),
    ("chenzhiyuan", "陈志远", (("courier", Role.MEDIATOR, None),)),
    ("zhaolei", "赵磊", (("courier", Role.ADMINISTRATOR, None),)),
    ("gulnar", "古丽娜尔·热合曼", (("studio", Role.CLERK, None), ("studio", Role.MEDIATOR, None))),
    ("aygul", "阿依古丽·吐尔逊", (("studio", Role.DIRECTOR, None), ("studio", Role.MEDIATOR, None))),
    ("majun", "马军", (("studio", Role.MEDIATOR, None),)),
    ("sunli", "孙莉", (("township", Role.DIRECTOR, None), ("township", Role.MEDIATOR, None))),
    ("huangwei", "黄伟", (("township", Role.MEDIATOR, None),)),
    ("linfang", "林芳", (("company", Role.CLERK, None),)),
    ("xuhong", "徐虹", (("company", Role.DIRECTOR, MemberSide.WORKER), ("company", Role.MEDIATOR, MemberSide.WORKER))),
    ("zhengkai", "郑凯", (("company", Role.MEDIATOR, MemberSide.ENTERPRISE),)),
    ("hejing", "何静", (("court", Role.LIAISON, None),)),
    ("aili", "艾力·买买提", (("court2", Role.LIAISON, None),)),
    ("luoyan", "罗岩", (("court3", Role.LIAISON, None),)),
    ("qiuyue", "邱月", (("union", Role.OBSERVER, None),)),
    ("tangning", "唐宁", (("bureau", Role.OBSERVER, None),)),
)
AFFILIATED = {"wangmin": (COURIER, COURIER_CODE), "liguoqiang": (COURIER, COURIER_CODE),
              "chenzhiyuan": (COURIER, COURIER_CODE), "linfang": (ELECTRONICS, "91440600MADEM0002E"),
              "xuhong": (ELECTRONICS, "91440600MADEM0002E"), "zhengkai": (ELECTRONICS, "91440600MADEM0002E")}


def build_bodies(*, password: str | None = None) -> Bodies:
    """Set up every body and account; passwords are random unless one is given for a test."""
    made = Bodies()
    for office in OFFICES:
        made.by_key[office["key"]] = _body(office, made)
    for body in MEDIATORS:
        made.by_key[body["key"]] = _body(body, made)
    db.session.flush()
    since = clock.today() - timedelta(days=800)
    for login, name, posts in PEOPLE:
        _person(made, login, name, posts, password or secrets.token_urlsafe(12), since)
    _book_of_employers(made["courier"])
    db.session.flush()
    return made


def _body(row: dict[str, Any], made: Bodies) -> Body:
    body = Body(
        name=row["name"], short_name=row["short_name"], org_code=row.get("org_code"),
        legal_type=row["legal_type"].value, legal_basis=row["legal_basis"].value if "legal_basis" in row else None,
        bases=[basis.value for basis in row.get("bases", ())], kinds=list(row.get("kinds", ())),
        address=row["address"], phone=row["phone"], area=row.get("area", ""), seal_name=row["name"],
        court_character=row.get("court_character"), employer_name=row.get("employer_name"),
        employer_code=row.get("employer_code"), run_by=row.get("run_by", ""), settings=dict(row.get("settings", {})),
        court=made.by_key.get(row.get("court", "")), commission=made.by_key.get(row.get("commission", "")),
        legal_aid=made.by_key.get(row.get("aid", "")), above=made.by_key.get(row.get("above", "")))
    db.session.add(body)
    return body


def _person(made: Bodies, login: str, name: str, posts: tuple[tuple[str, Role, MemberSide | None], ...],
            password: str, since: date) -> None:
    person = open_account(login, name, password, by=SYSTEM)
    for key, role, side in posts:
        give_post(person, made[key], role, by=SYSTEM, side=side, from_on=since)
    if login in AFFILIATED:
        affiliate(person, *AFFILIATED[login], by=SYSTEM)
    made.people[login] = person
    roles = dict.fromkeys(role.label for _key, role, _side in posts)
    bodies = dict.fromkeys(made[key].short_name for key, _role, _side in posts)
    made.accounts.append(Account(person, "、".join(roles), "、".join(bodies), password))


def _book_of_employers(body: Body) -> None:
    for name, code, address, head, phone, industry in (
            (COURIER, COURIER_CODE, "云岭市青溪区物流大道8号", "方立", "0757-0000 3001", "交通运输、仓储和邮政业"),
            ("云岭鑫源建筑劳务有限公司", "91440600MADEM0003H", "云岭市青溪区石桥镇工业路12号", "刘大海", "0757-0000 3002",
             "建筑业"),
            ("云岭大成建设工程有限公司", "91440600MADEM0004L", "云岭市青溪区城南路66号", "韩成", "0757-0000 3003",
             "建筑业")):
        db.session.add(KnownEmployer(body=body, name=name, credit_code=code, address=address, legal_representative=head,
                                     legal_representative_title="法定代表人", phone=phone, industry=industry,
                                     search_text=normal_name(name)))
