"""What the parties do on their own pages: files handed in, shared or held back; an account; that nothing was paid."""
from __future__ import annotations

import secrets

from mediation import clock
from mediation.accounts.acts import LONGEST_PIN, SHORTEST_PIN, make_account
from mediation.agreements.models import Obligation
from mediation.demo.scans import upload_of
from mediation.demo.walk.cast import InHand
from mediation.errors import RequirementNotMet
from mediation.evidence.acts import HandedIn, Wish, hand_in, move_to_zone
from mediation.evidence.kinds import AMR, TXT
from mediation.evidence.looking import known, look
from mediation.evidence.models import Evidence, EvidenceForm
from mediation.evidence.office import EICAR
from mediation.evidence.uploads import Upload
from mediation.following.pins import check_digits
from mediation.law.terms import Zone
from mediation.parties.acting import PartyActing
from mediation.parties.models import Party
from mediation.parties.queries import codes_in_force
from mediation.performance.party_acts import SaidOfPayment, say_of_payment
from mediation.performance.word_models import PaymentSaid

SILENCE = b"#!AMR\n" + (b"\x3c" + b"\x55" * 31) * 200
CHAT = "组长：这个月先发一半，剩下的下月补。\n我：上个月也是这样说的。\n"


def _a_pin(party: Party) -> str:
    """Eight digits that the rules for passwords take; others in each world."""
    while True:
        pin = "".join(secrets.choice("0123456789") for _ in range(SHORTEST_PIN))
        try:
            check_digits(pin, SHORTEST_PIN, LONGEST_PIN, (party.phone, party.identity_number))
            return pin
        except RequirementNotMet:
            continue


class Handing(InHand):
    """A party with its telephone, after it came in with the code of its slip."""

    def hands_in(self, party: Party, name: str, upload: Upload, zone: Zone = Zone.PRIVATE,
                 proves: str = "") -> Evidence:
        """One file; it has been looked at as the page does."""
        found = look(upload.content, known(upload.content))
        return hand_in(party, HandedIn(name, proves=proves, zone=zone, form=EvidenceForm.ELECTRONIC),
                       Upload(upload.content, upload.media_type, upload.name, found), by=PartyActing(party))

    def makes_an_account(self, party: Party) -> None:
        """With the slip an account, whose password the party chooses by itself."""
        pin = _a_pin(party)
        account = make_account(codes_in_force(party)[0], pin)
        self.note["party_account"] = {"name": party.name, "number": account.number, "pin": pin}

    def says_it_was_not_paid(self, line: Obligation, words: str) -> None:
        """Who is to be paid says on its own page that nothing came: the line is in default from that moment."""
        say_of_payment(line, line.payee, SaidOfPayment(PaymentSaid.NOT_PAID, words=words), by=PartyActing(line.payee))

    def shares(self, piece: Evidence) -> None:
        """Its owner has seen what the other side will see."""
        assert piece.party is not None
        move_to_zone(piece, Wish(Zone.SHARED, clock.today()), by=PartyActing(piece.party))

    def hands_in_from_the_telephone(self) -> None:
        """The worker: a picture for both sides, a chat for handling, a voice for nobody yet, a file that is held back;
        the employer: a sheet that the worker may see."""
        worker, firm = self.case.applicants[0], self.case.respondents[0]
        self.shares(self.hands_in(worker, "8月考勤截图", upload_of("8月考勤截图"), proves="8月出勤26天"))
        self.hands_in(worker, "和组长的聊天", Upload(CHAT.encode(), TXT, "聊天.txt"), Zone.HANDLING, "单位承认欠一半")
        self.hands_in(worker, "组长的语音", Upload(SILENCE, AMR, "msg_0901.amr"))
        self.hands_in(worker, "同事转来的文件", Upload(EICAR, TXT, "工资明细.txt"), Zone.HANDLING)
        self.shares(self.hands_in(firm, "8月工资表", upload_of("8月工资表"), proves="已发4100元"))
