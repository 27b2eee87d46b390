"""The people, employers and bodies of the sample papers, with the names that are hard to print."""
from __future__ import annotations

from datetime import date

from mediation.documents.particulars import (
    AgentOnPaper,
    BodyOnPaper,
    EmployerOnPaper,
    OfficeOnPaper,
    PartyOnPaper,
    PersonOnPaper,
)
from mediation.law.terms import IdentityKind, Language, LegalType, Side

HARD_NAMES = ("吕㛃䶮", "𬱖某", "欧阳静姝", "买买提·阿卜杜拉", "مۇھەممەت ئابدۇللا")
SIXTY = "新疆维吾尔自治区阿克苏地区库车市天山南坡现代农业机械装备制造与技术服务股份有限公司阿克苏经济技术开发区第一生产经营分公司"
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", ("建国", "秀英", "志强", "丽华", "国庆", "桂兰", "永胜")

COMMISSION = OfficeOnPaper(name="示例市示例区劳动人事争议仲裁委员会", address="示例市示例区人民路18号政务服务中心3楼",
                           phone="0757-80000018")
LEGAL_AID = OfficeOnPaper(name="示例市示例区法律援助中心", address="示例市示例区人民路20号", phone="0757-80012348")

COURIER_COMMITTEE = BodyOnPaper(
    name="示例市示例区速运物流有限公司劳动争议人民调解委员会", short="速运调委会", address="示例市示例区桂城街道海八路1号2楼",
    phone="0757-81234567", org_code="示速人", seal_name="示例市示例区速运物流有限公司劳动争议人民调解委员会",
    legal_type=LegalType.PEOPLES_COMMITTEE, arbitration=COMMISSION, legal_aid=LEGAL_AID)
TOWNSHIP = BodyOnPaper(
    name="示例县红桥镇劳动争议调解中心", short="红桥调解中心", address="示例县红桥镇振兴街6号", phone="0997-2100006",
    org_code="红桥", seal_name="示例县红桥镇劳动争议调解中心", legal_type=LegalType.TOWNSHIP_BODY,
    arbitration=COMMISSION, legal_aid=LEGAL_AID)


def worker(name: str, number: int = 1, *, side: Side = Side.APPLICANT, agents: tuple[AgentOnPaper, ...] = (),
           language: Language = Language.MANDARIN, representative: bool = False) -> PartyOnPaper:
    """A worker of whom all is known."""
    person = PersonOnPaper(
        name=name, sex="女" if number % 2 else "男", birth=date(1980 + number % 20, 1 + number % 12, 1 + number % 28),
        ethnic="维吾尔族" if language is Language.UYGHUR else "汉族", id_kind=IdentityKind.RESIDENT,
        id_number=f"44060519{80 + number % 20}{1 + number % 12:02d}{1 + number % 28:02d}{number:03d}X",
        address=f"示例市示例区桂城街道南海大道北{number}号{100 + number}室", phone=f"138000{number:05d}", occupation="快递员")
    return PartyOnPaper(side=side, person=person, agents=agents, language=language, representative=representative)


def employer(name: str, *, side: Side = Side.RESPONDENT, relation: str | None = None,
             agents: tuple[AgentOnPaper, ...] = ()) -> PartyOnPaper:
    """An employing unit of which all is known."""
    return PartyOnPaper(side=side, relation=relation, agents=agents, employer=EmployerOnPaper(
        name=name, uscc="91440605MA4U0PQ13K", address="示例市示例区狮山镇科技大道东1号", legal_rep="陈永胜",
        legal_rep_title="总经理", phone="0757-86660000"))


LAWYER = AgentOnPaper(name="王志强", kind="律师", workplace="广东示例律师事务所", licence="14406201910000001",
                      phone="13900000001", id_kind=IdentityKind.RESIDENT, id_number="440605198001010011",
                      address="示例市示例区人民路1号", special=True, powers=("代为和解、调解", "代为签收文书"), until=date(2027, 5, 31))
CLERK_OF_THE_FIRM = AgentOnPaper(name="李桂兰", kind="单位工作人员", workplace="人力资源部", phone="13900000002",
                                 special=False)


def many_workers(count: int) -> tuple[PartyOnPaper, ...]:
    """So many workers, the hard names among them."""
    names = [*HARD_NAMES[:4], f"买买提·阿卜杜拉 {HARD_NAMES[4]}"]
    number = 0
    while len(names) < count:
        names.append(SURNAMES[number % 10] + GIVEN[number % 7])
        number += 1
    return tuple(worker(name, number, language=Language.UYGHUR if number in (4, 5) else Language.MANDARIN,
                        representative=number <= 5) for number, name in enumerate(names, start=1))
