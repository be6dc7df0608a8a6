"""Faults around the import of an official register: readers have the register from before it, or the one after it."""

import os
import signal
import threading
import time
import urllib.parse

import strace
from disk_errors import FAULTS, DiskErrors, ShortWrites
from folder import SLUG, Learner, View, acknowledged, copy, learners_file
from kill_points import CALLS, KillPoints, counted
from kills import Kills
from kind import Kind
from limits import FullDisk
from program import NO, Lost
from register import FILE, Import, ImportOrNothing, ImportWhole
from servers import Server

# More than an opening writes.
OPENING = 64 << 10


def log_size(folder):
    """What an import wrote into the register's log, in its last moments; an empty transaction is written by whoever
    opens the register."""
    path = os.path.join(folder, FILE + "-wal")
    size = os.path.getsize(path) if os.path.exists(path) else 0
    return size if size > OPENING else 0


class OfImport:
    """A kind whose act is the import."""

    act = Import

    def cases(self, is_long):
        self.bench.registers(is_long)
        return super().cases(is_long)


class RegisterKills(Kills):
    """Kills an import: half of the cases as soon as it writes."""

    name = "register-kills"

    def cases(self, is_long):
        self.bench.registers(is_long)
        self.measure([Import, ImportWhole])
        return [ImportWhole if number % 4 == 3 else Import for number in range(300 if is_long else 4)]

    def progress(self, act, folder):
        if act.state:
            self.count(f"left the {act.state} one")
        return act.log_size > OPENING

    def wait(self, process, case, chance, folder):
        if chance.random() < 0.5:
            return super().wait(process, case, chance, folder)
        while process.poll() is None and not log_size(folder):
            time.sleep(0.0002)
        time.sleep(chance.uniform(0, 0.03))


class Sampled(OfImport):
    """An import makes thousands of calls: some of each kind are drawn, half of them among its last."""

    faults = {}
    numbers = (1, 1)

    def cases(self, is_long):
        if not strace.is_here():
            return self.skip("no strace that may follow processes")
        self.bench.registers(is_long)
        busiest = counted(self, self.act, {call for calls in self.faults.values() for call in calls})
        every = [(fault, call) for fault, calls in self.faults.items() for call in calls if busiest[call]]
        if not is_long:
            every = self.bench.chance(self.name).sample(every, self.numbers[1])
        points = [(fault, call, number) for number in range(self.numbers[0] if is_long else 1) for fault, call in every]
        return [self.point(*point, busiest) for point in points]

    def point(self, fault, call, number, busiest):
        chance = self.bench.chance(self.name, fault, call, number)
        least = max(1, busiest[call] - 12) if chance.random() < 0.5 else 1
        return fault, call, chance.randint(least, busiest[call])


class RegisterKillPoints(Sampled, KillPoints):
    """The import dies as it enters a call."""

    name = "register-kill-points"
    faults = {"KILL": CALLS}
    numbers = (20, 3)


class RegisterDiskErrors(Sampled, DiskErrors):
    """One call of an import fails."""

    name = "register-disk-errors"
    faults = FAULTS
    numbers = (12, 4)
    # An import that is in its log is done: moving it into the file may fail, and is done by the next.
    harmless = (FILE,)


class RegisterShortWrites(OfImport, ShortWrites):
    """An import whose files may not grow beyond a size."""

    name = "register-short-writes"
    grown, steps = FILE, (12_007, 700_001)


class FullRegisterDisk(OfImport, FullDisk):
    """An import onto a disk that fills up."""

    name = "register-full-disk"
    act = ImportOrNothing
    numbers = (100, 2)


class RegisterCrowd(Kind):
    """Readers in other processes, a server, an award and a second import while one is under way, in half of the cases
    stopped on its way for a moment: whoever asks has the old register or the new one, and the new one for good."""

    name = "register-crowd"
    jobs = 1

    def cases(self, is_long):
        self.bench.registers(is_long)
        return [Import if number % 2 else ImportWhole for number in range(100 if is_long else 2)]

    def run(self, case, chance, place):
        act = case(self.start, chance, place)
        register = act.register
        folder = copy(act.base, os.path.join(place, "folder"))
        server = Server(self.program, folder)
        readers = Readers(self.program, register, folder)
        importer = self.program.start(*act.command(folder), "--data", folder)
        try:
            time.sleep(chance.uniform(0.02, 0.4))
            is_stopped = chance.random() < 0.5
            if is_stopped:
                importer.send_signal(signal.SIGSTOP)
            is_locked = is_stopped and importer.poll() is None and self.holds_lock(folder)
            second = self.program.run(*act.command(folder), "--data", folder, expect=(NO,) if is_locked else (0, NO))
            self.check_pages(server, place, folder)
            if is_locked:
                self.count("stopped on its way")
                register.state(folder, os.path.join(place, "look"))
            importer.send_signal(signal.SIGCONT)
            # Which of two that start together is refused is for them to settle.
            first = self.program.finish(importer, (0,) if second.code == NO else (0, NO), "the import")
            for answer in (first, second):
                if answer.code == NO:
                    self.count("refused beside another")
                    if answer.json["error"]["code"] != "register.import-running":
                        raise Lost(f"an import beside another was refused otherwise: {answer}")
            # Some answers more.
            time.sleep(0.2)
        finally:
            importer.kill()
            importer.communicate()
            readers.stop()
            server.kill()
        for side, number in readers.check().items():
            self.count(f"answers of the {side} one", number)
        act.look(folder)
        if act.state != "new":
            raise Lost("an import that others disturbed left the register as it was")
        self.start.check_doctor(folder)

    @staticmethod
    def holds_lock(folder):
        """Whether an import has the register's lock."""
        path = os.path.join(folder, "register.lock")
        if not os.path.exists(path):
            return False
        with open("/proc/locks", encoding="ascii") as locks:
            return any(f":{os.stat(path).st_ino} " in line for line in locks)

    def check_pages(self, server, place, folder):
        """Awards go on, and every page is there."""
        learners = [Learner(number, "meanwhile") for number in range(3)]
        report = os.path.join(place, "report.csv")
        self.program.run("award", "--type", SLUG, "--learners", learners_file(report + ".learners", learners),
                         "--report", report, "--data", folder)
        held = View.of(self.program, folder)
        if self.start.view.pages() - held.pages():
            raise Lost("an award went while the register was imported")
        for name, page in acknowledged(report, learners).items():
            code, body = server.get(urllib.parse.urlsplit(page).path)
            if code != 200 or name not in body.decode():
                raise Lost(f"{name}'s page answered {code} while the register was imported")
            self.count("pages read")


class SlowReader(Kind):
    """A reader that pauses as it gives a lock of the register back, while a whole import goes by: its answer is the old
    one or the new one, not a part of each."""

    name = "register-slow-reader"
    pause = 2

    def cases(self, is_long):
        if not strace.is_here():
            return self.skip("no strace that may follow processes")
        register = self.bench.registers(is_long)["part"]
        folder = copy(register.folder, os.path.join(self.bench.work, "paused"))
        log = os.path.join(register.place, "log")
        register.ask(register.told[0], folder, prefix=self.prefix(log, folder, "trace=fcntl"))
        freed = [number for number, call in enumerate(strace.calls(log), 1)
                 if "F_UNLCK" in call.text and "F_SETLK" in call.text]
        return freed if is_long else self.bench.chance(self.name).sample(freed[-12:], 2)

    @staticmethod
    def prefix(log, folder, *expressions):
        paths = [os.path.join(folder, FILE + ending) for ending in ("", "-shm")]
        return ["strace", "-f", "-qq", "-y", "-o", log, *(f"-P{path}" for path in paths),
                *(word for expression in expressions for word in ("-e", expression))]

    def run(self, case, chance, place):
        act = Import(self.start, chance, place)
        folder = copy(act.base, os.path.join(place, "folder"))
        question = act.register.told[0]
        reader = self.program.start(
            "register", *question, "--data", folder, "--json",
            prefix=self.prefix(os.path.join(place, "log"), folder, "trace=fcntl",
                               f"inject=fcntl:delay_exit={self.pause * 10**6}:when={case}"))
        time.sleep(0.4)
        self.program.run(*act.command(folder), "--data", folder)
        answer = self.program.finish(reader, None, "a reader that pauses")
        self.count(f"answers of the {act.register.side(question, (answer.code, answer.out))} one")


class Readers:
    """Readers in processes of their own, one question after the other until they are stopped."""

    def __init__(self, program, register, folder, number=2):
        self.register = register
        self.folder = folder
        # When it was asked, when it was answered, and whose answer it was.
        self.answers = []
        self.failure = None
        self.is_over = threading.Event()
        self.threads = [threading.Thread(target=self.read, args=(place,)) for place in range(number)]
        for thread in self.threads:
            thread.start()

    def read(self, place):
        try:
            while not self.is_over.is_set():
                question = self.register.told[place % len(self.register.told)]
                place += 1
                asked = time.monotonic()
                side = self.register.side(question, self.register.ask(question, self.folder))
                self.answers.append((asked, time.monotonic(), side))
        except Lost as error:
            self.failure = error

    def stop(self):
        self.is_over.set()
        for thread in self.threads:
            thread.join()

    def check(self):
        """How many answers were of each; none of the old one may have been asked for after one of the new."""
        if self.failure:
            raise self.failure
        first = min((answered for _, answered, side in self.answers if side == "new"), default=None)
        if first is None:
            raise Lost("readers do not see an import that is done")
        if any(side == "old" and asked > first for asked, _, side in self.answers):
            raise Lost("a reader had the old register after another had the new one")
        return {side: sum(found == side for _, _, found in self.answers) for side in ("old", "new")}
