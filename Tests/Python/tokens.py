"""Compact JWS taken apart and put together by hand, so that a test can break exactly one thing."""

import base64
import json


def decode(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def header(token: str) -> dict:
    return json.loads(decode(token.split(".")[0]))


def payload(token: str) -> dict:
    return json.loads(decode(token.split(".")[1]))


def parts(token: str) -> tuple[bytes, bytes]:
    """What was signed, and the signature."""
    signed, _, signature = token.rpartition(".")
    return signed.encode("ascii"), decode(signature)


def with_payload(token: str, changed: dict) -> str:
    """The same header and signature around another payload."""
    first, _, last = token.split(".")
    return ".".join([first, encode(json.dumps(changed, ensure_ascii=False).encode("utf-8")), last])
