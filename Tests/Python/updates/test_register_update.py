"""`palier register update`, and the server that does it by itself, over a public data set of our own."""

import hashlib
import json
import os
import resource
import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from installation import BINARY, Installation, free_port, wait_until
from public_data_set import (
    PAGES, Gate, PublicDataSet, cut, encoded, export, huge, redirect, status, without_length)

NOW = datetime.now(UTC)


def day(back: int) -> str:
    """So many days ago."""
    return (NOW.date() - timedelta(back)).isoformat()


HELD, NEW = day(6), day(2)


@pytest.fixture
def data_set():
    played = PublicDataSet()
    yield played
    played.close()


@pytest.fixture
def empty(tmp_path) -> Installation:
    """A folder that never took an export."""
    one = Installation(tmp_path)
    yield one
    one.stop()


@pytest.fixture
def one(empty, data_set) -> Installation:
    """A folder that took both registers of one day, which the data set still lists."""
    for register in ("rncp", "rs"):
        data_set.publish(register, HELD)
    assert statuses(update(empty, data_set, "--force")) == ["updated", "updated"]
    data_set.asked.clear()
    return empty


@pytest.fixture(scope="module")
def large() -> dict[str, bytes]:
    """Exports of the new day that are large enough to be taken without force."""
    return {"rncp": export("rncp", NEW, 20_100), "rs": export("rs", NEW, 3_100)}


def update(one: Installation, data_set: PublicDataSet, *options, expect: int = 0) -> dict[str, dict]:
    """What became of each register; the folder must tell the same, and hold no download any more."""
    parts = one.json("register", "update", "--source", data_set.source, *options, expect=expect)
    assert [part["register"] for part in parts] == ["rncp", "rs"]
    told = [
        (part["register"], part["status"], part.get("export"), part.get("error", {}).get("code")) for part in parts]
    assert last(one) == told
    assert not (one.data / "register-download").exists()
    return {part["register"]: part for part in parts}


def last(one: Installation) -> list[tuple]:
    """The result of the last update, as the folder keeps it."""
    kept = json.loads((one.data / "register-update.json").read_text("utf-8"))
    assert datetime.now(UTC) - datetime.fromisoformat(kept["at"]) < timedelta(minutes=5)
    return [(part["register"], part["status"], part.get("export"), part.get("code")) for part in kept["registers"]]


def statuses(parts: dict[str, dict]) -> list[str]:
    return [part["status"] for part in parts.values()]


def failure(part: dict) -> str:
    assert part["status"] == "failed", part
    return part["error"]["code"]


def held(one: Installation) -> dict[str, tuple[str, str]]:
    """The title of each register's first record, and the export that it is from."""
    shown = {code: one.json("register", "show", code) for code in ("RNCP1", "RS1")}
    return {code: (record["title"], record["source"]["export"]) for code, record in shown.items()}


BEFORE = {"RNCP1": (f"{HELD} 1", HELD), "RS1": (f"{HELD} 1", HELD)}


# Which export is taken

def test_the_newest_of_several_days_is_taken(empty, data_set):
    data_set.page_size = 2
    for back in (5, 2, 4):
        for register in ("rncp", "rs"):
            data_set.publish(register, day(back))
    # Published beside them.
    data_set.publish("rncp", day(1), title=f"export-fiches-csv-{day(1)}.zip")
    data_set.publish("rncp", day(1), title=f"export_fiches_CSV_Standard_{day(1).replace('-', '_')}.csv")
    data_set.publish("rncp", day(1), title="Documentation export-fiches-rncp-v4-1.pdf")
    assert [part["export"] for part in update(empty, data_set, "--force").values()] == [NEW, NEW]
    assert len(data_set.downloads()) == 2
    assert held(empty) == {"RNCP1": (f"{NEW} 1", NEW), "RS1": (f"{NEW} 1", NEW)}


def test_a_listing_that_comes_whole(empty, data_set):
    for register in ("rncp", "rs"):
        data_set.publish(register, day(5))
        data_set.publish(register, NEW)
    # The environment names the source where the command does not.
    empty.environment["PALIER_REGISTER_SOURCE"] = data_set.whole
    parts = empty.json("register", "update", "--force")
    assert [(part["status"], part["export"]) for part in parts] == [("updated", NEW)] * 2


def test_the_newest_version_of_a_day_is_taken(one, data_set):
    data_set.publish("rncp", NEW, version="3-0", modified=f"{NEW}T05:00:00+00:00")
    wanted = data_set.publish("rncp", NEW, modified=f"{NEW}T02:00:00+00:00")
    part = update(one, data_set, "--force")["rncp"]
    assert (part["export"], part["summary"]["flux"]) == (NEW, "4.1")
    assert data_set.downloads()[0] == wanted


def test_of_two_files_of_a_day_the_last_published_is_taken(one, data_set):
    data_set.publish("rncp", NEW, export("rncp", NEW, mark="Second"), modified=f"{NEW}T09:30:00+00:00")
    data_set.publish("rncp", NEW, export("rncp", NEW, mark="First"), modified=f"{NEW}T02:10:00+00:00")
    update(one, data_set, "--force")
    assert held(one)["RNCP1"] == ("Second 1", NEW)
    assert len([path for path in data_set.downloads() if "rncp" in path]) == 1


GOOD = export("rncp", NEW, 40)
HALF = GOOD[:len(GOOD) // 2]
DAMAGED = HALF + bytes(40) + GOOD[len(HALF) + 40:]
SILENT = "at an address that does not answer"
# What may be wrong with a file, and what the update says of it where there is no other.
FAULTY = {
    "cut short": ({"answer": cut(GOOD, len(HALF))}, 2, "source.cut-short"),
    "cut before its first byte": ({"answer": cut(GOOD, 0)}, 2, ("source.cut-short", "source.unreachable")),
    "cut, its length not told": ({"answer": without_length(HALF)}, 65, "register.download-differs"),
    "cut, its length told nowhere": (
        {"answer": without_length(HALF), "filesize": None, "checksum": None}, 65, "register.file-damaged"),
    "cut where it was published": ({"content": HALF}, 65, "register.file-damaged"),
    "damaged": ({"content": DAMAGED}, 65, "register.file-damaged"),
    "no export": ({"content": b"Service momentanement indisponible"}, 65, "register.form-unknown"),
    "empty": ({"content": b""}, 65, "register.form-unknown"),
    "of another size": ({"filesize": len(GOOD) + 1}, 65, "register.download-differs"),
    "of another sha1": ({"checksum": {"type": "sha1", "value": "0" * 40}}, 65, "register.download-differs"),
    "of another sha256": ({"checksum": {"type": "sha256", "value": "0" * 64}}, 65, "register.download-differs"),
    "away": ({"answer": status(404)}, 2, "source.not-found"),
    "not to be had": ({"answer": status(503)}, 2, "source.status"),
    "of an encoding not asked for": ({"answer": encoded(GOOD)}, 2, "source.not-understood"),
    "of ten gigabytes": ({"answer": huge}, 2, "source.too-large"),
    SILENT: ({"url": "http://127.0.0.1:1/export.zip"}, 2, "source.unreachable"),
    "behind a redirect to a private network": (
        {"answer": redirect("https://10.0.0.1/export.zip")}, 2, "source.address-refused"),
    "behind a redirect to plain http": (
        {"answer": redirect("http://static.example.org/export.zip")}, 2, "source.address-refused"),
    "behind a redirect to a file": ({"answer": redirect("file:///etc/hostname")}, 2, "source.address-refused"),
    "behind a redirect to itself": ({"answer": redirect("?")}, 2, "source.too-many-redirects"),
    "behind a redirect to nowhere": (
        {"answer": lambda request: request.send(302, b"")}, 2, "source.not-understood"),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_a_faulty_file_alone_leaves_the_register_as_it_was(one, data_set, fault):
    how, code, name = FAULTY[fault]
    data_set.publish("rncp", NEW, **{"content": GOOD, **how})
    parts = update(one, data_set, expect=code)
    assert failure(parts["rncp"]) in (name if isinstance(name, tuple) else (name,))
    assert parts["rs"]["status"] == "up-to-date"
    assert held(one) == BEFORE


# Where nobody answers, the others are not asked for.
@pytest.mark.parametrize("fault", [fault for fault in FAULTY if fault != SILENT])
def test_the_other_file_of_the_day_is_taken_for_a_faulty_one(one, data_set, fault):
    how, _, _ = FAULTY[fault]
    data_set.publish("rncp", NEW, **{"content": GOOD, "modified": f"{NEW}T09:30:00+00:00", **how})
    data_set.publish("rncp", NEW, export("rncp", NEW, mark="First"), modified=f"{NEW}T02:10:00+00:00")
    part = update(one, data_set, "--force")["rncp"]
    assert (part["status"], part["export"]) == ("updated", NEW)
    assert held(one)["RNCP1"] == ("First 1", NEW)


def test_a_digest_that_is_right(one, data_set):
    for register in ("rncp", "rs"):
        content = export(register, NEW)
        data_set.publish(
            register, NEW, content, checksum={"type": "sha256", "value": hashlib.sha256(content).hexdigest().upper()})
    assert statuses(update(one, data_set, "--force")) == ["updated", "updated"]


def test_a_late_file_of_an_older_day_is_not_taken(one, data_set):
    data_set.publish("rncp", day(9), modified=f"{day(0)}T02:10:00+00:00")
    assert statuses(update(one, data_set)) == ["up-to-date", "up-to-date"]
    assert data_set.downloads() == []
    data_set.publish("rncp", NEW)
    assert update(one, data_set, "--force")["rncp"]["export"] == NEW


def test_up_to_date_downloads_nothing(one, data_set):
    parts = update(one, data_set)
    assert [(part["status"], part["export"]) for part in parts.values()] == [("up-to-date", HELD)] * 2
    assert data_set.downloads() == []
    # Forced it is taken once more.
    assert statuses(update(one, data_set, "--force")) == ["updated", "updated"]
    assert held(one) == BEFORE


def test_without_force_a_part_is_refused_and_a_whole_one_taken(one, data_set, large):
    """One register fails while the other is taken; what bears a day to come is passed over."""
    data_set.publish("rncp", NEW)
    data_set.publish("rs", day(-30))
    data_set.publish("rs", NEW, large["rs"])
    parts = update(one, data_set, expect=1)
    assert failure(parts["rncp"]) == "register.few-records"
    assert (parts["rs"]["status"], parts["rs"]["summary"]["records"]) == ("updated", 3_100)
    assert held(one) == {"RNCP1": BEFORE["RNCP1"], "RS1": (f"{NEW} 1", NEW)}


# Ways to the file

@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_redirects_are_followed(one, data_set, code):
    path = data_set.publish("rncp", NEW)
    for number, after in enumerate((path, "/resources/a/0", data_set.url + "/resources/a/1")):
        data_set.answers[f"/resources/a/{number}"] = redirect(after, code)
    data_set.resources[-1]["url"] = data_set.url + "/resources/a/2"
    assert update(one, data_set, "--force")["rncp"]["export"] == NEW
    assert data_set.downloads()[:4] == [f"/resources/a/{number}" for number in (2, 1, 0)] + [path]


def test_a_fourth_redirect_is_not_followed(one, data_set):
    path = data_set.publish("rncp", NEW)
    for number in range(4):
        data_set.answers[f"/resources/a/{number}"] = redirect(f"{number - 1}" if number else path)
    data_set.resources[-1]["url"] = data_set.url + "/resources/a/3"
    assert failure(update(one, data_set, expect=2)["rncp"]) == "source.too-many-redirects"
    assert path not in data_set.downloads()


def test_without_loopback_nothing_is_asked(one, data_set):
    one.environment.pop("PALIER_ALLOW_LOOPBACK")
    parts = update(one, data_set, expect=2)
    assert [failure(part) for part in parts.values()] == ["source.address-refused"] * 2
    assert data_set.asked == []


# The listing

@pytest.mark.parametrize(
    ("answer", "code", "name"),
    [
        (status(500), 2, "source.status"), (status(404), 2, "source.not-found"),
        (cut(b'{"data": []}', 5), 2, "source.unreachable"), (huge, 2, "source.too-large"),
        (redirect("https://192.168.1.1/"), 2, "source.address-refused"),
        (lambda request: request.send(200, b"<html>"), 65, "register.listing-malformed"),
        (lambda request: request.send(200, b'{"data": ['), 65, "register.listing-malformed"),
        (lambda request: request.json({"message": "no"}), 65, "register.listing-malformed"),
        (lambda request: request.json({"data": {}}), 65, "register.listing-malformed"),
        (lambda request: request.json([]), 65, "register.listing-malformed"),
    ])
def test_a_listing_that_cannot_be_read(one, data_set, answer, code, name):
    data_set.answers[PAGES] = answer
    parts = update(one, data_set, expect=code)
    assert [failure(part) for part in parts.values()] == [name] * 2
    assert held(one) == BEFORE


def test_a_source_that_does_not_answer(one, data_set):
    data_set.source = f"http://127.0.0.1:{free_port()}{PAGES}"
    parts = update(one, data_set, expect=2)
    assert [failure(part) for part in parts.values()] == ["source.unreachable"] * 2
    assert held(one) == BEFORE


def test_a_source_that_is_no_address(one):
    refused = one.json("register", "update", "--source", "data.gouv.fr", expect=64)
    assert refused["error"]["code"] == "source.malformed"


def test_a_listing_without_exports(one, data_set):
    data_set.resources.clear()
    data_set.publish("rncp", NEW, title=f"export-fiches-csv-{NEW}.zip")
    data_set.resources += [{"title": None, "url": 7}, {}, None, "export-fiches-rncp-v4-1", {"title": "Documentation"}]
    # The filter is the listing's business; one that ignores it is understood.
    data_set.page = lambda query: {"data": data_set.resources, "next_page": None}
    assert statuses(update(one, data_set, expect=2)) == ["nothing-published"] * 2
    assert held(one) == BEFORE


@pytest.mark.parametrize("following", [lambda number: 1, lambda number: number + 1], ids=["a circle", "ever new"])
def test_pages_without_end_come_to_an_end(one, data_set, following):
    page = data_set.page

    def endless(query):
        number = following(int(query.get("page", 1)))
        return page(query) | {"next_page": f"{data_set.source}?page={number}&page_size=100&q={query['q']}"}

    data_set.page = endless
    assert statuses(update(one, data_set)) == ["up-to-date", "up-to-date"]
    assert len(data_set.asked) <= 400


# What happens meanwhile

def start(one: Installation, data_set: PublicDataSet, *prefix) -> subprocess.Popen:
    return subprocess.Popen(
        [*prefix, BINARY, "register", "update", "--source", data_set.source, "--force", "--json"],
        env=one.environment, cwd=one.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def gate(one, data_set) -> Gate:
    """The new day's file, which comes slowly."""
    slow = Gate(export("rncp", NEW))
    data_set.publish("rncp", NEW, slow.content, answer=slow)
    yield slow
    slow.opened.set()


def test_a_second_update_is_refused(one, data_set, gate):
    first = start(one, data_set)
    assert gate.reached.wait(20)
    before = (one.data / "register-update.json").read_bytes()
    refused = one.json("register", "update", "--source", data_set.source, "--force", expect=1)
    assert refused["error"]["code"] == "register.import-running"
    assert (one.data / "register-update.json").read_bytes() == before
    assert (one.data / "register-download").exists()
    gate.opened.set()
    first.communicate(timeout=20)
    assert first.returncode == 0
    assert last(one)[0] == ("rncp", "updated", NEW, None)
    assert not (one.data / "register-download").exists()


def test_an_update_that_begins_as_another_ends(one, data_set, gate, tmp_path):
    """The second opens the file of downloads, and locks it when the first has removed it."""
    first = start(one, data_set)
    assert gate.reached.wait(20)
    log, download = tmp_path / "trace", one.data / "register-download"
    second = start(
        one, data_set, "strace", "-f", "-o", log, "-P", download, "-e", "trace=openat,flock",
        "-e", "inject=flock:delay_enter=1500000")
    wait_until(lambda: log.exists() and "openat(" in log.read_text(), 20, "the second has opened the file")
    gate.opened.set()
    first.communicate(timeout=20)
    said = json.loads(second.communicate(timeout=20)[0])
    assert second.returncode in (0, 1), said
    if second.returncode == 1:
        assert said["error"]["code"] == "register.import-running"
    assert last(one)[0] == ("rncp", "updated", NEW, None)


def test_what_a_kill_leaves_is_written_over(one, data_set, gate):
    killed = start(one, data_set)
    assert gate.reached.wait(20)
    killed.kill()
    killed.communicate(timeout=20)
    assert (one.data / "register-download").exists()
    assert held(one) == BEFORE
    gate.opened.set()
    assert update(one, data_set, "--force")["rncp"]["export"] == NEW


def test_a_download_that_cannot_be_kept(one, data_set):
    data_set.publish("rncp", NEW, os.urandom(6 << 20))

    def restrict():
        resource.setrlimit(resource.RLIMIT_FSIZE, (4 << 20, 4 << 20))

    # Python leaves the signal of files too long ignored; so the writing fails.
    done = subprocess.run(
        [BINARY, "register", "update", "--source", data_set.source, "--json"], env=one.environment, cwd=one.folder,
        capture_output=True, text=True, timeout=60, preexec_fn=restrict, restore_signals=False)
    assert done.returncode == 73, done
    assert failure(json.loads(done.stdout)[0]) == "source.cannot-keep"
    assert last(one)[0] == ("rncp", "failed", None, "source.cannot-keep")
    assert not (one.data / "register-download").exists()
    assert held(one) == BEFORE


# The server

def remember(one: Installation, hours: float, status: str = "up-to-date") -> None:
    """An update of so many hours ago."""
    at = (datetime.now(UTC) - timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")
    parts = [{"register": register, "status": status, "export": HELD} for register in ("rncp", "rs")]
    (one.data / "register-update.json").write_text(json.dumps({"at": at, "registers": parts}), "utf-8")


def serve(one: Installation, source: str, until: str = "/health/ready") -> None:
    one.environment["PALIER_REGISTER_SOURCE"] = source
    one.serve(until)


def metrics(one: Installation) -> dict[str, float]:
    """What the server counts of the registers, by name and labels."""
    lines = one.get("/metrics")[1].decode().splitlines()
    told = (line.rsplit(" ", 1) for line in lines if line.startswith("palier_register"))
    return {name: float(value) for name, value in told}


def health(one: Installation) -> dict[str, dict]:
    return {part["name"]: part for part in one.get_json("/health/ready")["parts"]}


def second_of(written: str) -> float:
    return datetime.fromisoformat(written).replace(tzinfo=UTC).timestamp()


def test_the_server_updates_by_itself(one, data_set, large):
    for register, content in large.items():
        data_set.publish(register, NEW, content)
    remember(one, 24)
    serve(one, data_set.source)
    wait_until(lambda: metrics(one).get('palier_register_updates_total{register="rs",status="updated"}'), 40,
               "both registers are updated")
    wait_until(lambda: metrics(one).get('palier_register_export_timestamp_seconds{register="rs"}') == second_of(NEW), 5,
               "the metrics follow")
    told = metrics(one)
    assert told['palier_register_updates_total{register="rncp",status="updated"}'] == 1
    assert told['palier_register_export_timestamp_seconds{register="rncp"}'] == second_of(NEW)
    assert told["palier_register_update_success"] == 1
    assert abs(told["palier_register_update_timestamp_seconds"] - datetime.now(UTC).timestamp()) < 60
    part = health(one)["register"]
    assert part["ready"] and f"RNCP {NEW}, RS {NEW}" in part["detail"] and "RNCP updated, RS updated" in part["detail"]
    assert one.get_json("/api/v1/register/RNCP20100")["title"] == f"{NEW} 20100"
    assert last(one) == [("rncp", "updated", NEW, None), ("rs", "updated", NEW, None)]
    assert not (one.data / "register-download").exists()


def test_a_source_that_fails_leaves_the_server_ready(one, data_set):
    data_set.answers[PAGES] = status(500)
    remember(one, 24)
    serve(one, data_set.source)
    wait_until(lambda: metrics(one).get("palier_register_update_success") == 0, 20, "the failure is told")
    told = metrics(one)
    for register in ("rncp", "rs"):
        assert told[f'palier_register_updates_total{{register="{register}",status="failed"}}'] == 1
        assert told[f'palier_register_export_timestamp_seconds{{register="{register}"}}'] == second_of(HELD)
    part = health(one)["register"]
    assert part["ready"] and f"RNCP {HELD}" in part["detail"] and "RNCP failed (source.status)" in part["detail"]
    assert held(one) == BEFORE
    # Not again and again.
    one.stop()
    assert len(data_set.asked) == 2


@pytest.mark.parametrize(
    ("hours", "before", "is_asked"),
    [
        (24, "up-to-date", True), (24, "updated", True), (1.1, "failed", True), (1.1, "nothing-published", True),
        (0.5, "failed", False), (0, "up-to-date", False),
        # Of a time to come: a wrong clock.
        (-24, "up-to-date", False),
    ])
def test_when_the_server_looks(one, data_set, hours, before, is_asked):
    remember(one, hours, before)
    remembered = (one.data / "register-update.json").read_bytes()
    serve(one, data_set.source)
    wait_until(lambda: "palier_register_update_success" in metrics(one), 20, "the server looks after the registers")
    if is_asked:
        wait_until(lambda: (one.data / "register-update.json").read_bytes() != remembered, 20, "it has looked")
        assert [part[1] for part in last(one)] == ["up-to-date", "up-to-date"]
    one.stop()
    assert bool(data_set.asked) == is_asked
    assert data_set.downloads() == []


def test_off_means_off(one, data_set):
    remember(one, 24)
    before = (one.data / "register-update.json").read_bytes()
    serve(one, "off")
    assert metrics(one) == {}
    # What is known is told all the same.
    assert f"RNCP {HELD}" in health(one)["register"]["detail"]
    one.stop()
    assert (one.data / "register-update.json").read_bytes() == before


def test_a_folder_without_registers_is_left_alone(empty, data_set):
    data_set.publish("rncp", NEW)
    remember(empty, 24)
    serve(empty, data_set.source)
    wait_until(lambda: "palier_register_update_success" in metrics(empty), 20, "the server looks after the registers")
    assert "register" not in health(empty)
    empty.stop()
    assert data_set.asked == []


def test_an_update_by_hand_while_the_server_is_at_it(one, data_set, gate):
    remember(one, 24)
    serve(one, data_set.source)
    assert gate.reached.wait(20)
    refused = one.json("register", "update", "--source", data_set.source, "--force", expect=1)
    assert refused["error"]["code"] == "register.import-running"
    # Pages come meanwhile.
    assert one.get("/register/RNCP1")[0] == 200


def test_the_server_stops_in_the_middle_of_a_download(one, data_set, gate):
    remember(one, 24)
    serve(one, data_set.source)
    assert gate.reached.wait(20)
    server = one.server
    server.terminate()
    wait_until(lambda: server.poll() is not None, 5, "the server ended")
    assert server.returncode == 0
    assert held(one) == BEFORE


def test_a_damaged_register_leaves_the_server_alive(one, data_set):
    for end in ("-wal", "-shm"):
        (one.data / f"register.sqlite{end}").unlink(missing_ok=True)
    (one.data / "register.sqlite").write_bytes(b"no register " * 4096)
    remember(one, 24)
    serve(one, data_set.source, until="/health/live")
    assert one.get("/")[0] == 200
    server = one.server
    server.terminate()
    assert server.wait(20) == 0
