"""joserfc, an independent JOSE library, reads what Palier signs, and Palier reads what it signs."""

import json

import pytest
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet, OKPKey

from identities import did_jwk, general_credential, open_badge
from tokens import decode, header, payload, with_payload

ALGORITHMS = ["EdDSA", "Ed25519", "ES256", "ES384", "PS256", "RS256"]


def issuer_keys(installation, token: str) -> KeySet:
    """The published keys of a credential's issuer."""
    slug = payload(token)["iss"].rsplit(":", 1)[-1]
    return KeySet.import_key_set(installation.get_json(f"/organisations/{slug}/jwks.json"))


def signing_key(keys: KeySet, token: str):
    wanted = header(token)["kid"]
    found = [key for key in keys.keys if key.kid in (wanted, wanted.rsplit("#", 1)[-1])]
    assert len(found) == 1, f"kid {wanted} names {len(found)} of the published keys"
    return found[0]


def test_published_keys_are_public(installation, valid_token):
    slug = payload(valid_token)["iss"].rsplit(":", 1)[-1]
    published = installation.get_json(f"/organisations/{slug}/jwks.json")["keys"]
    assert {key["kty"] for key in published} == {"OKP", "EC"}
    assert not [key["kid"] for key in published if {"d", "p", "q", "k"} & key.keys()]


def test_signature_verifies_with_the_published_keys(installation, valid_token):
    key = signing_key(issuer_keys(installation, valid_token), valid_token)
    verified = jws.deserialize_compact(valid_token, key, algorithms=ALGORITHMS)
    assert json.loads(verified.payload)["credentialSubject"]["achievement"]["name"]


def test_altered_payload_does_not_verify(installation, valid_token):
    changed = payload(valid_token)
    changed["credentialSubject"]["achievement"]["name"] = "Something better"
    key = signing_key(issuer_keys(installation, valid_token), valid_token)
    with pytest.raises(JoseError):
        jws.deserialize_compact(with_payload(valid_token, changed), key, algorithms=ALGORITHMS)
    report = installation.verify(with_payload(valid_token, changed), expect=1)
    assert report["verdict"] == "invalid"


def test_jwt_members_agree_with_the_credential(installation):
    for holder in ["Valide-Étoile", "Expirée"]:
        credential = payload(installation.export(installation.credential(holder)))
        issuer = credential["issuer"]
        assert credential["iss"] == (issuer if isinstance(issuer, str) else issuer["id"])
        assert credential["jti"] == credential["id"]
        assert credential["sub"] == credential["credentialSubject"]["id"]
        assert ("exp" in credential) == ("validUntil" in credential)


def test_no_form_holds_the_address_of_its_page(installation, valid_token):
    secret = installation.credential("Valide-Étoile").page.rsplit("/", 1)[-1]
    assert secret not in decode(valid_token.split(".")[1]).decode("utf-8")


KEYS = {
    "EdDSA": lambda: OKPKey.generate_key("Ed25519"),
    "ES256": lambda: ECKey.generate_key("P-256"),
    "ES384": lambda: ECKey.generate_key("P-384"),
}


@pytest.mark.parametrize("algorithm", KEYS)
@pytest.mark.parametrize("kind", ["JWT", "vc+jwt", "vc+ld+jwt"])
def test_palier_verifies_what_joserfc_signs(installation, algorithm, kind):
    key = KEYS[algorithm]()
    did, kid = did_jwk(key.as_dict(private=False))
    credential = open_badge(did) if kind == "JWT" else general_credential(did)
    token = jws.serialize_compact(
        {"alg": algorithm, "typ": kind, "kid": kid}, json.dumps(credential).encode("utf-8"), key,
        algorithms=[algorithm])
    report = installation.verify(token)
    assert report["verdict"] == "valid", report
    assert report["credential"]["issuer"]["id"] == did

    credential["credentialSubject"]["id"] = "urn:uuid:00000000-0000-4000-8000-000000000000"
    assert installation.verify(with_payload(token, credential), expect=1)["verdict"] == "invalid"


def test_palier_refuses_another_key_in_the_header(installation):
    """A key that the credential brings along is no reason to believe it."""
    honest, thief = OKPKey.generate_key("Ed25519"), OKPKey.generate_key("Ed25519")
    did, kid = did_jwk(honest.as_dict(private=False))
    token = jws.serialize_compact(
        {"alg": "EdDSA", "typ": "JWT", "kid": kid, "jwk": thief.as_dict(private=False)},
        json.dumps(open_badge(did)).encode("utf-8"), thief, algorithms=["EdDSA"])
    assert installation.verify(token, expect=1)["verdict"] == "invalid"
