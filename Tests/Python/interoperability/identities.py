"""Issuers made for a test, by did:key and did:jwk, and the credentials that they sign."""

import json
import time
import uuid
from datetime import datetime, timezone

from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from openvc.multibase import encode_multibase

from tokens import encode

ED25519_PUB = bytes([0xED, 0x01])
P256_PUB = bytes([0x80, 0x24])


def did_key(private_key) -> tuple[str, str]:
    """The DID of a key and the name of the key in it."""
    public = private_key.public_key()
    if isinstance(private_key, ed25519.Ed25519PrivateKey):
        raw = ED25519_PUB + public.public_bytes(Encoding.Raw, PublicFormat.Raw)
    else:
        raw = P256_PUB + public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    text = encode_multibase(raw)
    return f"did:key:{text}", f"did:key:{text}#{text}"


def did_jwk(public_jwk: dict) -> tuple[str, str]:
    did = "did:jwk:" + encode(json.dumps(public_jwk, separators=(",", ":")).encode("utf-8"))
    return did, f"{did}#0"


def new_key(algorithm: str):
    return ed25519.Ed25519PrivateKey.generate() if algorithm == "EdDSA" else ec.generate_private_key(ec.SECP256R1())


def instant(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def open_badge(issuer: str, valid_from: int | None = None) -> dict:
    """A complete Open Badges 3.0 credential of another issuer's making, with JWT members that agree."""
    start = valid_from if valid_from is not None else int(time.time()) - 3600
    identifier = f"urn:uuid:{uuid.uuid4()}"
    subject = f"urn:uuid:{uuid.uuid4()}"
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": identifier,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": issuer, "type": ["Profile"], "name": "Another Body"},
        "validFrom": instant(start),
        "name": "Pottery, first firing",
        "credentialSubject": {
            "id": subject,
            "type": ["AchievementSubject"],
            "achievement": {
                "id": "https://example.org/achievements/pottery",
                "type": ["Achievement"],
                "name": "Pottery, first firing",
                "description": "Throws, dries and fires a bowl.",
                "criteria": {"narrative": "The bowl holds water."},
            },
        },
        "iss": issuer,
        "jti": identifier,
        "sub": subject,
        "nbf": start,
    }


def general_credential(issuer: str) -> dict:
    """A plain VCDM 2.0 credential, to be secured as vc+jwt."""
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": f"urn:uuid:{uuid.uuid4()}",
        "type": ["VerifiableCredential"],
        "issuer": issuer,
        "validFrom": instant(int(time.time()) - 3600),
        "credentialSubject": {"id": f"urn:uuid:{uuid.uuid4()}"},
    }
