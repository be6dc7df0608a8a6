"""openvc-core, an independent implementation of Verifiable Credentials, and Palier read each other.

openvc's one-call pipeline knows JWT credentials by the `vc` member of VCDM 1.1, and Open Badges 3.0 put the
credential's own members on top. So the parts of openvc are called one by one here: it finds the issuer's key by
did:web, judges the signature and reads the status list.
"""

import json
import time
from urllib.parse import urlsplit, urlunsplit

import pytest
from openvc import VerificationPolicy, verify_credential
from openvc.did.base import DidResolverRegistry
from openvc.did.did_key import DidKeyResolver
from openvc.did.did_web import DidWebResolver
from openvc.errors import OpenvcError
from openvc.keys import Ed25519SigningKey, P256SigningKey, verify_signature
from openvc.proof.errors import ClaimsInvalid, CredentialExpired
from openvc.proof.vc_jwt import VcJwtProofSuite
from openvc.status import check_credential_status

from identities import did_key, instant, new_key
from tokens import header, parts, payload, with_payload


@pytest.fixture(scope="module")
def registry(installation) -> DidResolverRegistry:
    """did:web over http, since the installation is on loopback; openvc asks for https."""

    def fetch(address: str) -> dict:
        place = urlsplit(address)
        assert place.netloc == f"localhost:{installation.port}", address
        return installation.get_json(urlunsplit(("http", *place[1:])))

    return DidResolverRegistry([DidKeyResolver(), DidWebResolver(fetch)])


def issuer(credential: dict) -> str:
    named = credential["issuer"]
    return named if isinstance(named, str) else named["id"]


def signature_holds(registry, token: str) -> bool:
    """openvc's own way from the issuer's identifier to its key to the signature."""
    head, (signed, signature) = header(token), parts(token)
    method = registry.resolve(issuer(payload(token))).key_for_purpose(head["kid"], "assertionMethod")
    assert method is not None, f"{head['kid']} is no assertion key of the issuer"
    try:
        return verify_signature(
            alg=head["alg"], public_jwk=method.public_key_jwk, signing_input=signed, signature=signature)
    except Exception as error:  # noqa: BLE001  cryptography's own, where openvc lets it through
        assert type(error).__name__ == "InvalidSignature", error
        return False


def status(installation, registry, token: str):
    """The status that openvc reads in the list that the credential names, after judging the list's signature."""

    def fetch(address: str) -> dict:
        code, body, _ = installation.get(address)
        assert code == 200, address
        signed_list = body.decode("ascii").strip()
        assert signature_holds(registry, signed_list)
        return payload(signed_list)

    return check_credential_status(payload(token), resolve_status_list=fetch)


@pytest.mark.parametrize("holder", ["Valide-Étoile", "Suspendue", "Révoquée", "Expirée"])
def test_signature_by_did_web(installation, registry, holder):
    assert signature_holds(registry, installation.export(installation.credential(holder)))


def test_altered_credential_is_refused(registry, valid_token):
    changed = payload(valid_token)
    changed["validFrom"] = "2019-01-01T00:00:00Z"
    assert not signature_holds(registry, with_payload(valid_token, changed))


def test_status_lists(installation, registry):
    def of(holder):
        return status(installation, registry, installation.export(installation.credential(holder)))

    assert not of("Valide-Étoile").revoked and not of("Valide-Étoile").suspended
    assert of("Suspendue").suspended
    assert of("Révoquée").revoked
    assert not of("Expirée").revoked


def test_one_call_pipeline_still_needs_the_vc_member(registry, valid_token):
    """When this fails, openvc has learnt the members-on-top form: use its pipeline above."""
    with pytest.raises(ClaimsInvalid, match="no embedded `vc` object"):
        verify_credential(valid_token, resolver=registry, policy=VerificationPolicy(require_status=False))


BACKENDS = {"EdDSA": Ed25519SigningKey, "ES256": P256SigningKey}


def signed_by_openvc(algorithm: str, moment: int, monkeypatch, **members) -> str:
    private_key = new_key(algorithm)
    did, kid = did_key(private_key)
    credential = {
        "@context": ["https://www.w3.org/2018/credentials/v1"],
        "id": "urn:uuid:0f0e0d0c-0b0a-4908-8706-050403020100",
        "type": ["VerifiableCredential"],
        "issuer": did,
        "issuanceDate": instant(moment),
        "credentialSubject": {"id": "urn:uuid:00010203-0405-4607-8809-0a0b0c0d0e0f"},
        **members,
    }
    # openvc takes nbf from the clock, and issuanceDate has to agree with it.
    with monkeypatch.context() as patched:
        patched.setattr("openvc.proof.vc_jwt.time.time", lambda: float(moment))
        return VcJwtProofSuite().sign(credential, signing_key=BACKENDS[algorithm](private_key, kid=kid))


@pytest.mark.parametrize("algorithm", BACKENDS)
def test_palier_verifies_what_openvc_signs(installation, monkeypatch, algorithm):
    token = signed_by_openvc(algorithm, int(time.time()) - 3600, monkeypatch)
    assert verify_credential(token).format == "vc-jwt"
    report = installation.verify(token)
    assert (report["verdict"], report["format"]) == ("valid", "vc-jwt"), report

    changed = payload(token)
    changed["vc"]["credentialSubject"]["alumniOf"] = "a better school"
    with pytest.raises(OpenvcError):
        verify_credential(with_payload(token, changed))
    assert installation.verify(with_payload(token, changed), expect=1)["verdict"] == "invalid"


def test_palier_and_openvc_agree_on_expiry(installation, monkeypatch):
    past = int(time.time()) - 7200
    token = signed_by_openvc("EdDSA", past, monkeypatch, expirationDate=instant(past + 3600))
    with pytest.raises(CredentialExpired):
        verify_credential(token)
    report = installation.verify(token, expect=1)
    failed = [check["check"] for check in report["checks"] if check["outcome"] == "fail"]
    assert failed == ["validity"], json.dumps(report)
    assert installation.verify(token, "--at", instant(past + 60))["verdict"] == "valid"
