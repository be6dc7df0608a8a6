"""The folder from which each cycle starts: an award in every state, a rotated key, a backup from before."""

import os
import shutil

from folder import FORMS, SLUG, Learner, View, copy, export, learners_file, settle, verdicts
from program import CONFIGURATION, Lost

DEFINITION = os.path.join(os.path.dirname(__file__), "..", "..", "Examples", "soudure-tig-initiation.yaml")
EXPECTED = {"active": "valid", "suspended": "invalid", "revoked": "invalid", "replaced": "invalid"}


class Start:
    """A prepared folder, what it holds, and copies of its credentials as holders have them."""

    def __init__(self, program, work, learners=10):
        self.program = program
        self.folder = os.path.join(work, "start")
        self.backup = os.path.join(work, "start-backup")
        self.credentials = {}
        program.run("init", "--name", "Fault House", "--data", self.folder)
        program.run("type", "publish", DEFINITION, "--data", self.folder)
        self.learners = [Learner(number, "first") for number in range(learners)]
        self.file = learners_file(os.path.join(work, "start.csv"), self.learners)
        program.run("award", "--type", SLUG, "--learners", self.file, "--data", self.folder)
        view = View.of(program, self.folder)
        self.ids = [view.living(learner.name)[0] for learner in self.learners]
        for number, award in enumerate(self.ids):
            for form, ending in FORMS.items():
                path = os.path.join(work, f"credential-{number}.{ending}")
                self.credentials[export(program, self.folder, award, form, path)] = award
        program.run("backup", self.backup, "--data", self.folder)
        self.backup_view = view
        self.has_key_commands = program.knows("key", "rotate")
        if self.has_key_commands:
            program.run("key", "rotate", "--data", self.folder)
        active, self.suspended, self.revoked = self.ids[:-4], self.ids[-4:-3], self.ids[-3:-2]
        self.replaced, self.erased = self.ids[-2], self.ids[-1]
        self.move(self.folder, "suspend", self.suspended)
        self.move(self.folder, "revoke", self.revoked)
        self.corrected = learners_file(os.path.join(work, "start-corrected.csv"), [self.learners[-2]])
        program.run("credential", "replace", self.replaced, "--learners", self.corrected, "--reason", "corrected",
                    "--data", self.folder)
        program.run("person", "erase", view.holders[self.erased], "--reason", "asked", "--data", self.folder)
        self.active = active
        self.view = View.of(program, self.folder)
        settle(self.folder)

    def move(self, folder, move, awards, expect=(0,), **how):
        return self.program.run(
            "credential", move, *awards, "--reason", "fault", "--data", folder, expect=expect, **how)

    def compromised(self, target):
        """The same folder with a key in foreign hands and every living award waiting for a new signature, or None.

        Also whether a suspended award is among them: where the program cannot sign one again, the cycles go
        without."""
        if not self.has_key_commands or not self.program.knows("credential", "resign"):
            return None, False
        copy(self.folder, target)
        # The key from before the rotation signed all of these awards.
        self.program.run("key", "compromised", "ed25519-1", "--since", "2020-01-01", "--reason", "stolen",
                         "--data", target)
        trial = copy(target, target + ".trial")
        with_suspended = self.program.run("credential", "resign", "--data", trial, expect=None).code == 0
        shutil.rmtree(trial)
        if not with_suspended:
            self.move(target, "reinstate", self.suspended)
        settle(target)
        return target, with_suspended

    def check_credentials(self, folder, view, is_behind=False, but=(), **how):
        """The copies that holders have read as the folder's listing says, and never better."""
        files = [path for path in self.credentials if path not in but]
        for path, (verdict, codes) in verdicts(self.program, folder, files, **how).items():
            award = self.credentials[path]
            status = view.status(award) if award in view else "unknown"
            name = os.path.basename(path)
            if verdict == "valid" and status in ("suspended", "revoked", "replaced"):
                raise Lost(f"{name} is {status} and reads valid")
            if status in EXPECTED and verdict != EXPECTED[status] and not is_behind:
                raise Lost(f"{name} is {status} and reads {verdict} {codes}")

    def check_doctor(self, folder):
        self.program.run("doctor", "--data", folder)
        if self.program.knows("doctor", "--deep"):
            self.program.run("doctor", "--deep", "--data", folder)

    def check_refuses_to_sign(self, folder):
        """A folder that is behind signs nothing: each act that would is refused as a matter of configuration."""
        for act in (("award", "--type", SLUG, "--learners", self.file), ("type", "publish", DEFINITION),
                    ("credential", "revoke", self.active[0], "--reason", "fault")):
            answer = self.program.run(*act, "--data", folder, expect=None)
            if answer.code != CONFIGURATION:
                raise Lost(f"a folder that is behind its mark took {act[0]} {act[1]}: {answer}")
