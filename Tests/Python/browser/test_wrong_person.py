"""Nobody is shown as somebody else, and an address that shows nothing does not tell why: over a real folder."""

import json
import re
import socket
import sqlite3
import threading
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from installation import MATERIAL, Credential, Installation
from tokens import decode, payload

COUNT = 1000
MARK = re.compile(r"Apprenante-\d{4}")
FORMS = [".jwt", ".sd-jwt"]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """A server, and its learners by their mark."""
    one = Installation(tmp_path_factory.mktemp("crowd"))
    one.publish(MATERIAL / "essai-soudure.yaml")
    one.award(
        "essai-soudure",
        [(f"Apprenante-{number:04}", "Zoé", f"z{number}@example.org") for number in range(COUNT)],
        "--place", "Brest", "--decision", "PV 2026-11", "--decided-by", "Jury d'essai")
    learners = {MARK.findall(credential.holder)[0]: credential for credential in one.credentials()}
    assert len(learners) == COUNT
    one.serve()
    yield one, learners
    one.stop()


def claims(file: str) -> str:
    """Everything that a file says, as text."""
    token, *disclosures = file.split("~")
    written = [json.dumps(payload(token), ensure_ascii=False)]
    written += [decode(one).decode("utf-8") for one in disclosures if one]
    return "\n".join(written)


def test_a_thousand_learners_at_once_get_their_own(crowd):
    one, learners = crowd
    complaints: list[str] = []
    files: dict[str, str] = {}
    together = threading.Barrier(50)

    def visit(learner: tuple[str, Credential]) -> int:
        mark, credential = learner
        together.wait(60)
        answers = [("page", one.get(credential.page, {"Accept-Language": "fr"}))]
        for form in FORMS:
            status, body, headers = one.get(credential.page + form)
            file = body.decode("ascii")
            answers.append((form, (status, claims(file).encode("utf-8"), headers)))
            # No two learners have a file in common.
            if files.setdefault(file, mark) != mark:
                complaints.append(f"{mark} has the file of {files[file]}")
            request = urllib.request.Request(
                one.url + "/api/v1/verify", data=body, headers={"Content-Type": "text/plain"})
            with urllib.request.urlopen(request, timeout=60) as answer:
                report = json.load(answer)
            if report["verdict"] != "valid" or mark not in (report["credential"]["holder"]["name"] or ""):
                complaints.append(f"{mark} is verified as {report['verdict']}, {report['credential']['holder']}")
            answers.append((f"report on {form}", (200, json.dumps(report, ensure_ascii=False).encode("utf-8"), {})))
        for what, (status, body, _) in answers:
            named = set(MARK.findall(body.decode("utf-8")))
            if status != 200 or named != {mark}:
                complaints.append(f"{mark} {what}: {status} {named}")
        return len(answers)

    with ThreadPoolExecutor(50) as pool:
        answers = sum(pool.map(visit, learners.items()))
    assert complaints == []
    assert answers == 5 * COUNT
    assert len(files) == 2 * COUNT


def told(installation: Installation, method: str, path: str, headers: list[str]) -> bytes:
    """An answer as it comes over the wire, but for its date and the number of the request."""
    with closing(socket.create_connection(("127.0.0.1", installation.port), timeout=30)) as connection:
        lines = [f"{method} {path} HTTP/1.1", f"Host: localhost:{installation.port}", *headers, "Connection: close"]
        connection.sendall("\r\n".join([*lines, "", ""]).encode("ascii"))
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    head, _, body = answer.partition(b"\r\n\r\n")
    fields = [line for line in head.split(b"\r\n") if not re.match(rb"(?i)(date|x-request-id):", line)]
    assert len(fields) == head.count(b"\r\n") - 1, head
    return b"\r\n".join(fields) + b"\r\n\r\n" + body


def test_addresses_that_show_nothing_are_answered_alike(crowd):
    one, learners = crowd
    erased, shown, withdrawn, unacknowledged = list(learners.values())[:4]
    for suffix in ["", *FORMS]:
        assert one.get(shown.page + suffix)[0] == 200
    holders = {entry["id"]: entry["holder"]["id"] for entry in one.json("credential", "list")}
    for credential in (erased, shown):
        one.palier("person", "erase", holders[credential.id], "--reason", "Demande")
    # As a crash, and a file that did not verify again, leave an award that nobody was told of.
    with closing(sqlite3.connect(one.data / "palier.sqlite")) as database, database:
        for credential, change in ((unacknowledged, "is_sealed = 0"),
                                   (withdrawn, "is_sealed = 0, status = 'revoked', page = NULL, sealed = NULL")):
            done = database.execute(f"UPDATE award SET {change} WHERE id = ?", [credential.id.rsplit(":", 1)[-1]])
            assert done.rowcount == 1
    unknown = "/credentials/" + "A" * len(erased.page.rsplit("/", 1)[1])
    compared = 0
    for suffix in ["", *FORMS, ".pdf"]:
        for query in ["", "?lang=en"]:
            for method in ["GET", "HEAD", "POST"]:
                for headers in [[], ["Accept-Language: en"], ["If-None-Match: *"], ["Accept: application/json"]]:
                    expected = told(one, method, unknown + suffix + query, headers)
                    assert expected.startswith((b"HTTP/1.1 404 ", b"HTTP/1.1 405 ")), expected
                    for credential in (erased, shown, withdrawn, unacknowledged):
                        path = "/credentials/" + credential.page.rsplit("/", 1)[1] + suffix + query
                        assert told(one, method, path, headers) == expected, (suffix, query, method, headers)
                        compared += 1
    assert compared == 4 * 2 * 3 * 4 * 4
