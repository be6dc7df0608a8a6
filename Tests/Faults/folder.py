"""A data folder as its commands show it, and the files that go in and out."""

import csv
import io
import json
import os
import shutil
import sqlite3

from program import Lost

SLUG = "soudure-tig-initiation"
DATABASES = ("palier.sqlite", "keys.sqlite")
FORMS = {"open-badge-jwt": "jwt", "sd-jwt-vc": "sd-jwt"}
LIVING = ("active", "suspended")


def copy(folder, target):
    """A copy without the shared memory of processes that are gone."""
    shutil.copytree(folder, target, ignore=shutil.ignore_patterns("*-shm"))
    return target


def settle(folder):
    """Moves the write-ahead logs into their files and drops them: one plain file for each database."""
    for name in DATABASES:
        path = os.path.join(folder, name)
        with sqlite3.connect(path) as store:
            store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        store.close()
        for suffix in ("-wal", "-shm"):
            if os.path.exists(path + suffix):
                os.remove(path + suffix)


def rows(folder, statement, database="palier.sqlite"):
    """Reads a copy of the folder behind the program's back: for a harness that has to know where bytes lie."""
    with sqlite3.connect(f"file:{os.path.join(folder, database)}?mode=ro", uri=True) as store:
        return store.execute(statement).fetchall()


class Learner:
    """A row of a learners' file."""

    def __init__(self, number, salt):
        self.given = f"Given{number}"
        self.family = f"Family-{salt}"
        self.email = f"{salt}-{number}@example.org"
        self.name = f"{self.given} {self.family}"


def learners_file(path, learners):
    with open(path, "w", encoding="utf-8") as file:
        file.write("family_name,given_name,email\n")
        for learner in learners:
            file.write(f"{learner.family},{learner.given},{learner.email}\n")
    return path


def acknowledged(report, learners):
    """The pages by name that the report's whole lines acknowledge; a torn last line acknowledges nothing."""
    if not os.path.exists(report):
        return {}
    with open(report, encoding="utf-8-sig", newline="") as file:
        text = file.read()
    whole = text[: text.rfind("\n") + 1]
    pages = {}
    for line in list(csv.reader(io.StringIO(whole)))[1:]:
        if line[2] in ("new", "alreadyThere"):
            # The first row of learners stands in the file's second line.
            pages[learners[int(line[0]) - 2].name] = line[6]
    return pages


class View:
    """What a folder says of its awards: identifier → state, name, page, successor."""

    def __init__(self, awards):
        self.awards = {
            award["id"]: (award["status"], award["holder"]["name"], award["page"], award["replacedBy"])
            for award in awards}
        self.holders = {award["id"]: award["holder"]["id"] for award in awards}
        if len(self.awards) != len(awards):
            raise Lost("one award is listed twice")

    @classmethod
    def of(cls, program, folder):
        return cls(program.run("credential", "list", "--json", "--data", folder).json)

    def __eq__(self, other):
        return self.awards == other.awards

    def __contains__(self, award):
        return award in self.awards

    def status(self, award):
        return self.awards[award][0]

    def living(self, name):
        return [award for award, (status, held, _, _) in self.awards.items() if held == name and status in LIVING]

    def pages(self):
        return {page for _, _, page, _ in self.awards.values() if page}

    def changed(self, awards, status):
        """The same view after these awards moved to a state."""
        after = View([])
        after.awards = dict(self.awards)
        after.holders = self.holders
        for award in awards:
            erased = status == "erased"
            _, name, page, successor = self.awards[award]
            after.awards[award] = (status, None if erased else name, None if erased else page, successor)
        return after

    def difference(self, other):
        """In words, for a failure's message."""
        for award in self.awards.keys() | other.awards.keys():
            mine, theirs = self.awards.get(award), other.awards.get(award)
            if mine != theirs:
                return f"award {award} is {theirs}, not {mine}"
        return "nothing differs"


def keys(program, folder):
    """The signing keys: what follows their # → algorithm and state."""
    listed = program.run("key", "list", "--json", "--data", folder).json
    return {key["id"].split("#")[1]: (key["algorithm"], key["state"]) for key in listed}


def export(program, folder, award, form, target):
    program.run("credential", "export", award, "--form", form, "--output", target, "--quiet", "--data", folder)
    return target


def documents(out):
    """The JSON documents of an output, one after the other, whether each is on its own line or not."""
    decoder, place = json.JSONDecoder(), 0
    while place < len(out):
        document, place = decoder.raw_decode(out, place)
        yield document
        place += len(out[place:]) - len(out[place:].lstrip())


def verdicts(program, folder, files, expect=(0, 1, 2), **how):
    """What the folder's own verifier says of each file: the verdict with the codes that are not passed."""
    answer = program.run("verify", *files, "--json", "--data", folder, expect=expect, **how)
    found = {}
    for report in documents(answer.out):
        if "verdict" in report:
            codes = [check["code"] for check in report["checks"] if check["outcome"] in ("fail", "unknown")]
            # A single file's report does not name it.
            found[report.get("input", files[0])] = (report["verdict"], codes)
    if set(found) != set(files):
        raise Lost(f"verify left out {set(files) - set(found)}: {answer}")
    return found
