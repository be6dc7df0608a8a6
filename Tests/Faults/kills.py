"""SIGKILL at random moments of every act."""

import os
import time

from acts import AwardMany, disturbed, fresh
from folder import rows
from kind import Kind


class Kills(Kind):
    """Kills an act between its start and the time that it takes undisturbed."""

    name = "kills"

    def cases(self, is_long):
        acts = self.bench.acts
        self.measure([*acts, AwardMany])
        # One case in two hundred goes over several batches, which takes a hundred times as long.
        return [AwardMany if number % 200 == 39 else acts[number % len(acts)]
                for number in range(10_000 if is_long else 40)]

    def measure(self, acts):
        """How long each act takes undisturbed."""
        self.seconds = {}
        for act in acts:
            place = os.path.join(self.bench.work, "undisturbed", act.__name__)
            os.makedirs(place)
            done = act(self.start, self.bench.chance("undisturbed"), place)
            folder = fresh(done)
            self.seconds[act] = self.program.run(*done.command(folder), "--data", folder).seconds

    def progress(self, act, folder):
        """How far the writing came."""
        return rows(folder, "SELECT max(number) FROM journal")

    def wait(self, process, case, chance, folder):
        """Until the moment of the kill."""
        # The first hundredth of a second goes by before the program's own first line; cases beside this one slow it.
        time.sleep(chance.uniform(0.01, max(0.02, 1.5 * self.seconds[case])))

    def run(self, case, chance, place):
        act = case(self.start, chance, place)
        folder = fresh(act)
        before = self.progress(act, folder)
        process = self.program.start(*act.command(folder), "--data", folder)
        self.wait(process, case, chance, folder)
        process.kill()
        process.communicate()
        is_done = process.returncode == 0
        self.count("killed", process.returncode == -9)
        self.count("acknowledged before", is_done)
        now = disturbed(act, folder)
        if not is_done and self.progress(act, folder) != before:
            self.count("inside the writing")
        if now is not None:
            act.check(now, is_done)
            self.start.check_credentials(folder, now, is_behind=act.name == "restore", but=act.worthless)
        act.complete(folder)
        self.start.check_doctor(folder)
        self.count(f"of {act.name}")
