"""From a published dispute to what is said at the counter: invented people and firms, claims that come to its sums."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from mediation import clock
from mediation.bodies.queries import employers_known_to
from mediation.demo.bodies import Bodies
from mediation.demo.invented import credit_code, mobile, resident_number
from mediation.demo.names import UYGHUR_SCRIPT, Names
from mediation.demo.tales import Asked, Tale
from mediation.intake.facts import ClaimFacts, MaterialFacts, OralFacts, PartyFacts, RegisteringFacts
from mediation.law.capacity import PartyRelation
from mediation.law.terms import Basis, ClaimType, IdentityKind, Language, PartyKind, Source

PLACES = {"courier": ("云岭市青溪区物流大道", "云岭"), "studio": ("塔河市解放路", "塔河"), "township": ("云岭市青溪区石桥镇示例路", "云岭"),
          "company": ("云岭市南屏区科技园三路", "云岭")}
YUAN = 100
CHILD_OF = "子女"
PERIOD_LESS = frozenset({ClaimType.EMPLOYMENT_RELATION, ClaimType.NON_COMPETE, ClaimType.TRAINING, ClaimType.OTHER})
MATERIALS = ("工资条复印件", "考勤记录", "微信聊天记录打印件", "工友证言")


class Cast:
    """Whoever appears in the demo world; nobody twice."""

    def __init__(self, bodies: Bodies, seed: int = 20261126) -> None:
        self.bodies = bodies
        self.names = Names(seed)
        self.people = 100
        self.firms = 100

    def registering(self, tale: Tale) -> RegisteringFacts:
        """Everything that is said when this tale's case is taken in."""
        dice = tale.random
        workers = tuple(self._worker(tale, number, dice) for number in range(tale.n_workers))
        if tale.heirs:
            workers = tuple(self._heir(tale, number, dice) for number in range(tale.heirs))
        others = tuple(self._asked(tale, one, dice) for one in tale.asked)
        applicants, respondents = (others, workers) if tale.firm_applies else (workers, others)
        claims = tuple(self._claims(tale, 1 if tale.heirs else tale.n_workers, dice))
        return RegisteringFacts(
            body=self.bodies[tale.body], basis=tale.basis, source=tale.source, kind=tale.kind, applicants=applicants,
            respondents=respondents, claims=claims, matter="、".join(tale.dispute.matters)[:200],
            third=tuple(self._asked(tale, one, dice) for one in tale.third),
            facts_and_reasons=tale.told, materials=_materials(dice), choice_told=True,
            tried_elsewhere="；".join(f"{one.forum}：{one.result}" for one in tale.elsewhere),
            court_procedure=tale.procedure, source_number=tale.from_number, source_body=self._sender(tale),
            oral=_oral(tale) if tale.source is Source.ORAL else None,
            duplicate_reason="据另一份公开报道，不是同一争议。")

    def _sender(self, tale: Tale) -> str:
        body = self.bodies[tale.body]
        if tale.basis in (Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED) and body.court is not None:
            return body.court.name
        if tale.basis is Basis.ARB_DELEGATED and body.commission is not None:
            return body.commission.name
        return ""

    def _worker(self, tale: Tale, number: int, dice: Random) -> PartyFacts:
        female = tale.women or dice.random() < 0.35
        language = tale.language
        name = tale.people[number] if number < len(tale.people) else self.names.person(female, language, tale.ethnic)
        if language is None and "·" in name:
            language = Language.UYGHUR
        began = clock.today() - timedelta(days=dice.randint(120, 900))
        return PartyFacts(
            name=name, kind=PartyKind.WORKER, phone=self._phone(), address=self._address(tale, dice),
            language=language or Language.MANDARIN, native_name=UYGHUR_SCRIPT.get(name, ""),
            ethnic_group=tale.ethnic or ("维吾尔族" if language is Language.UYGHUR else "汉族"),
            occupation=tale.occupation or "工人", employed_from=began, over_age=tale.over_age, migrant=tale.migrant,
            new_form_tier=tale.tier, **self._identity(tale, female, dice))

    def _identity(self, tale: Tale, female: bool, dice: Random) -> dict[str, object]:
        """A resident number by the age that the tale asks for; a foreigner has a passport."""
        self.people += 1
        if tale.language is Language.OTHER:
            return {"identity_kind": IdentityKind.PASSPORT, "identity_number": f"BX{self.people:07d}", "sex": "男",
                    "born_on": date(1992, 5, 4)}
        born = date(dice.randint(1962, 1964) if tale.over_age else dice.randint(1972, 2003), dice.randint(1, 12),
                    dice.randint(1, 28))
        return {"identity_kind": IdentityKind.RESIDENT,
                "identity_number": resident_number(self.people, female=female, born=born)}

    def _heir(self, tale: Tale, number: int, dice: Random) -> PartyFacts:
        female = number == 0
        return PartyFacts(
            name=tale.people[number] if number < len(tale.people) else self.names.person(female), kind=PartyKind.PERSON,
            relation=PartyRelation.HEIR.value, occupation="配偶" if number == 0 else CHILD_OF, phone=self._phone(),
            address=self._address(tale, dice), ethnic_group="汉族", **self._identity(tale, female, dice))

    def _asked(self, tale: Tale, asked: Asked, dice: Random) -> PartyFacts:
        relation = asked.relation.value if asked.relation else ""
        if not asked.is_firm:
            return PartyFacts(name=self.names.person(False), kind=PartyKind.PERSON, occupation=asked.what,
                              relation=relation, phone=self._phone(), address=self._address(tale, dice),
                              ethnic_group="汉族", **self._identity(tale, False, dice))
        known = self._known_firm(asked.name)
        if known is not None:
            return known
        self.firms += 1
        name = asked.name or self.names.firm(asked.what, PLACES[tale.body][1])
        return PartyFacts(
            name=name, kind=PartyKind.EMPLOYER, credit_code=credit_code(self.firms), address=self._address(tale, dice),
            legal_representative=self.names.person(False), legal_representative_title="经理", relation=relation,
            phone=f"0757-0000{self.firms:04d}", unit_type="企业",
            bankrupt_administrator="云岭正衡破产管理人" if asked.bankrupt else "")

    def _known_firm(self, name: str) -> PartyFacts | None:
        """An employer of the courier committee's book."""
        row = next(iter(employers_known_to(self.bodies["courier"], name)), None) if name else None
        if row is None or row.name != name:
            return None
        return PartyFacts(name=row.name, kind=PartyKind.EMPLOYER, credit_code=row.credit_code or "",
                          address=row.address, legal_representative=row.legal_representative, phone=row.phone,
                          unit_type="企业", industry=row.industry or "",
                          legal_representative_title=row.legal_representative_title)

    def _claims(self, tale: Tale, claimants: int, dice: Random) -> Iterator[ClaimFacts]:
        """Each published claim, its sum split among those who make it so that it comes to the sum exactly."""
        until = clock.today() - timedelta(days=dice.randint(20, 60))
        for number, claim in enumerate(tale.dispute.claims):
            total = tale.sums[number] if number < len(tale.sums) else claim.amount_fen
            by_other = claim.words == "反诉" or (claim.words == "违约金" and not tale.firm_applies)
            first = sum(tale.claimants[:number])
            many = tale.claimants[number] if number < len(tale.claimants) else claimants
            shares = uneven(total, many, dice) if total is not None else [None] * many
            for place, share in enumerate(shares if not (by_other or tale.firm_applies) else [total]):
                periodic = claim.type not in PERIOD_LESS
                yield ClaimFacts(
                    type=claim.type, of=first + place, amount_fen=share, about=claim.about, ground=claim.words,
                    by_respondent=by_other, from_on=until - timedelta(days=dice.randint(60, 210)) if periodic else None,
                    until_on=until if periodic else None, knew_on=until)

    def _phone(self) -> str:
        self.people += 1
        return mobile(self.people)

    @staticmethod
    def _address(tale: Tale, dice: Random) -> str:
        return f"{PLACES[tale.body][0]}{dice.randint(1, 180)}号"


def uneven(total: int, parts: int, dice: Random) -> list[int]:
    """A sum in 分 in unequal parts of whole yuan (as far as it goes) that come to it exactly."""
    if parts == 1:
        return [total]
    weights = [dice.randint(70, 130) for _ in range(parts)]
    unit = YUAN if total >= parts * 10 * YUAN else 1
    shares = [total * weight // sum(weights) // unit * unit for weight in weights]
    shares[0] += total - sum(shares)
    return shares


def _materials(dice: Random) -> tuple[MaterialFacts, ...]:
    return (MaterialFacts("居民身份证复印件"), *(MaterialFacts(name, pages=dice.randint(1, 4))
                                         for name in dice.sample(MATERIALS, 2)))


def _oral(tale: Tale) -> OralFacts:
    now = clock.now()
    return OralFacts(begins=now - timedelta(minutes=40), ends=now - timedelta(minutes=5), place="调解室",
                     matter="、".join(tale.dispute.matters), when="今年以来。", asks="请按申请办理。", reasons=tale.told)
