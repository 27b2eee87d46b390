"""The mediation itself: panel, interpreter, sessions with their record, facts and offers, extension, suspension."""
from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from mediation import clock
from mediation.cases.facts import Extension, Facts, Opening, Suspension
from mediation.cases.service_addresses import without_address
from mediation.demo.invented import mobile, resident_number
from mediation.demo.walk.cast import InHand, minutes_ago
from mediation.documents.recusal import RecusalGround
from mediation.documents.kinds.d20_minutes import RouteTold, SessionResult
from mediation.documents.kinds.d23_extension import ExtensionReason
from mediation.documents.kinds.d33_service_address import ServiceAddress
from mediation.documents.models import ServiceWay
from mediation.intake.acceptance.acts import confirm_address, confirm_addresses
from mediation.law.terms import Language
from mediation.parties.models import Party
from mediation.sessions import acts
from mediation.sessions.models import Attending, ChosenBy, FactTopic, Session, SuspensionGround
from mediation.sessions.plans import Plan
from mediation.sessions.record import content_of

WITH_A_TEXT = (SessionResult.AGREED, SessionResult.PARTLY)
"""The record of such a session names the agreement, and is closed when that has its number."""
SHORT_OF_ALL = (SessionResult.NOT_AGREED, SessionResult.PARTLY)
NO_TEXT = "无（当场履行，记入本笔录）"
LONG = timedelta(minutes=50)
AT_THE_WINDOW = "云岭市青溪区政务服务中心，由本人到窗口领取"


class Talks(InHand):
    """Rows 12a to 22 of the mediation."""

    def names(self, *logins: str, chosen_by: ChosenBy = ChosenBy.BODY) -> None:
        """The panel of the body, or those with these logins; who presides comes first."""
        people = [self.person(login) for login in logins or self.cast.mediators]
        acts.name_mediators(self.case, people, people[0], by=self.director, chosen_by=chosen_by)

    def leaves_choice_to_court(self) -> None:
        acts.leave_choice_to_court(self.case, by=self.clerk)

    def keeps_the_panel(self) -> None:
        """Both sides have read what was disclosed and keep the mediators."""
        for member in [each for each in self.case.mediators if each.disclosure and not each.kept_by_both]:
            acts.keep_after_disclosure(self.case, member, by=self.director, facts=Facts(
                on_behalf_of=tuple(self.case.active_parties), proof=self.scan("披露声明")))

    def books_interpreter(self, party: Party, language: Language, name: str = "古丽米热·艾合买提") -> None:
        """An interpreter is booked for a party; all that the registration asks is known."""
        seed = sum(map(ord, name))
        self.note["interpreter"] = acts.book_interpreter(self.case, party, acts.Booking(
            language=language, name=name, firm="塔河市翻译协会", qualification="国家通用语言与" + language.label + "二级翻译",
            phone=mobile(seed), identity_number=resident_number(seed), fee_source="本机构承担，当事人不付费"), by=self.clerk)

    def registers_interpreter(self) -> None:
        """The interpreter signs the registration."""
        acts.sign_registration(self.note["interpreter"], clock.today(), by=self.clerk, proof=self.scan("翻译登记表"))

    def needs_no_interpreter(self, party: Party) -> None:
        acts.record_needs_none(self.case, party, by=self.clerk, proof=self.scan("不需要翻译的声明"))

    def plans(self, starts_at: datetime, *, place: str = "调解室", video: str = "", length: timedelta = LONG) -> Session:
        """A session is fixed and everybody is told."""
        return acts.plan_session(self.case, Plan(
            starts_at=starts_at, ends_at=starts_at + length, place="" if video else place, video_link=video,
            matter=self.case.matter), by=self.clerk, despite_warnings=True)

    def serves_notices(self, session: Session, way: ServiceWay = ServiceWay.DIRECT) -> None:
        """The notices are handed over."""
        for party in self.case.active_parties:
            acts.serve_notice(session, party, way, clock.today(), by=self.clerk, taken_by=party.name)

    def confirms_address(self, party: Party, *, electronic: bool = True) -> None:
        """A party says where papers reach it, on a paper that is printed for it."""
        confirm_address(self.case, party, self._reached_at(party, electronic), by=self.clerk)

    def confirms_addresses(self) -> None:
        """Whoever has not said yet where papers reach it signs for it; all of these come back as one scan."""
        said = [(party, self._reached_at(party, bool(party.phone))) for party in without_address(self.case)]
        if said:
            confirm_addresses(self.case, said, signed=self.upload("送达地址确认书"), by=self.clerk)

    @staticmethod
    def _reached_at(party: Party, electronic: bool) -> ServiceAddress:
        return ServiceAddress(address=party.address or AT_THE_WINDOW, postcode="528000", phone=party.phone,
                              receiver=party.legal_representative or party.name, electronic=electronic,
                              mobile=party.phone if electronic else None)

    def begins(self) -> None:
        """Identity checked, rights told, warned, addresses confirmed: the talks begin."""
        self.confirms_addresses()
        acts.begin_mediation(self.case, by=self.mediator, facts=Opening(
            identity_checked=True, rights_told=True, notice_served=True, sham_warning_given=True))

    def holds(self, session: Session, *, away: Mapping[Party, Attending] | None = None,
              how: Attending = Attending.IN_PERSON) -> None:
        """Who came: everybody, unless somebody is said to be away. The session ended a moment ago."""
        away = away or {}
        presences = [acts.Presence(row.party, away.get(row.party, how)) for row in session.attendances]
        acts.hold_session(session, presences, by=self.clerk, began_at=session.starts_at, ended_at=minutes_ago(1))

    def meets(self, result: SessionResult | None = None, *, how: Attending = Attending.IN_PERSON, place: str = "调解室",
              says: tuple[str, str] = ("请求按申请书所写办理。", "对欠款的事实没有异议，希望分期。"),
              away: Mapping[Party, Attending] | None = None) -> Session:
        """A session that was fixed earlier is held now, with its record read out and printed."""
        session = self.note.pop("session", None) or self._fixed_just_now(place)
        if self.case.state == "assigned" and not away:
            self.begins()
        self.holds(session, away=away, how=how)
        if result in WITH_A_TEXT:
            self.note["unwritten"] = (session, result, says)
        elif not away:
            self.writes_minutes(session, result or SessionResult.CONTINUED, says)
        return session

    def fixes(self, starts_at: datetime, *, place: str = "调解室", video: str = "") -> Session:
        """A session is fixed for later; ``meets`` holds it."""
        self.note["session"] = self.plans(starts_at, place=place, video=video)
        return self.note["session"]

    def _fixed_just_now(self, place: str) -> Session:
        moment = minutes_ago(60)
        with clock.set_back(moment - timedelta(minutes=5)):
            return self.plans(moment, place=place)

    def writes_minutes(self, session: Session, result: SessionResult, says: tuple[str, str]) -> None:
        """The record of the session, read out and printed for signing."""
        sections: dict[str, Any] = {
            **content_of(session), "applicant_says": says[0], "respondent_says": says[1], "result": result.value,
            "facts_undisputed": "双方对用工的时间和地点没有争议。", "negotiation": "双方在调解员主持下协商。",
            "reason": "" if result not in SHORT_OF_ALL else "分歧较大",
            "routes_told": [] if result not in SHORT_OF_ALL else [RouteTold.ARBITRATION.value]}
        if result in WITH_A_TEXT:
            sections["agreement_number"] = sections["agreement_number"] or NO_TEXT
        acts.save_minutes(session, sections, by=self.clerk, version=None)
        acts.close_minutes(session, by=self.clerk)

    def writes_what_is_unwritten(self) -> None:
        """The record of the session in which both agreed, now that the agreement has its number."""
        if "unwritten" in self.note:
            self.writes_minutes(*self.note.pop("unwritten"))

    def notes_fact(self, words: str, topic: FactTopic = FactTopic.WAGES, *, disputed: bool = False) -> None:
        acts.note_fact(self.case, topic, words, by=self.mediator, disputed=disputed)

    def signs_facts(self) -> None:
        """The agreed facts are printed and signed by everybody."""
        acts.print_facts(self.case, by=self.clerk, nothing_disputed=True)
        acts.sign_facts(self.case, self.case.active_parties, clock.today(), by=self.clerk, proof=self.scan("无争议事实"))

    def hears_alone(self, party: Party, words: str) -> None:
        acts.note_caucus(self.case, party, words, by=self.mediator)

    def offers(self, party: Party, amount_fen: int, words: str = "") -> None:
        """What a side would give or take, told to the mediator alone."""
        acts.make_offer(self.case, party, by=self.mediator, amount_fen=amount_fen, words=words)

    def extends(self, until: date, reason: ExtensionReason = ExtensionReason.FUNDS, *, words: str = "",
                **said: Any) -> None:
        """Both sides agree to a later last day."""
        acts.extend(self.case, reason, by=self.clerk, reason_words=words, facts=Extension(
            new_last_day=until, on_behalf_of=tuple(self.case.active_parties), proof=self.scan("延期确认书"), **said))

    def suspends(self, ground: SuspensionGround, until: date, *, both_agree: bool = True, reason: str = "") -> None:
        acts.suspend(self.case, by=self.mediator, facts=Suspension(
            reason_code=ground.value, until=until, both_agree=both_agree, reason=reason or ground.label,
            on_behalf_of=tuple(self.case.active_parties) if both_agree else ()))

    def suspects_sham(self, reported_to: str, reason: str) -> None:
        acts.suspend_for_sham(self.case, by=self.mediator, facts=Suspension(
            reported_to=reported_to, reason=reason, reason_code="sham"))

    def resumes(self) -> None:
        acts.resume(self.case, by=self.mediator)

    def changes_mediator(self, to: str, reason: str, *, recused: bool = False) -> None:
        """Another mediator takes the place of whoever presides."""
        member = next(each for each in self.case.mediators if each.presides)
        ground = RecusalGround.OTHER_RELATION if recused else RecusalGround.WISH
        acts.change_mediator(self.case, member, self.person(to), ground, by=self.director,
                             facts=Facts(reason=reason, on_behalf_of=tuple(self.case.applicants)))
