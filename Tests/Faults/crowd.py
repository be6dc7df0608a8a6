"""Two servers and five commands on one folder at once."""

import os
import urllib.parse

from folder import SLUG, Learner, View, acknowledged, copy, learners_file
from kind import Kind
from old_backups import place_in_list
from program import CONFIGURATION, Lost
from servers import Server


class Crowd(Kind):
    """Overlapping files, a revocation, a suspension, a backup, while two servers answer; in half of the cases a
    server is killed meanwhile. Both servers know of everything as soon as it is acknowledged."""

    name = "crowd"
    jobs = 1

    def cases(self, is_long):
        return list(range(60 if is_long else 2))

    def run(self, case, chance, place):
        folder = copy(self.start.folder, os.path.join(place, "folder"))
        revoked, suspended = chance.sample(self.start.active, 2)
        entries = [(award, place_in_list(path)) for path, award in self.start.credentials.items()
                   if award in (revoked, suspended)]
        servers = [Server(self.program, folder) for _ in range(2)]
        try:
            for server in servers:
                for _, (address, index) in entries:
                    if server.entry(address, index) != 0:
                        raise Lost("a list that was just fetched holds a living award as ended")
            self.check_refused(folder, "restore", self.start.backup)
            learners = [[Learner(number, "crowd") for number in numbers] for numbers in (range(40), range(20, 70))]
            reports = [os.path.join(place, f"report-{number}.csv") for number in range(2)]
            commands = [
                ("award", "--type", SLUG, "--learners", learners_file(f"{report}.learners", people),
                 "--report", report, "--json") for people, report in zip(learners, reports)]
            commands += [("credential", "revoke", revoked, "--reason", "fault"),
                         ("credential", "suspend", suspended, "--reason", "fault"),
                         ("backup", os.path.join(place, "backup"))]
            processes = [self.program.start(*command, "--data", folder) for command in commands]
            if chance.random() < 0.5:
                servers[1].kill()
                self.count("server killed meanwhile")
            answers = [self.program.finish(process, what=" ".join(command[:2]))
                       for process, command in zip(processes, commands)]
            new = [answer.json["new"] for answer in answers[:2]]
            if sum(new) != 70:
                raise Lost(f"two overlapping files awarded {new}, not 70 in sum")
            if not servers[1].is_running():
                servers[1] = Server(self.program, folder)
            self.check_answers(folder, place, servers, learners, reports, entries)
            for server in servers:
                server.stop()
        finally:
            for server in servers:
                if server.is_running():
                    server.kill()
        self.start.check_doctor(folder)
        self.count("rounds")

    def check_refused(self, folder, *command):
        answer = self.program.run(*command, "--data", folder, expect=None)
        if answer.code != CONFIGURATION:
            raise Lost(f"{command[0]} beside a running server ended with {answer}")

    def check_answers(self, folder, place, servers, learners, reports, entries):
        pages = [acknowledged(report, people) for report, people in zip(reports, learners)]
        for name in pages[0].keys() & pages[1].keys():
            if pages[0][name] != pages[1][name]:
                raise Lost(f"{name} was told two pages")
        everyone = pages[0] | pages[1]
        if len(everyone) != 70:
            raise Lost(f"{len(everyone)} of 70 people were acknowledged")
        view = View.of(self.program, folder)
        for name, page in everyone.items():
            if len(view.living(name)) != 1 or view.awards[view.living(name)[0]][2] != page:
                raise Lost(f"{name} was acknowledged {page} and has {view.living(name)}")
        for server in servers:
            for award, (address, index) in entries:
                if server.entry(address, index) == 0:
                    raise Lost(f"a server gives a list in which a {view.status(award)} award is good")
            for name, page in list(everyone.items())[::7]:
                code, body = server.get(urllib.parse.urlsplit(page).path)
                if code != 200 or name not in body.decode():
                    raise Lost(f"{name}'s page answered {code}")
                self.count("pages read")
