"""A party called to sign has its link sent again; only its own telephone gets it."""
from __future__ import annotations

import pytest
from flask import Flask

from mediation import clock
from mediation.agreements.models import Agreement
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.signing import Door
from mediation.notices.models import Notice
from mediation.signing import acts
from mediation.signing.models import SigningRoom
from mediation.signing.party_acts import called_to_sign, send_own_link
from mediation.signing.queries import signer_with_link
from mediation.signing.secrets_of_signers import link_hash
from tests.acts.agreement_cases import DAY, a_case_in_mediation, of, out_for_signing
from tests.builders import the_bodies
from tests.following import acting, comes_in, offered


@pytest.fixture
def bodies(app: Flask, on):
    on(DAY)
    app.config["SMS_WEBHOOK_URL"] = "https://sms.example/send"
    yield the_bodies()
    app.config["SMS_WEBHOOK_URL"] = None


@pytest.fixture
def room(bodies) -> SigningRoom:
    agreement: Agreement = out_for_signing(a_case_in_mediation(bodies, workers=2), bodies.people["wangmin"])
    return acts.open_room(agreement, Door.NONE, by=bodies.people["wangmin"])


def test_the_link_is_sent_to_the_telephone_and_never_shown(room: SigningRoom, bodies, client) -> None:
    party = room.agreement.parties[0]
    assert called_to_sign(party) == []
    token = acts.send_link(room, of(party), by=bodies.people["wangmin"]).rsplit("/", 1)[1]
    db.session.commit()
    comes_in(client, party)
    assert "去签字" in offered(client)
    page = client.see("/my/signing")
    done = client.submit(page, follow_redirects=True)
    assert "链接发到您登记的手机上了" in done.text and "/sign/" not in done.text and "/sign/" not in page.text
    assert signer_with_link(link_hash(token)) is None, "the earlier link is dead"
    sent = db.session.query(Notice).filter(Notice.key.startswith("sign-link:"), Notice.party_id == party.id).order_by(
        Notice.id.desc()).first()
    assert "/sign/" in sent.secret_words and sent.address == party.phone


def test_it_is_sent_to_nobody_else_and_not_without_end(room: SigningRoom, bodies) -> None:
    first, second = room.agreement.parties[:2]
    acts.send_link(room, of(first), by=bodies.people["wangmin"])
    db.session.commit()
    signer = called_to_sign(first)[0]
    with pytest.raises(NotPermitted):
        send_own_link(signer, first, by=bodies.people["wangmin"])
    with pytest.raises(NotNow):
        send_own_link(signer, second, by=acting(second))
    with pytest.raises(RequirementNotMet, match="太多"):
        send_own_link(signer, first, allowed=False, by=acting(first))
    first.phone_changed_at = clock.now()
    with pytest.raises(RequirementNotMet, match="不到12小时"):
        send_own_link(signer, first, by=acting(first))
    first.phone = None
    with pytest.raises(RequirementNotMet, match="没有能收短信的手机"):
        send_own_link(signer, first, by=acting(first))
