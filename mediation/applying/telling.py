"""From what was answered page by page to the facts of an application, and what of it nobody knows yet."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from mediation import files
from mediation.applying.models import ApplicationDraft, AppliesAs
from mediation.applying.sums import asked_for
from mediation.applying.words import HOW_ONE_WORKS
from mediation.errors import RequirementNotMet
from mediation.evidence.uploads import Upload
from mediation.intake.facts import ClaimFacts, PartyFacts, RegisteringFacts
from mediation.intake.online.acts import NOBODY_NAMED, MadeOnLine, Named, Photo
from mediation.intake.online.models import Unknown
from mediation.law.doors import Happened, claims_behind, kind_behind
from mediation.law.money import yuan
from mediation.law.numbers import date_words
from mediation.law.scope import may_take
from mediation.law.terms import Basis, CaseKind, IdentityKind, Language, PartyKind, Zone
from mediation.parties.models import Channel

FROM_OTHERS = frozenset({Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED, Basis.ARB_DELEGATED})
TO_BE_FOUND = "（待查明）"
LONGEST_NAME = 110
FOR_SEVERAL = "几项合计（%s），各项由办案人问清。"
NO_STORY = "申请人在网上申请，没有写经过，由办案人问清后补记。"
FOR_MEN = {each[0]: words for each, words in zip(HOW_ONE_WORKS, ("在单位上班", "接平台的单", "在工地", "给个人、家庭做事"))}


def kind_of(draft: ApplicationDraft) -> CaseKind:
    """What kind of dispute it is taken for; how a rider is tied to a platform is found by the mediator."""
    how = draft.said_on("happened").get("how")
    return kind_behind(happened(draft), for_a_platform=how == "platform", for_a_person=how == "person")


def happened(draft: ApplicationDraft) -> list[Happened]:
    """What was said to have happened."""
    return [Happened(value) for value in draft.said_on("happened").get("what", [])]


def taken_as(draft: ApplicationDraft) -> tuple[Basis, CaseKind] | None:
    """On which basis and as what the chosen body takes it; None where it may not take such a matter (TJ 10; RTF 2)."""
    wanted = kind_of(draft)
    kinds = [wanted, CaseKind.LABOUR] if wanted is CaseKind.NEW_FORM else [wanted]
    own = [basis for basis in draft.body.base_terms if basis not in FROM_OTHERS]
    allowed = frozenset(draft.body.kind_terms)
    return next(((basis, kind) for kind in kinds for basis in own if may_take(kind, basis, allowed) is None), None)


def facts_of(draft: ApplicationDraft) -> RegisteringFacts:
    """The application as it is handed in; raises RequirementNotMet where the chosen body may not take it."""
    taken = taken_as(draft)
    if taken is None:
        raise RequirementNotMet(f"{draft.body.short_name}不能办这一类事，请在“去哪里办”那一页换一个组织。",
                                article="劳动争议调解仲裁法第十条")
    basis, kind = taken
    applicant, respondent = ((_employer_who_applies, _worker_who_is_asked) if draft.as_term is AppliesAs.EMPLOYER
                             else (_worker, _who_is_asked))
    return RegisteringFacts(
        body=draft.body, basis=basis, kind=kind, applicants=(applicant(draft),), respondents=(respondent(draft),),
        claims=tuple(_claims(draft)), facts_and_reasons="\n".join(_told(draft)), own_form=True, choice_told=True)


def made_of(draft: ApplicationDraft) -> MadeOnLine:
    """What comes with it: photographs, the list, what is still unknown."""
    named = draft.said_on("names").get("names", [])
    photos = tuple(Photo(Upload(files.content_of(each.file_sha256), each.file.media_type, each.original_name),
                         Zone(each.zone)) for each in draft.photos)
    return MadeOnLine(unknown=tuple(unknown_in(draft)), photos=photos, reach=draft.said_on("you").get("reach", ""),
                      named=tuple(Named(one["name"], one.get("phone") or "", one.get("fen")) for one in named))


def unknown_in(draft: ApplicationDraft) -> Iterator[Unknown]:
    """What the clerk will have to ask."""
    you, whom, asking, work = (draft.said_on(page) for page in ("you", "whom", "asking", "work"))
    by_employer = draft.as_term is AppliesAs.EMPLOYER
    said = {
        Unknown.EMPLOYER: whom.get("worker") if by_employer else whom.get("company"),
        Unknown.HAPPENED: draft.said_on("happened").get("what"),
        Unknown.WORK: by_employer or draft.as_term is AppliesAs.GROUP or (work.get("since") and work.get("wage")),
        Unknown.AMOUNT: asked_for(happened(draft), asking).is_known,
        Unknown.STORY: draft.said_on("story").get("story"), Unknown.PHOTOS: draft.photos,
        Unknown.NAME: you.get("company") if by_employer else you.get("name"),
        Unknown.IDENTITY: you.get("credit_code") if by_employer else you.get("identity_number"),
        Unknown.PHONE: you.get("phone"),
    }
    return (each for each, known in said.items() if not known)


def _worker(draft: ApplicationDraft) -> PartyFacts:
    you, work = draft.said_on("you"), draft.said_on("work")
    number = you.get("identity_number", "")
    channel = {"sms": Channel.SMS.value, "by_hand": Channel.BY_HAND.value}.get(you.get("reached_by", ""), "")
    return PartyFacts(
        name=you.get("name") or NOBODY_NAMED, kind=PartyKind.WORKER, phone=you.get("phone", ""),
        preferred_channel=channel, identity_number=number,
        identity_kind=IdentityKind.RESIDENT if number else IdentityKind.UNKNOWN, address=you.get("address", ""),
        language=Language(you["language"]) if you.get("language") else Language.MANDARIN,
        occupation=work.get("occupation", ""), employed_from=_day(work.get("since")),
        employment_ended_on=_day(work.get("until")))


def _who_is_asked(draft: ApplicationDraft) -> PartyFacts:
    """The company where it is known; else what is known of it, marked as still to be found out."""
    whom = draft.said_on("whom")
    kind = PartyKind.PERSON if draft.said_on("happened").get("how") == "person" else PartyKind.EMPLOYER
    if whom.get("company"):
        return PartyFacts(name=whom["company"], kind=kind)
    known = "·".join(whom[part] for part in ("app", "station", "payer") if whom.get(part)) or "对方单位"
    return PartyFacts(name=f"{known[:LONGEST_NAME // 2]}{TO_BE_FOUND}", kind=kind)


def _employer_who_applies(draft: ApplicationDraft) -> PartyFacts:
    you = draft.said_on("you")
    return PartyFacts(name=you.get("company") or NOBODY_NAMED, kind=PartyKind.EMPLOYER, phone=you.get("phone", ""),
                      credit_code=you.get("credit_code", ""), address=you.get("address", ""),
                      legal_representative=you.get("head", ""))


def _worker_who_is_asked(draft: ApplicationDraft) -> PartyFacts:
    whom = draft.said_on("whom")
    return PartyFacts(name=whom.get("worker") or f"劳动者{TO_BE_FOUND}", kind=PartyKind.WORKER,
                      phone=whom.get("worker_phone", ""), occupation=whom.get("occupation", ""))


def _claims(draft: ApplicationDraft) -> Iterator[ClaimFacts]:
    """Each kind that was said with its own sum; one for several stands with the first: the clerk splits it."""
    asking, asked = draft.said_on("asking"), asked_for(happened(draft), draft.said_on("asking"))
    for number, kind in enumerate(claims_behind(happened(draft))):
        several = "、".join(each.label for each in asked.together) if kind in asked.together[:1] else ""
        yield ClaimFacts(
            type=kind, amount_fen=asked.sums.get(kind), about=True,
            formula=f"{FOR_SEVERAL % several if several else ''}{asking.get('asks', '') if number == 0 else ''}",
            from_on=_day(asking.get("from_on")), until_on=_day(asking.get("until_on")),
            knew_on=_day(asking.get("knew_on")))


def _told(draft: ApplicationDraft) -> Iterator[str]:
    """The story, then what else was said, a line each."""
    yield draft.said_on("story").get("story") or NO_STORY
    said = draft.said_on("happened")
    if said.get("what"):
        yield f"说的事：{'、'.join(each.label for each in happened(draft))}。"
    whom, work = draft.said_on("whom"), draft.said_on("work")
    names = {"how": FOR_MEN.get(said.get("how", ""), ""), **whom}
    lines = (("怎么干活", names["how"]), ("App", names.get("app")), ("站点、店、工地", names.get("station")),
             ("发钱、派活的人", names.get("payer")), ("干活的地方", names.get("where")),
             ("从哪天干起", _words(work.get("since"))),
             ("最后一个月", f"约{yuan(work['wage'])}元" if work.get("wage") else ""),
             ("现在", {"yes": "还在干", "no": "不干了"}.get(work.get("still", ""), "")),
             ("经办人", draft.said_on("you").get("contact")))
    shown = [f"{name}：{value}" for name, value in lines if value]
    if shown:
        yield "；".join(shown) + "。"


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None


def _words(value: Any) -> str:
    return f"{date_words(date.fromisoformat(value))}（大概）" if value else ""
