"""An older backup comes back: nothing is used twice, nothing revoked is valid again, nothing is signed untold."""

import base64
import json
import os
import shutil

from folder import LIVING, SLUG, Learner, View, copy, export, learners_file, verdicts
from kind import Kind
from program import Lost


def decoded(part):
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def place_in_list(path):
    """The status list and the index that a credential names, in either form."""
    with open(path, encoding="ascii") as file:
        payload = decoded(file.read().split("~")[0].split(".")[1])
    if "status" in payload and "status_list" in payload["status"]:
        entry = payload["status"]["status_list"]
        return entry["uri"], int(entry["idx"])
    entry = payload["credentialStatus"]
    return entry["statusListCredential"], int(entry["statusListIndex"])


def list_versions(folder):
    """What the folder's mark says of its lists; beside it lies the number of the last journal entry."""
    with open(os.path.join(folder, "high-water.json"), encoding="utf-8") as file:
        return json.load(file)


class OldBackups(Kind):
    """Some acts, a backup, more acts, the backup restored, the loss accepted, more acts."""

    name = "old-backups"

    def cases(self, is_long):
        return list(range(200 if is_long else 6))

    def run(self, case, chance, place):
        folder = copy(self.start.folder, os.path.join(place, "folder"))
        used = {}
        self.act(folder, chance, place, used, chance.randint(0, 3), "a")
        backup = os.path.join(place, "backup")
        self.program.run("backup", backup, "--data", folder)
        # At least one act after the backup, so that it is an old one.
        self.act(folder, chance, place, used, chance.randint(1, 5), "b")
        last = View.of(self.program, folder)
        mark = list_versions(folder)
        if chance.random() < 0.5:
            restored = folder
        else:
            # A new machine: the key, the mark, and what is erased and final, as the manual says to keep them.
            restored = os.path.join(place, "elsewhere")
            os.makedirs(restored)
            for name in ("key", "high-water.json", "erased", "final"):
                if os.path.exists(os.path.join(folder, name)):
                    shutil.copy(os.path.join(folder, name), restored)
        report = self.program.run("restore", backup, "--json", "--data", restored).json
        if report["missing"] is None or report["missing"]["to"] != mark["journal"]:
            raise Lost(f"restoring an old backup named as missing {report['missing']}, not up to {mark['journal']}")
        undone = self.undone(restored, used, last)
        if undone:
            raise Lost(f"{undone} before the loss was accepted")
        self.start.check_refuses_to_sign(restored)
        accepted = self.program.run("restore", "--accept-loss", "--json", "--data", restored).json
        if accepted["missing"] != report["missing"] or not accepted["lossAccepted"]:
            raise Lost(f"accepting the loss named {accepted['missing']}, not {report['missing']}")
        undone = self.undone(restored, used, last)
        self.act(restored, chance, place, used, chance.randint(1, 4), "c")
        now = list_versions(restored)
        if now["journal"] <= mark["journal"]:
            raise Lost(f"a journal number was used again: {now['journal']} after {mark['journal']}")
        for name, version in mark["lists"].items():
            if now["lists"].get(name, version + 1) <= version:
                raise Lost(f"version {version} of list {name} was used again")
        self.start.check_doctor(restored)
        if undone:
            raise Lost(f"{undone} after the loss was accepted")
        self.count("restored")
        self.count("entries missing and named", report["missing"]["to"] - report["missing"]["from"] + 1)

    def act(self, folder, chance, place, used, times, phase):
        """Random acts, with every credential's place in its list noted: none may ever be given twice."""
        for number in range(times):
            view = View.of(self.program, folder)
            living = [award for award in view.awards if view.status(award) in LIVING]
            what = chance.choice(["award", "award", "revoke", "suspend", "erase", "rotate"])
            wanted = [award for award in living if what == "revoke" or view.status(award) == "active"]
            if what in ("revoke", "suspend") and wanted:
                self.start.move(folder, what, chance.sample(wanted, min(2, len(wanted))))
            elif what == "erase" and living:
                self.program.run("person", "erase", view.holders[chance.choice(living)], "--reason", "asked",
                                 "--data", folder)
            elif what == "rotate" and self.start.has_key_commands:
                self.program.run("key", "rotate", "--data", folder)
            else:
                self.award(folder, place, used, f"{phase}{number}", chance.randint(1, 5))
        # The last act of the last phase awards, so that indices are given after the loss.
        if phase == "c" or not times:
            self.award(folder, place, used, f"{phase}-end", 3)

    def award(self, folder, place, used, salt, number):
        learners = [Learner(index, salt) for index in range(number)]
        path = learners_file(os.path.join(place, f"{salt}.csv"), learners)
        self.program.run("award", "--type", SLUG, "--learners", path, "--data", folder)
        view = View.of(self.program, folder)
        for learner in learners:
            award = view.living(learner.name)[0]
            for form in ("open-badge-jwt", "sd-jwt-vc"):
                file = export(self.program, folder, award, form, os.path.join(place, f"{award}.{form}"))
                where = place_in_list(file)
                if where in {entry for entry, _ in used.values()}:
                    raise Lost(f"index {where[1]} of {where[0]} was given twice")
                used[file] = (where, award)
                self.count("indices, none given twice")

    def undone(self, folder, used, last):
        """In words, a credential that was revoked, suspended or replaced before the restoring and reads valid after it,
        or somebody who was erased and is there again; None when there is neither."""
        files = [*used, *self.start.credentials]
        for path, (verdict, _) in verdicts(self.program, folder, files).items():
            award = used[path][1] if path in used else self.start.credentials[path]
            status = last.status(award)
            if verdict == "valid" and status in ("revoked", "suspended", "replaced"):
                return f"a credential that was {status} reads valid"
        now = View.of(self.program, folder)
        for award, (status, name, _, _) in now.awards.items():
            if last.awards.get(award, (None,))[0] == "erased" and (status != "erased" or name):
                return "an erased holder came back"
        return None
