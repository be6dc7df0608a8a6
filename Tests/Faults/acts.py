"""What people do to a folder: each act with what must hold when it was disturbed, and how it is completed."""

import os

from folder import LIVING, SLUG, Learner, View, acknowledged, copy, export, keys, learners_file, verdicts
from program import CANNOT_READ, CANNOT_WRITE, CONFIGURATION, MISSING, NO, Lost


class Act:
    """One command over a copy of the start folder."""

    name = ""

    def __init__(self, start, chance, place):
        self.start = start
        self.program = start.program
        self.chance = chance
        self.place = place
        self.base = start.folder
        self.before = start.view
        # Holders' copies that the act itself, or what came before it, makes worthless.
        self.worthless = []
        self.choose()

    def choose(self):
        """Picks whom or what the act is about."""

    def command(self, folder):
        raise NotImplementedError

    def watched(self, folder):
        """Files whose calls strace disturbs, besides those that every act works with."""
        return []

    def look(self, folder):
        """Looks at what the listing does not tell, right after the disturbed run and its listing."""

    def check(self, now, is_done):
        """The listing after the disturbed run: all or nothing, and all when it was acknowledged."""
        after = self.after()
        if now == after or (now == self.before and not is_done):
            return
        raise Lost(f"{self.name} left {'its acknowledged' if is_done else 'a half'} state: {after.difference(now)}")

    def after(self):
        """The listing when the act is done."""
        return self.before

    def complete(self, folder):
        """Does the act again without disturbance, and checks that it is done."""
        self.again(folder)
        now = View.of(self.program, folder)
        if now != self.after():
            raise Lost(f"{self.name} done again is not complete: {self.after().difference(now)}")
        self.start.check_credentials(folder, now)

    def again(self, folder, expect=(0, NO)):
        return self.program.run(*self.command(folder), "--data", folder, expect=expect)


class Award(Act):
    """Awards to new people and one who has theirs; each row stands for itself."""

    name = "award"
    people = 4

    def choose(self):
        salt = f"new{self.chance.randrange(10**6)}"
        self.learners = [Learner(number, salt) for number in range(self.people)] + [self.start.learners[0]]
        self.file = learners_file(os.path.join(self.place, "learners.csv"), self.learners)
        self.report = os.path.join(self.place, "report.csv")

    def watched(self, folder):
        return [self.report]

    def command(self, folder):
        return ["award", "--type", SLUG, "--learners", self.file, "--report", self.report, "--json"]

    def check(self, now, is_done):
        self.pages = acknowledged(self.report, self.learners)
        if is_done and len(self.pages) != len(self.learners):
            raise Lost(f"award ended well and acknowledged {len(self.pages)} of {len(self.learners)} rows")
        self.check_pages(now)
        kept = {award: now.awards.get(award) for award in self.before.awards}
        if kept != self.before.awards:
            raise Lost(f"award changed what was there: {self.before.difference(now)}")

    def check_pages(self, now):
        held = {page: name for _, name, page, _ in now.awards.values() if page}
        for name, page in self.pages.items():
            if held.get(page) != name:
                raise Lost(f"the page acknowledged to {name} is {held.get(page, 'gone')}")
        for learner in self.learners:
            if len(now.living(learner.name)) > 1:
                raise Lost(f"{learner.name} holds two living awards")

    def complete(self, folder):
        pages = self.pages
        answer = self.again(folder, expect=(0,)).json
        if answer["new"] + answer["alreadyThere"] != len(self.learners):
            raise Lost(f"sent again, the file came to {answer}")
        now = View.of(self.program, folder)
        self.pages = acknowledged(self.report, self.learners)
        if any(self.pages[name] != page for name, page in pages.items()):
            raise Lost("an acknowledged page changed when the file was sent again")
        self.check_pages(now)
        if any(len(now.living(learner.name)) != 1 for learner in self.learners):
            raise Lost("the file sent again did not complete it")
        learner = self.chance.choice(self.learners)
        path = export(self.program, folder, now.living(learner.name)[0], "open-badge-jwt",
                      os.path.join(self.place, "new.jwt"))
        if verdicts(self.program, folder, [path])[path][0] != "valid":
            raise Lost(f"{learner.name}'s new credential does not read valid")


class AwardMany(Award):
    """The same over several batches."""

    name = "award of several batches"
    people = 1200


class Move(Act):
    """A move of the life cycle over several awards: all of them or none."""

    moves = {"revoke": ("active", "revoked"), "suspend": ("active", "suspended"),
             "reinstate": ("suspended", "active")}

    def choose(self):
        came, self.state = self.moves[self.name]
        there = [award for award in self.start.ids if self.before.status(award) == came]
        self.awards = self.chance.sample(there, self.chance.randint(1, len(there)))

    def command(self, folder):
        return ["credential", self.name, *self.awards, "--reason", "fault", "--json"]

    def after(self):
        return self.before.changed(self.awards, self.state)


class Revoke(Move):
    name = "revoke"


class Suspend(Move):
    name = "suspend"


class Reinstate(Move):
    name = "reinstate"


class Erase(Act):
    """Erasing one holder, whatever state their award is in."""

    name = "erase"

    def choose(self):
        there = [award for award in self.start.ids if self.before.status(award) != "erased"
                 and award != self.start.replaced]
        self.award = self.chance.choice(there)
        self.holder = self.before.holders[self.award]

    def command(self, folder):
        return ["person", "erase", self.holder, "--reason", "asked", "--json"]

    def after(self):
        return self.before.changed([self.award], "erased")

    def again(self, folder, expect=(0, MISSING)):
        return super().again(folder, expect)

    def complete(self, folder):
        super().complete(folder)
        with open(os.path.join(folder, "erased"), encoding="utf-8") as file:
            if file.read().split().count(self.holder) != 1:
                raise Lost("the list of the erased does not hold the holder once")


class Replace(Act):
    """Replacing an award: the old one and the new one change places, or the new one is finished later."""

    name = "replace"

    def choose(self):
        number = self.chance.randrange(len(self.start.active))
        self.award = self.start.active[number]
        self.learner = self.start.learners[number]
        self.file = learners_file(os.path.join(self.place, "corrected.csv"), [self.learner])

    def command(self, folder):
        return ["credential", "replace", self.award, "--learners", self.file, "--reason", "corrected", "--json"]

    def check(self, now, is_done):
        others = {award: shown for award, shown in now.awards.items()
                  if award != self.award and award in self.before}
        kept = {award: shown for award, shown in self.before.awards.items() if award != self.award}
        if others != kept:
            raise Lost(f"replace changed another award: {self.before.difference(now)}")
        living = now.living(self.learner.name)
        if now.status(self.award) == "active" and not is_done and living == [self.award]:
            return
        # A replacement that waits for its signature is not shown yet.
        if now.status(self.award) != "replaced" or len(living) > 1 or (is_done and len(living) != 1):
            raise Lost(f"replace left {now.awards[self.award]} and {len(living)} living awards")

    def complete(self, folder):
        self.again(folder)
        now = View.of(self.program, folder)
        living = now.living(self.learner.name)
        if now.status(self.award) != "replaced" or len(living) != 1 or now.awards[self.award][3] != living[0]:
            raise Lost(f"replace done again left {now.awards[self.award]} and {living}")
        self.start.check_credentials(folder, now)


class Rotate(Act):
    """New signing keys: what the former ones signed stays good."""

    name = "key rotate"

    def command(self, folder):
        return ["key", "rotate", "--json"]

    def again(self, folder, expect=(0,)):
        super().again(folder, expect)
        current = sorted(algorithm for algorithm, state in keys(self.program, folder).values() if state == "current")
        if current != ["ES256", "EdDSA"]:
            raise Lost(f"after {self.name} the current keys are {current}")


class Compromised(Rotate):
    """A current key in foreign hands: another takes its place, and it never signs again."""

    name = "key compromised"

    def command(self, folder):
        return ["key", "compromised", "ed25519-2", "--since", "2020-01-01", "--reason", "stolen", "--json"]

    def again(self, folder, expect=(0,)):
        super().again(folder, expect)
        if keys(self.program, folder)["ed25519-2"][1] != "compromised":
            raise Lost("a key that was declared compromised is not")


class Resign(Act):
    """Every living award under the new key, its page unchanged."""

    name = "credential resign"

    def choose(self):
        self.base, _ = self.start.compromised_folder
        self.before = self.start.compromised_view
        self.worthless = [path for path in self.start.credentials if path.endswith(".jwt")]

    def command(self, folder):
        return ["credential", "resign", "--report", os.path.join(self.place, "resigned.csv"), "--json"]

    def complete(self, folder):
        self.again(folder, expect=(0,))
        now = View.of(self.program, folder)
        if now != self.before:
            raise Lost(f"signing again changed the listing: {self.before.difference(now)}")
        living = [award for award, (status, _, _, _) in now.awards.items() if status in LIVING]
        files = {export(self.program, folder, award, form, os.path.join(self.place, f"{award}.{form}")): award
                 for award in self.chance.sample(living, 3) for form in ("open-badge-jwt", "sd-jwt-vc")}
        for path, (verdict, codes) in verdicts(self.program, folder, list(files)).items():
            if verdict != ("valid" if now.status(files[path]) == "active" else "invalid"):
                raise Lost(f"a credential that was signed again reads {verdict} {codes}")


class Backup(Act):
    """A backup beside the running folder: what lies in the target afterwards restores whole."""

    name = "backup"

    def choose(self):
        self.target = os.path.join(self.place, "backup")

    def command(self, folder):
        return ["backup", self.target, "--json"]

    def complete(self, folder):
        self.again(folder, expect=(0,))
        restored = os.path.join(self.place, "restored")
        os.makedirs(restored)
        copy_key(folder, restored)
        self.program.run("restore", self.target, "--data", restored)
        now = View.of(self.program, restored)
        if now != self.before:
            raise Lost(f"a backup after a disturbed one restores something else: {self.before.difference(now)}")
        self.start.check_credentials(restored, now)


class Restore(Act):
    """Putting the older backup back: as before or as in the backup, and nothing signed until the loss is accepted."""

    name = "restore"

    def command(self, folder):
        return ["restore", self.start.backup, "--json"]

    def after(self):
        return self.start.backup_view.changed([self.start.erased], "erased")

    def complete(self, folder):
        self.again(folder, expect=(0,))
        now = View.of(self.program, folder)
        if now != self.after():
            raise Lost(f"restore done again is not complete: {self.after().difference(now)}")
        self.start.check_credentials(folder, now, is_behind=True)
        for path, (verdict, _) in verdicts(self.program, folder, list(self.start.credentials)).items():
            known = self.start.view.status(self.start.credentials[path])
            if verdict == "valid" and known in ("revoked", "suspended", "replaced"):
                raise Lost(f"a {known} credential reads valid after an older backup came back")
        self.start.check_refuses_to_sign(folder)
        self.program.run("restore", "--accept-loss", "--data", folder)
        self.program.run("award", "--type", SLUG, "--learners", self.start.file, "--data", folder)


def copy_key(folder, target):
    with open(os.path.join(folder, "key"), "rb") as source:
        key = source.read()
    path = os.path.join(target, "key")
    with open(path, "wb") as file:
        file.write(key)
    os.chmod(path, 0o600)


def disturbed(act, folder):
    """The listing after a disturbed run and a check of what holders have; None when the folder refuses to be read
    (only a half restored one may)."""
    answer = act.program.run("credential", "list", "--json", "--data", folder, expect=None)
    if answer.code == 0:
        act.look(folder)
        return View(answer.json)
    if act.name == "restore" and answer.code in (CANNOT_READ, CANNOT_WRITE, CONFIGURATION):
        return None
    raise Lost(f"after {act.name} the folder cannot be listed: {answer}")


def fresh(act):
    return copy(act.base, os.path.join(act.place, "folder"))


def available(start):
    """The acts that this build knows, with a notice for each that it does not."""
    acts = [Award, Revoke, Suspend, Reinstate, Replace, Erase, Backup, Restore]
    if start.has_key_commands:
        acts += [Rotate, Compromised]
    else:
        print("notice: this build has no key commands: their cycles are skipped", flush=True)
    start.compromised_folder = start.compromised(start.folder + "-compromised")
    if start.compromised_folder[0]:
        acts.append(Resign)
        start.compromised_view = View.of(start.program, start.compromised_folder[0])
        if not start.compromised_folder[1]:
            print("notice: this build cannot sign a suspended award again: cycles of resign go without one", flush=True)
    else:
        print("notice: this build has no `credential resign`: its cycles are skipped", flush=True)
    return acts
