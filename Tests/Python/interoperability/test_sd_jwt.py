"""SD-JWT VCs both ways: the reference library `sd-jwt`, `openvc-core` and Palier read each other.

The installation's public address is https, as the specification demands; its documents are fetched from the server on
loopback that publishes them.
"""

import json
import time
from urllib.parse import urlsplit

import pytest
from jwcrypto.jwk import JWK
from jwcrypto.jws import JWS
from openvc.jwt_vc_issuer import resolve_jwt_vc_issuer_key
from openvc.keys import P256SigningKey
from openvc.proof.sd_jwt import SdJwtVcProofSuite
from openvc.status.token_status_list import check_token_status
from openvc.type_metadata import validate_type_metadata
from sd_jwt.common import SDObj
from sd_jwt.holder import SDJWTHolder
from sd_jwt.issuer import SDJWTIssuer
from sd_jwt.verifier import SDJWTVerifier

from identities import did_jwk, new_key
from installation import MATERIAL, Installation
from tokens import header, payload

NONCE, AUDIENCE = "8b2f0c", "https://employer.example"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    one = Installation(tmp_path_factory.mktemp("wallet"), public_url="https://badges.example.org")
    one.publish(MATERIAL / "essai-soudure.yaml")
    one.award(
        "essai-soudure",
        [("Valide-Étoile", "Zoé", "zoe@example.org"), ("Suspendue", "Ana", "ana@example.org"),
         ("Révoquée", "Maï", "mai@example.org")], "--place", "Brest")
    one.palier("credential", "suspend", one.credential("Suspendue").id, "--reason", "r")
    one.palier("credential", "revoke", one.credential("Révoquée").id, "--reason", "r")
    one.serve()
    yield one
    one.stop()


@pytest.fixture(scope="module")
def holder():
    return JWK.generate(kty="EC", crv="P-256")


def fetch(house, address: str) -> bytes:
    place = urlsplit(address)
    assert (place.scheme, place.netloc) == ("https", "badges.example.org"), address
    code, body, _ = house.get(house.url + place.path)
    assert code == 200, address
    return body


def issuer_key(house, token: str) -> dict:
    """openvc's own way from `iss` to the issuer metadata to the key that `kid` names."""
    return resolve_jwt_vc_issuer_key(
        payload(token)["iss"], header(token)["kid"], fetch=lambda address: json.loads(fetch(house, address)))


def credential(house, name: str, *options) -> str:
    return house.export(house.credential(name), "sd-jwt-vc", *options)


def bound(house, holder, tmp_path_factory) -> str:
    file = tmp_path_factory.mktemp("key") / "holder.jwk"
    file.write_text(holder.export_public())
    return credential(house, "Valide-Étoile", "--holder-key", file)


def test_reference_library_verifies_ours(house):
    ours = credential(house, "Valide-Étoile")
    key = JWK.from_json(json.dumps(issuer_key(house, ours.split("~")[0])))
    claims = SDJWTVerifier(ours, lambda issuer, head: key).get_verified_payload()
    assert claims["family_name"] == "Valide-Étoile" and claims["given_name"] == "Zoé" and claims["place"] == "Brest"
    assert claims["vct"] == "https://badges.example.org/vct/essai-soudure/1"
    assert "_sd" not in claims
    # Nothing personal stands in the part that every verifier sees.
    open_part = json.dumps(payload(ours.split("~")[0]), ensure_ascii=False)
    for secret in ("Valide", "Zoé", "Brest", "zoe@example.org"):
        assert secret not in open_part


def test_reference_holder_presents_ours(house, holder, tmp_path_factory):
    wallet = SDJWTHolder(bound(house, holder, tmp_path_factory))
    wallet.create_presentation({"name": True, "awarded_on": True}, NONCE, AUDIENCE, holder)
    shown = wallet.sd_jwt_presentation
    report = house.verify(shown, "--nonce", NONCE, "--audience", AUDIENCE)
    assert report["verdict"] == "valid" and report["format"] == "sd-jwt-vc"
    assert report["credential"]["holder"] == {"id": None, "name": "Zoé Valide-Étoile"}
    outcomes = {check["check"]: check["code"] for check in report["checks"]}
    assert outcomes["holder-binding"] == "holder-binding.good"
    house.verify(shown, "--nonce", "another", expect=1)
    house.verify(shown, "--audience", "https://other.example", expect=1)


def test_both_verify_our_presentation(house, holder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("present")
    (folder / "private.jwk").write_text(holder.export_private())
    (folder / "credential").write_text(bound(house, holder, tmp_path_factory))
    shown = house.palier(
        "credential", "present", folder / "credential", "--disclose", "name", "--disclose", "/place",
        "--key", folder / "private.jwk", "--nonce", NONCE, "--audience", AUDIENCE).strip()
    jwk = issuer_key(house, shown.split("~")[0])
    key = JWK.from_json(json.dumps(jwk))
    claims = SDJWTVerifier(shown, lambda issuer, head: key, AUDIENCE, NONCE).get_verified_payload()
    assert claims["name"] == "Zoé Valide-Étoile" and "family_name" not in claims
    verified = SdJwtVcProofSuite().verify(
        shown, public_key_jwk=jwk, audience=AUDIENCE, nonce=NONCE, require_key_binding=True)
    assert verified.key_bound and verified.vct == claims["vct"] and verified.typ == "dc+sd-jwt"
    assert verified.claims["place"] == "Brest" and "grade" not in verified.claims


@pytest.mark.parametrize(
    ("name", "expected"), [("Valide-Étoile", 0), ("Suspendue", 2), ("Révoquée", 1)])
def test_openvc_reads_our_status_list(house, name, expected):
    ours = credential(house, name).split("~")[0]

    def token(address: str) -> dict:
        text = fetch(house, address).decode("ascii").strip()
        assert header(text)["typ"] == "statuslist+jwt"
        key = JWK.from_json(json.dumps(issuer_key(house, text)))
        signed = JWS()
        signed.deserialize(text, key)
        return payload(text)

    result = check_token_status(payload(ours), resolve_status_list_token=token)
    assert result.status == expected, result


def test_openvc_reads_our_type_metadata(house):
    ours = credential(house, "Valide-Étoile")
    jwk = issuer_key(house, ours.split("~")[0])
    claims = SdJwtVcProofSuite().verify(ours, public_key_jwk=jwk).claims
    result = validate_type_metadata(
        claims, vct=claims["vct"], resolve=lambda address: fetch(house, address))
    assert len(result.claims) == 12
    metadata = json.loads(fetch(house, claims["vct"]))
    for display in metadata["display"]:
        template = display["rendering"]["svg_templates"][0]["uri"]
        assert b"<svg" in fetch(house, template)


def foreign_claims(did: str) -> dict:
    return {"iss": did, "vct": "https://other.example/vct/pottery", "iat": int(time.time()) - 60}


def test_ours_verifies_openvc(house):
    private = new_key("ES256")
    did, name = did_jwk(P256SigningKey(private, "").public_jwk())
    key = P256SigningKey(private, name)
    token = SdJwtVcProofSuite().issue(
        foreign_claims(did) | {"name": "Ada", "grade": "A"}, signing_key=key, disclosable=["name", "grade"],
        decoys=3)
    report = house.verify(token, expect=0, suffix=".sd-jwt")
    assert report["verdict"] == "valid" and report["credential"]["holder"]["name"] == "Ada"
    broken = token.replace("~", "~WyJ4IiwgImEiLCAxXQ~", 1)
    codes = {check["code"] for check in house.verify(broken, expect=1)["checks"]}
    assert "proof.disclosure-unreferenced" in codes


def test_ours_verifies_the_reference_library(house, holder):
    key = JWK.generate(kty="EC", crv="P-256")
    did, name = did_jwk(json.loads(key.export_public()))
    claims = foreign_claims(did) | {
        SDObj("name"): "Ada", SDObj("address"): {SDObj("city"): "Brest"}, "list": [SDObj("a"), "b"]}
    issued = SDJWTIssuer(
        claims, key, holder, add_decoy_claims=True, extra_header_parameters={"typ": "dc+sd-jwt", "kid": name})
    wallet = SDJWTHolder(issued.sd_jwt_issuance)
    wallet.create_presentation({"name": True, "list": [True, True]}, NONCE, AUDIENCE, holder)
    report = house.verify(wallet.sd_jwt_presentation, "--nonce", NONCE, "--audience", AUDIENCE)
    assert report["verdict"] == "valid" and report["credential"]["holder"]["name"] == "Ada"
    whole = house.verify(issued.sd_jwt_issuance)
    assert whole["verdict"] == "valid"


def test_an_export_verifies_when_the_server_is_gone(tmp_path_factory):
    """The trust file alone gives both foreign tools the key and the list."""
    one = Installation(tmp_path_factory.mktemp("gone"), public_url="https://badges.example.org")
    one.publish(MATERIAL / "essai-soudure.yaml")
    one.award("essai-soudure", [("Seule", "Zoé", "zoe@example.org")])
    ours = one.export(one.credential("Seule"), "sd-jwt-vc")
    facts = payload(one.palier("trust", "export").strip())
    documents = {document["address"]: document["text"] for document in facts["documents"]}

    jwk = resolve_jwt_vc_issuer_key(
        payload(ours.split("~")[0])["iss"], header(ours.split("~")[0])["kid"],
        fetch=lambda address: json.loads(documents[address]))
    key = JWK.from_json(json.dumps(jwk))
    assert SDJWTVerifier(ours, lambda issuer, head: key).get_verified_payload()["family_name"] == "Seule"
    claims = SdJwtVcProofSuite().verify(ours, public_key_jwk=jwk).claims

    def token(address: str) -> dict:
        JWS().deserialize(documents[address], key)
        return payload(documents[address])

    assert check_token_status(claims, resolve_status_list_token=token).status == 0
    result = validate_type_metadata(
        claims, vct=claims["vct"], resolve=lambda address: documents[address].encode("utf-8"))
    assert result.vct == claims["vct"]
