"""The clock jumps by hours and years, between commands and under a running server."""

import glob
import os

from folder import SLUG, Learner, View, acknowledged, copy, learners_file, verdicts
from kind import Kind
from old_backups import place_in_list
from program import Lost
from servers import Server

JUMPS = ("+0", "-1h", "+1h", "-26h", "+26h", "-400d", "+400d", "-4y", "+4y", "+12y")
LIBRARIES = "/usr/lib/*/faketime/libfaketimeMT.so.1"


def at(library, jump):
    # Without memory to share the library would make some and set this variable itself, which moves the environment:
    # then Swift's runtime, which looks for the arguments beside it, finds none.
    return {"LD_PRELOAD": library, "FAKETIME": jump, "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_SHARED": "palier palier"}


class Clocks(Kind):
    """Each command lives at another time; a server's clock jumps while it answers."""

    name = "clocks"

    def cases(self, is_long):
        found = glob.glob(LIBRARIES)
        if not found:
            return self.skip("no libfaketime")
        self.library = found[0]
        return list(range(200 if is_long else 3))

    def run(self, case, chance, place):
        folder = copy(self.start.folder, os.path.join(place, "folder"))
        expected = self.start.view
        refusals = []
        for number in range(5):
            jump = chance.choice(JUMPS)
            environment = at(self.library, jump)
            self.count("jumps")
            active = [award for award in self.start.active if expected.status(award) == "active"]
            what = chance.choice(["award", "revoke", "suspend", "rotate"])
            if what in ("revoke", "suspend") and len(active) > 1:
                chosen = chance.sample(active, 1)
                self.start.move(folder, what, chosen, environment=environment)
                expected = expected.changed(chosen, {"revoke": "revoked", "suspend": "suspended"}[what])
            elif what == "rotate" and self.start.has_key_commands:
                self.program.run("key", "rotate", "--data", folder, environment=environment)
            else:
                self.award(folder, place, number, environment, refusals)
            now = View.of(self.program, folder)
            for award in expected.awards:
                # An award that ended while the clock stood elsewhere is in force again when it stands right.
                if now.status(award) != expected.status(award):
                    raise Lost(f"at {jump} an award became {now.status(award)}, not {expected.status(award)}")
            for path, (verdict, codes) in verdicts(
                    self.program, folder, list(self.start.credentials), environment=environment).items():
                status = expected.status(self.start.credentials[path])
                if verdict == "valid" and status in ("revoked", "suspended", "replaced"):
                    raise Lost(f"at {jump} a {status} credential reads valid")
            self.program.run("doctor", "--data", folder, environment=environment)
        # One change at the right time brings everything right.
        self.award(folder, place, "right", {}, refusals)
        self.start.check_credentials(folder, expected, is_behind=True)
        self.serve(folder, chance, place, expected)
        if refusals:
            raise Lost(f"an award was refused for the clock's sake: {refusals[0]}")

    def award(self, folder, place, number, environment, refusals):
        """Two awards; where the first try is refused, a second must do. The refusal is told at the end."""
        learners = [Learner(index, f"clock{number}") for index in range(2)]
        path = learners_file(os.path.join(place, f"{number}.csv"), learners)
        report = os.path.join(place, f"{number}-report.csv")
        command = ("award", "--type", SLUG, "--learners", path, "--report", report, "--data", folder)
        answer = self.program.run(*command, environment=environment, expect=None)
        if answer.code != 0:
            refusals.append(f"at {environment.get('FAKETIME', 'the right time')} {answer}")
            self.program.run(*command, environment=environment)
        view = View.of(self.program, folder)
        pages = acknowledged(report, learners)
        for learner in learners:
            # An award of years ago may have expired by the right time: it is there all the same.
            held = [page for _, name, page, _ in view.awards.values() if name == learner.name]
            if held != [pages.get(learner.name)]:
                raise Lost(f"{learner.name} was acknowledged {pages.get(learner.name)} and has {held}")

    def serve(self, folder, chance, place, expected):
        """A server whose clock jumps goes on answering, and never gives a list in which an ended award is good."""
        ended = [place_in_list(path) for path, award in self.start.credentials.items()
                 if expected.status(award) in ("revoked", "suspended", "replaced")]
        stamp = os.path.join(place, "clock")
        self.set_clock(stamp, "+0")
        environment = {**at(self.library, "+0"), "FAKETIME_TIMESTAMP_FILE": stamp, "FAKETIME_NO_CACHE": "1"}
        del environment["FAKETIME"]
        server = Server(self.program, folder, environment=environment)
        try:
            for jump in chance.sample(JUMPS, 4):
                self.set_clock(stamp, jump)
                if server.get("/health/live")[0] != 200:
                    raise Lost(f"the server does not answer after its clock jumped by {jump}")
                for address, index in ended:
                    if server.entry(address, index) == 0:
                        raise Lost(f"after a jump by {jump} a list holds an ended award as good")
                self.count("jumps under a server")
            server.stop()
        finally:
            if server.is_running():
                server.kill()

    @staticmethod
    def set_clock(stamp, jump):
        with open(stamp + ".new", "w", encoding="ascii") as file:
            file.write(jump + "\n")
        os.replace(stamp + ".new", stamp)
