"""Every personal field gets a token of its own; all flows run; none of the tokens stands where it must not."""

import base64
import shutil
import urllib.request

import pytest

from installation import MATERIAL, Installation

TOKENS = {
    "family": "Zyxwvfamille", "given": "Zyxwvprenom", "email": "zyxwvcourriel@example.org",
    "identifier": "ZYXWVMATRICULE77", "grade": "Zyxwvmention", "place": "Zyxwvlieu", "born": "1931-07-23",
    "decision": "Zyxwvdecision", "decider": "Zyxwvdecideur", "file": "zyxwvfichier",
    "suspend": "Zyxwvsuspension", "reinstate": "Zyxwvretablissement", "revoke": "Zyxwvrevocation",
    "replace": "Zyxwvremplacement", "erase": "Zyxwveffacement", "corrected": "Zyxwvcorrige",
}


def spellings(token: str) -> list[bytes]:
    """The token as text, in hexadecimal, and in base64 at each of its three alignments."""
    plain = token.encode("utf-8")
    found = [plain, plain.hex().encode()]
    for shift in range(3):
        whole = base64.urlsafe_b64encode(b"\0" * shift + plain)
        # The first and last characters depend on what stands beside the token.
        found.append(whole[(shift * 8 + 5) // 6 + (1 if shift else 0):-4])
    return found


def search(places: dict[str, bytes], tokens: dict[str, str]) -> list[str]:
    return [
        f"{name} stands in {place}"
        for name, token in tokens.items()
        for place, content in places.items()
        if any(spelling in content for spelling in spellings(token))
    ]


def contents(folder) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def flows(tmp_path_factory):
    """An installation through which everything personal has gone, and what it left outside its folder."""
    one = Installation(tmp_path_factory.mktemp("secrecy"))
    one.publish(MATERIAL / "essai-soudure.yaml")
    table = one.folder / f"{TOKENS['file']}.csv"
    table.write_text(
        "nom;prénom;courriel;identifiant;date de naissance;mention;lieu\n"
        f"{TOKENS['family']};{TOKENS['given']};{TOKENS['email']};{TOKENS['identifier']};23/07/1931;"
        f"{TOKENS['grade']};{TOKENS['place']}\n", "utf-8")
    one.serve()
    spoken: dict[str, bytes] = {}
    one.palier(
        "award", "--type", "essai-soudure", "--learners", table, "--decision", TOKENS["decision"],
        "--decided-by", TOKENS["decider"])
    award = one.json("credential", "list")[0]
    page = award["page"]
    token = one.palier("credential", "export", award["id"], "--form", "open-badge-jwt").strip()
    for path in (page, page + ".jwt", page + "?lang=en", page[:-1] + "x", "/verify"):
        one.get(path)
    for body, kind in ((token.encode(), "application/jwt"), (token[:-9].encode(), "text/plain")):
        request = urllib.request.Request(one.url + "/api/v1/verify", data=body, headers={"Content-Type": kind})
        urllib.request.urlopen(request, timeout=30).read()
    for move in ("suspend", "reinstate"):
        one.palier("credential", move, award["id"], "--reason", TOKENS[move])
    fixed = one.folder / "fixed.csv"
    fixed.write_text(
        f"nom;prénom;identifiant\n{TOKENS['corrected']};{TOKENS['given']};{TOKENS['identifier']}\n", "utf-8")
    new = one.json("credential", "replace", award["id"], "--learners", fixed, "--reason", TOKENS["replace"])
    one.palier("credential", "revoke", new["id"], "--reason", TOKENS["revoke"])
    one.get(page)
    one.palier("backup", one.folder / "backup")
    wrong = one.folder / "wrong.csv"
    wrong.write_text(f"nom;courriel\n;{TOKENS['email']}\n", "utf-8")
    one.palier("award", "--type", "essai-soudure", "--learners", wrong, "--quiet", expect=1)
    one.palier("doctor")
    spoken["metrics"] = one.get("/metrics")[1]
    spoken["health"] = one.get("/health/ready")[1]
    spoken["arguments of the server"] = open(f"/proc/{one.server.pid}/cmdline", "rb").read()
    spoken["server.log"] = (one.folder / "server.log").read_bytes()
    yield one, award, page, spoken
    one.stop()


def test_nothing_personal_is_stored_logged_or_counted_in_clear(flows):
    one, award, page, spoken = flows
    tokens = TOKENS | {"page": page.rsplit("/", 1)[1]}
    places = {**contents(one.data), **{f"backup/{k}": v for k, v in contents(one.folder / "backup").items()}, **spoken}
    assert len(places) > 12
    assert search(places, tokens) == []


def test_the_search_finds_what_is_there():
    for token in TOKENS.values():
        for shift in range(5):
            coded = base64.urlsafe_b64encode(b"x" * shift + token.encode() + b"yz")
            assert any(spelling in coded for spelling in spellings(token)), (token, shift)


def test_an_erased_person_stays_unreadable_also_from_an_older_backup(flows):
    one, award, page, _ = flows
    holder = award["holder"]["id"]
    one.palier("person", "erase", holder, "--reason", TOKENS["erase"], "--receipt", one.folder / "receipt.json")
    assert one.get(page)[0] == 404
    one.stop()
    wrapped = contents(one.data)
    assert search(wrapped, TOKENS) == []
    # The old state comes back into the same place, and into a new one that has the key and the list beside it.
    one.palier("restore", one.folder / "backup")
    assert {entry["status"] for entry in one.json("credential", "list")} == {"erased"}
    fresh = one.folder / "fresh"
    fresh.mkdir(mode=0o700)
    for name in ("key", "erased"):
        shutil.copy2(one.data / name, fresh / name)
    one.palier("restore", one.folder / "backup", "--data", fresh)
    listed = one.json("credential", "list", "--data", fresh)
    assert {entry["status"] for entry in listed} == {"erased"}
    assert all(entry["holder"]["name"] is None and entry["page"] is None for entry in listed)
    assert search(contents(fresh), TOKENS) == []
