"""One bit changes in a database, a log, a list, the mark or the key: noticed before anything is signed or shown valid.

After a flip each command either refuses with a clear code or answers as it did before. What must never be: another
person, a revoked credential that reads valid, a changed credential. An answer that differs in another way counts as
noticed only if `palier doctor` (or `doctor --deep`, where there is one) says that the folder is damaged."""

import collections
import json
import os
import shutil
import sqlite3

from folder import DATABASES, FORMS, SLUG, Learner, View, acknowledged, copy, documents, export, learners_file, settle
from kind import Kind
from program import CANNOT_READ, CANNOT_WRITE, CONFIGURATION, FAULT, MISSING, NO, UNDECIDED, Lost

SMALL = ("key", "high-water.json", "erased", "final")
CLEAR = (NO, UNDECIDED, MISSING, CANNOT_WRITE, CANNOT_READ, CONFIGURATION)
Flip = collections.namedtuple("Flip", "base file offset bit where")


class Differs(Exception):
    """An answer is another one than before the flip."""


class Base:
    """A folder before any flip, with what each command answers on it."""

    def __init__(self, kind, folder, place):
        self.program = kind.program
        self.folder = folder
        self.credentials = dict(kind.start.credentials)
        trial = copy(folder, os.path.join(place, "trial"))
        self.view = View.of(self.program, trial)
        self.keys = self.answer(trial, "key", "list", "--json")[1] if kind.start.has_key_commands else None
        self.verdicts = self.read_verdicts(self.verify(trial)[1])
        self.exports = {}
        for award in [*kind.start.active[:3], *kind.start.suspended, *kind.start.revoked]:
            for form in FORMS:
                self.exports[award, form] = self.answer(trial, "credential", "export", award, "--form", form)[1]
        shutil.rmtree(trial)

    def answer(self, folder, *command):
        """The code and the output; a fault of the program's own or a signal is a loss. That the program's own verifier
        objects to what it would have signed (70 as well) is a refusal."""
        answer = self.program.run(*command, "--data", folder, expect=None)
        has_objected = answer.code == FAULT and '"self-check.failed"' in answer.out
        if answer.code != 0 and answer.code not in CLEAR and not has_objected:
            raise Lost(f"palier {' '.join(command[:2])} ended with {answer}")
        return answer.code, answer.out

    def verify(self, folder, *files):
        return self.answer(folder, "verify", *(files or self.credentials), "--json")

    @staticmethod
    def read_verdicts(out, only=None):
        return {report.get("input", only): (report["verdict"], (report["credential"] or {}).get("holder"))
                for report in documents(out) if "verdict" in report}


class BitFlips(Kind):
    """Flips over all bytes, over the rows of each table alike, over the logs and over the small files."""

    name = "bit-flips"
    # A failure here says which column is at risk, and the next may say another.
    failures_wanted = 10_000

    def cases(self, is_long):
        place = os.path.join(self.bench.work, "flip-bases")
        os.makedirs(place)
        settled = copy(self.start.folder, os.path.join(place, "settled"))
        logged = copy(self.start.folder, os.path.join(place, "logged"))
        learners = learners_file(os.path.join(place, "logged.csv"), [Learner(0, "logged")])
        self.program.run("award", "--type", SLUG, "--learners", learners, "--data", logged)
        self.start.move(logged, "revoke", self.start.active[-1:])
        self.bases = {"settled": Base(self, settled, place), "logged": Base(self, logged, place)}
        chance = self.bench.chance("flips")
        number = 10_000 if is_long else 60
        makers = [self.anywhere, self.in_rows, self.in_rows, self.in_rows, self.in_log, self.in_small]
        pages = self.pages_by_table(settled)
        return [makers[index % len(makers)](chance, pages) for index in range(number)]

    def label(self, case):
        return f"{case.file} byte {case.offset} bit {case.bit}"

    # Where to flip

    @staticmethod
    def pages_by_table(folder):
        """Table or index → its pages, as (file, page number, page size)."""
        found = collections.defaultdict(list)
        for name in DATABASES:
            with sqlite3.connect(os.path.join(folder, name)) as store:
                size = store.execute("PRAGMA page_size").fetchone()[0]
                for table, page in store.execute("SELECT name, pageno FROM dbstat"):
                    found[table].append((name, page, size))
            store.close()
        settle(folder)
        return found

    def anywhere(self, chance, pages):
        file = chance.choice(DATABASES)
        size = os.path.getsize(os.path.join(self.bases["settled"].folder, file))
        return Flip("settled", file, chance.randrange(size), chance.randrange(8), "anywhere")

    def in_rows(self, chance, pages):
        """A used byte of a page: its header and pointers, or its cells, which lie at its end."""
        table = chance.choice(sorted(pages))
        file, page, size = chance.choice(pages[table])
        start = (page - 1) * size
        with open(os.path.join(self.bases["settled"].folder, file), "rb") as store:
            store.seek(start)
            content = store.read(size)
        header = 100 if page == 1 else 0
        first = int.from_bytes(content[header + 5: header + 7], "big") or size
        is_tree = content[header] in (2, 5, 10, 13)
        used = range(first if first < size else 0, size) if is_tree and chance.random() < 0.8 else range(size)
        return Flip("settled", file, start + chance.choice(used), chance.randrange(8), table)

    def in_log(self, chance, pages):
        file = chance.choice([f"{name}-wal" for name in DATABASES])
        size = os.path.getsize(os.path.join(self.bases["logged"].folder, file))
        return Flip("logged", file, chance.randrange(size), chance.randrange(8), "log")

    def in_small(self, chance, pages):
        folder = self.bases["settled"].folder
        file = chance.choice([name for name in SMALL if os.path.exists(os.path.join(folder, name))])
        size = os.path.getsize(os.path.join(folder, file))
        return Flip("settled", file, chance.randrange(size), chance.randrange(8), file)

    @staticmethod
    def apply(flip, folder):
        with open(os.path.join(folder, flip.file), "r+b") as file:
            file.seek(flip.offset)
            byte = file.read(1)[0]
            file.seek(flip.offset)
            file.write(bytes([byte ^ 1 << flip.bit]))

    # What must hold after it

    def run(self, case, chance, place):
        base = self.bases[case.base]
        folder = copy(base.folder, os.path.join(place, "folder"))
        self.apply(case, folder)
        try:
            refused, differences = 0, []
            for look in (self.look_at_list, self.look_at_keys, self.look_at_verdicts, self.look_at_exports):
                try:
                    refused += look(base, folder, chance) is False
                except Differs as differs:
                    differences.append(str(differs))
            seen_by = [words for words in (["doctor"], ["doctor", "--deep"])
                       if (len(words) == 1 or self.program.knows(*words)) and base.answer(folder, *words)[0] != 0]
            try:
                refused += self.look_at_award(base, folder, chance, place) is False
            except Differs as differs:
                differences.append(str(differs))
            if differences and not seen_by:
                raise Lost(f"nobody noticed that {'; '.join(differences)}")
        except Lost as lost:
            raise Lost(f"{lost} [{self.what_changed(case, place)}]") from None
        if differences:
            self.count("answered otherwise and seen by " + " ".join(seen_by[0]))
        elif refused:
            self.count("refused")
        elif seen_by:
            self.count("answered alike and seen by " + " ".join(seen_by[0]))
        else:
            self.count("without consequence")

    def look_at_list(self, base, folder, chance):
        code, out = base.answer(folder, "credential", "list", "--json")
        if code != 0:
            return False
        now = View(json.loads(out))
        for award, (_, name, _, _) in now.awards.items():
            before = base.view.awards.get(award)
            if before is not None and name is not None and name != before[1]:
                raise Lost(f"the list calls {before[1]} {name}")
        if now != base.view:
            raise Differs(f"in the list {base.view.difference(now)}")
        return True

    def look_at_keys(self, base, folder, chance):
        if base.keys is None:
            return True
        code, out = base.answer(folder, "key", "list", "--json")
        if code == 0 and out != base.keys:
            raise Differs("the list of keys is another")
        return code == 0

    def look_at_verdicts(self, base, folder, chance):
        code, out = base.verify(folder)
        found = base.read_verdicts(out)
        for path, (verdict, holder) in found.items():
            before, person = base.verdicts[path]
            if verdict == "valid" and before != "valid":
                raise Lost(f"{os.path.basename(path)} was {before} and reads valid")
            if verdict == "valid" and holder != person:
                raise Lost(f"{os.path.basename(path)} reads as {holder}, not {person}")
        wrong = [path for path, (verdict, _) in found.items()
                 if verdict == "invalid" and base.verdicts[path][0] == "valid"]
        if wrong:
            raise Differs(f"{os.path.basename(wrong[0])} was valid and reads invalid")
        return code in (0, NO) and found == base.verdicts

    def look_at_exports(self, base, folder, chance):
        for award, form in chance.sample(sorted(base.exports), 2):
            code, out = base.answer(folder, "credential", "export", award, "--form", form)
            if code != 0:
                return False
            if out != base.exports[award, form]:
                raise Lost(f"the {form} of award {award} is another credential")
        return True

    def look_at_award(self, base, folder, chance, place):
        """Awards to a new person and to one who has theirs; the unharmed folder judges what was signed."""
        learners = [Learner(0, "after-flip"), self.start.learners[0]]
        path = learners_file(os.path.join(place, "learners.csv"), learners)
        report = os.path.join(place, "report.csv")
        code, out = base.answer(folder, "award", "--type", SLUG, "--learners", path, "--report", report, "--json")
        if code != 0:
            return False
        pages = acknowledged(report, learners)
        code, out = base.answer(folder, "credential", "list", "--json")
        if code != 0:
            return False
        held = {page: (award, name) for award, (_, name, page, _) in View(json.loads(out)).awards.items()}
        for learner in learners:
            award, name = held.get(pages.get(learner.name), (None, None))
            if name != learner.name:
                raise Lost(f"the page acknowledged to {learner.name} is {name}'s")
        known = self.start.active[0]
        if pages[learners[1].name] != base.view.awards[known][2]:
            raise Differs(f"{learners[1].name} was awarded again")
        new = held[pages[learners[0].name]][0]
        file = export(self.program, folder, new, "open-badge-jwt", os.path.join(place, "new.jwt"))
        judge = copy(base.folder, os.path.join(place, "judge"))
        verdict, holder = base.read_verdicts(base.verify(judge, file)[1], file)[file]
        if verdict == "invalid":
            raise Lost("a credential was acknowledged that the unharmed folder calls invalid")
        if holder["name"] != learners[0].name:
            raise Lost(f"a credential for {learners[0].name} was signed for {holder['name']}")
        return True

    # Which value it was

    def what_changed(self, flip, place):
        """The table, row and column that read differently after the flip."""
        before = self.dump(copy(self.bases[flip.base].folder, os.path.join(place, "before")))
        target = copy(self.bases[flip.base].folder, os.path.join(place, "after"))
        self.apply(flip, target)
        after = self.dump(target)
        where = f"aimed at {flip.where}"
        for row in sorted(before.keys() | after.keys(), key=str):
            if before.get(row) != after.get(row):
                return f"{where}: {row[0]}.{row[2]} of row {row[1]}"
        return f"{where}: no value reads differently"

    @staticmethod
    def dump(folder):
        values = {}
        for name in DATABASES:
            store = sqlite3.connect(os.path.join(folder, name))
            # Damaged text may be no UTF-8.
            store.text_factory = lambda bytes: bytes.decode(errors="replace")
            try:
                for (table,) in store.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
                    cursor = store.execute(f'SELECT * FROM "{table}"')
                    columns = [column[0] for column in cursor.description]
                    for number, row in enumerate(cursor.fetchall()):
                        values.update({(table, number, column): value for column, value in zip(columns, row)})
            except sqlite3.Error as error:
                values[name, 0, f"unreadable ({error})"] = True
            store.close()
        return values
