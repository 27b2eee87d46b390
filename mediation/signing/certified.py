"""A party signs with a certificate of its own, which an external service keeps (docs/decisions/012).

The service is spoken to while nothing of the database is held: what was made there is taken in by the act afterwards,
if the text and the signatures on it are still those that were signed.
"""
from __future__ import annotations

from dataclasses import dataclass

from mediation import files
from mediation.audit import trail
from mediation.documents.signatures.external import CertificateUnusable, ServiceDown, ServiceRefused, external_signer
from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.law.signing import CertificateHolder, certificate_is_of
from mediation.parties.acting import PartyActing
from mediation.signing.acts import asks_certificate, is_out, write_mark
from mediation.signing.models import Signer
from mediation.signing.queries import held
from mediation.signing.recording import pages_of_record

PDF = "application/pdf"
DOWN = "证书签名服务现在连不上，没有签成，其他什么都没有变。请过一会儿再试；着急的，可以到现场在纸上签。"
REFUSED = "认证机构没有同意用这张证书签：编号或者口令不对，或者证书停用了。口令输错几次会被锁，请核对后再填。"
MEANWHILE = "您签的时候，别人也签好了，您这次没有签成。请再签一次。"


@dataclass(frozen=True)
class MadeOutside:
    """What the service made: the file with the signature, on top of which state of the file; whose certificate."""

    signed: bytes
    carried_before: str | None
    certificate: str


def sign_outside(signer: Signer, shown_sha256: str, account: str, password: str) -> MadeOutside:
    """Have the service sign the text for this signer; what the request has read so far is read anew afterwards.

    Raises RequirementNotMet in plain words; each attempt that failed stands in the trail.
    """
    from mediation.documents.signatures.layers import with_layers  # a second to load: when first signed
    check_may(signer)
    room, reference = signer.room, signer.public_id
    name, number = _named(signer)
    before, reason = room.carried_sha256, f"签署{room.paper.title}"
    if shown_sha256 != room.paper.file_sha256:
        raise RequirementNotMet("协议的文本在您看过之后换了，请重新看新的文本再签；刚才没有签成。")
    ready = files.content_of(before) if before else with_layers(files.content_of(shown_sha256), pages_of_record(room))
    db.session.rollback()
    try:
        signed, said = _made_by_service(ready, reference, (name, number), account.strip(), password, reason)
    except (ServiceDown, ServiceRefused, CertificateUnusable) as failed:
        assert signer.party is not None
        trail.record_look("sign_with_certificate", by=PartyActing(signer.party), record=signer, case=signer.room.case,
                          outcome="refused", why=type(failed).__name__)
        raise RequirementNotMet(_words(failed), field="account") from failed
    return MadeOutside(signed, before, said)


def _made_by_service(ready: bytes, reference: str, named: tuple[str, str | None], account: str, password: str,
                     reason: str) -> tuple[bytes, str]:
    """The signed file, and whose certificate signed it; its password is used only where the certificate is theirs."""
    from mediation.documents.signatures.party_signing import own_certificate, sign_as_party

    service = external_signer()
    certificate = own_certificate(service.certificates(account))
    same = certificate_is_of(CertificateHolder(certificate.holder, certificate.number), *named)
    if not same:
        raise CertificateUnusable(f"{same.why}。")
    said = f"{certificate.subject}；颁发：{certificate.issuer}；序列号：{certificate.serial}"
    return sign_as_party(ready, reference, certificate, service, account, password, reason), said


def sign_with_certificate(signer: Signer, shown_sha256: str, made: MadeOutside) -> None:
    """The party's signature under its own certificate is taken in; RequirementNotMet where others were quicker."""
    check_may(signer)
    assert signer.party is not None
    room = signer.room
    held(room.agreement)
    db.session.refresh(room)
    if room.carried_sha256 != made.carried_before or room.sealed_sha256 is not None:
        raise RequirementNotMet(MEANWHILE, field="account")
    room.carried_sha256 = files.put(made.signed, PDF).sha256
    write_mark(signer, shown_sha256, None, signer.agent.name if signer.agent is not None else signer.name,
               made.certificate, by=PartyActing(signer.party))


def check_may(signer: Signer) -> None:
    """Whether this signer may sign with a certificate now; raises NotNow, RequirementNotMet."""
    room = signer.room
    if not is_out(room):
        raise NotNow("协议的文本换了或者收回了，不能再签。请刷新页面。")
    if signer.signed_at is not None:
        raise NotNow("您已经签过了。")
    if not asks_certificate(room):
        raise RequirementNotMet("这份协议不用证书签，请用页面上的方式签。", field="account")


def _named(signer: Signer) -> tuple[str, str | None]:
    """Whose certificate it must be, with the number on file: the agent's own, else the party's (a firm's: the firm)."""
    if signer.agent is not None:
        return signer.agent.name, signer.agent.identity_number
    party = signer.party
    assert party is not None
    return party.name, party.credit_code if party.is_employer else party.identity_number


def _words(failed: Exception) -> str:
    if isinstance(failed, CertificateUnusable):
        return str(failed)
    return REFUSED if isinstance(failed, ServiceRefused) else DOWN
