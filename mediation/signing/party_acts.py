"""A party that is called to sign has its personal link sent again; who it is it shows there, as everybody does."""
from __future__ import annotations

from typing import Any

from flask import current_app

from mediation import clock
from mediation.audit import trail
from mediation.cases.proof import works_for_the_other_side
from mediation.errors import NotNow, RequirementNotMet
from mediation.notices.acts import cancel_all
from mediation.parties.acting import only_itself
from mediation.parties.models import Party
from mediation.signing.acts import LINK_WORDS, SETTLED, is_called, send_to_signer, signed_otherwise
from mediation.signing.models import Signer
from mediation.signing.queries import unsigned_by
from mediation.signing.secrets_of_signers import has_text_messages, new_link


def called_to_sign(party: Party) -> list[Signer]:
    """The texts that this party is to sign itself on a screen, and that nobody has signed for it."""
    return [signer for signer in unsigned_by(party) if is_called(signer) and signed_otherwise(signer) is None]


def send_own_link(signer: Signer, party: Party, allowed: bool = True, *, by: Any) -> None:
    """The link goes to the telephone on file once more, and the earlier one is dead; the page itself never shows it.

    Coming in by the code of the slip is not yet being who signs: that is shown at the link (电子签名法 13). Raises
    RequirementNotMet without a telephone that takes short messages: then the staff hand the link over in person.
    """
    only_itself(party, by=by)
    if signer.party_id != party.id or signer not in called_to_sign(party):
        raise NotNow("现在没有等您签的文件：已经签过、收回了，或者换了新的文本。")
    if not has_text_messages(signer):
        raise RequirementNotMet("没有能收短信的手机。请打电话给办案人，或者到现场签。")
    if not allowed:
        raise RequirementNotMet("今天发得太多了，请明天再试，或者打电话给办案人。")
    if party.phone_changed_at is not None and clock.now() - party.phone_changed_at < SETTLED:
        raise RequirementNotMet("手机号改了不到12小时，还不能用来收链接；急着签的，请到现场在纸上签。")
    if works_for_the_other_side(party.phone_changed_by, party):
        raise RequirementNotMet("登记的手机号是在本案单位任职的人改的，不能用来收链接；请到现场签。")
    cancel_all(f"sign-link:{signer.public_id}:", by=by)
    address = f"{current_app.config['BASE_URL'].rstrip('/')}/sign/{new_link(signer)}"
    send_to_signer(signer, LINK_WORDS.format(address=address), f"sign-link:{signer.public_id}:{signer.link_hash}",
                   by=by, is_asked_for=True,
                   read_out="他在自己的页面上请再发一次签字链接；短信没有发出去的，请当面交给本人。")
    trail.record("send_own_signing_link", by=by, record=signer, case=party.case)
