"""The official register of a folder: what it answers, what its file holds, and the import of a second export."""

import json
import os
import shutil
import sqlite3

from acts import Act
from exports import Exports
from folder import copy
from program import Lost

FILE = "register.sqlite"
# All that an import writes, but for when it was done and how the index of words is cut into segments.
CONTENTS = {
    "statement": "*", "statement_body": "*", "record": "*", "nomenclature": "*", "body": "*", "succession": "*",
    "words": "rowid, title, abbreviation, blocks, bodies", "export": "name, day, is_tables, flux, rncp, rs"}


def contents(folder, place):
    """What the register's file holds, by a copy that is recovered without the program, once SQLite finds it whole."""
    shutil.rmtree(place, ignore_errors=True)
    os.makedirs(place)
    for name in (FILE, FILE + "-wal"):
        if os.path.exists(os.path.join(folder, name)):
            shutil.copy(os.path.join(folder, name), place)
    store = sqlite3.connect(os.path.join(place, FILE))
    try:
        found = store.execute("PRAGMA integrity_check").fetchall()
        if found != [("ok",)]:
            raise Lost(f"{FILE} is damaged: {found[0][0]}")
        store.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        return {table: sorted(store.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
                for table, columns in CONTENTS.items()}
    except sqlite3.Error as error:
        raise Lost(f"{FILE} cannot be read: {error}") from None
    finally:
        store.close()


def mixture(old, new, answer):
    """Which members of an answer are whose, for a failure's message."""
    try:
        old, new, answer = (dict(json.loads(shown)) for shown in (old, new, answer))
        of = [sorted(name for name in answer if answer[name] == mine.get(name) != other.get(name))
              for mine, other in ((old, new), (new, old))]
        return f"as before: {', '.join(of[0])}; as after: {', '.join(of[1])}"
    except (TypeError, ValueError):
        # A list of hits.
        return str(answer)[:300]


class Register:
    """Two exports, a folder that took the first and one that took both, and what each answers."""

    def __init__(self, start, work, chance, kind, counts, texts):
        self.program = start.program
        self.place = os.path.join(work, f"register-{kind.lower()}")
        os.makedirs(self.place)
        exports = Exports(chance, self.place, kind, chance.randint(*counts), texts)
        self.file, self.day = exports.files[1], exports.days[1].isoformat()
        self.questions = [("show", code, "--at", self.day) for code in exports.codes]
        self.questions += [("show", exports.codes[0], "--at", exports.days[0].isoformat())]
        self.questions += [("search", word, "--active-at", self.day, "--limit", "200") for word in exports.words]
        self.folder = copy(start.folder, os.path.join(self.place, "first"))
        self.take(exports.files[0], self.folder)
        self.old = self.answers(self.folder), contents(self.folder, os.path.join(self.place, "look"))
        self.both = copy(self.folder, os.path.join(self.place, "both"))
        self.take(self.file, self.both)
        self.new = self.answers(self.both), contents(self.both, os.path.join(self.place, "look"))
        self.told = [question for question in self.questions if self.old[0][question] != self.new[0][question]]
        if not self.told:
            raise Lost("two exports that differ answer alike")

    def plant(self):
        """Imports that were half done, in one table alone, must be caught."""
        for table in ("statement", "record", "body"):
            half = copy(self.folder, os.path.join(self.place, f"half-{table}"))
            store = sqlite3.connect(os.path.join(half, FILE))
            store.execute("ATTACH ? AS new", (os.path.join(self.both, FILE),))
            with store:
                store.execute(f"INSERT OR REPLACE INTO main.{table} SELECT * FROM new.{table}")
            store.close()
            try:
                self.state(half, os.path.join(self.place, "look"))
            except Lost:
                continue
            raise Lost(f"an import that was half done in {table} is not caught")

    def take(self, file, folder):
        summary = self.program.run("register", "import", file, "--force", "--data", folder, "--json").json
        if summary["faults"] or summary["unknown"] or not summary["new"]:
            raise Lost(f"an export of the harness reads with faults: {summary['faultList'][:3]}, {summary['unknown']}")

    def ask(self, question, folder, **how):
        """The answer to a question; a code that is not held has its own."""
        answer = self.program.run("register", *question, "--data", folder, "--json", expect=None, **how)
        return answer.code, answer.out

    def answers(self, folder):
        return {question: self.ask(question, folder) for question in self.questions}

    def side(self, question, answer):
        """Whose answer it is: the old register's, the new one's, or that of both (None)."""
        old, new = (side[0][question] for side in (self.old, self.new))
        if answer not in (old, new):
            raise Lost(f"register {' '.join(question)} answered neither as before nor as after: code {answer[0]}, "
                       + mixture(*(shown[1] for shown in (old, new, answer))))
        return None if old == new else "old" if answer == old else "new"

    def state(self, folder, place):
        """Old or new, by the file and by every answer."""
        held = contents(folder, place)
        sides = {side for question in self.questions
                 if (side := self.side(question, self.ask(question, folder))) is not None}
        if len(sides) != 1:
            raise Lost("the register answers partly as before and partly as after")
        state = sides.pop()
        wanted = (self.old if state == "old" else self.new)[1]
        for table in CONTENTS:
            # The same export once more is listed once more.
            mine, theirs = (set(wanted[table]), set(held[table])) if table == "export" else (wanted[table], held[table])
            if mine != theirs:
                raise Lost(f"{table} of a register that answers as the {state} one is another")
        return state


class Import(Act):
    """A second export over a first, of which it is a part: nothing is taken away."""

    name = "register import"
    which = "part"

    def choose(self):
        self.register = self.start.registers[self.which]
        self.base = self.register.folder
        self.state, self.log_size = None, 0

    def command(self, folder):
        return ["register", "import", self.register.file, "--force", "--json"]

    def watched(self, folder):
        return [self.register.file,
                *(os.path.join(folder, name) for name in (FILE, FILE + "-wal", FILE + "-shm", "register.lock"))]

    def look(self, folder):
        log = os.path.join(folder, FILE + "-wal")
        self.log_size = os.path.getsize(log) if os.path.exists(log) else 0
        self.state = self.register.state(folder, os.path.join(self.place, "look"))

    def check(self, now, is_done):
        super().check(now, is_done)
        if is_done and self.state != "new":
            raise Lost("an import that ended well left the register as it was")

    def again(self, folder, expect=(0,)):
        return super().again(folder, expect)

    def complete(self, folder):
        super().complete(folder)
        self.look(folder)
        if self.state != "new":
            raise Lost("an import done again left the register as it was")


class ImportWhole(Import):
    """A second export that is whole: the records that it leaves out are gone."""

    name = "register import of a whole export"
    which = "whole"


class ImportOrNothing(Import):
    """An import that failed for want of room changed nothing."""

    def check(self, now, is_done):
        super().check(now, is_done)
        if not is_done and self.state != "old":
            raise Lost("an import that was refused is there all the same")
