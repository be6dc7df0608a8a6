"""The fault harness: kills, full disks and failing writes, over the program's public commands.

Each trial starts from a copy of one prepared data folder, disturbs one run, and then asks the undisturbed
program what is there. A trial fails when an acknowledged line is lost, when anybody holds two living awards,
when a second sending of the file does not complete it, or when the folder's own examination finds damage.

    faults.py --binary PALIER [--kills 100] [--seed 1] [--only kill,disk,eio] [--expect-failure]
"""

import argparse
import csv
import io
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

DEFINITION = "Examples/soudure-tig-initiation.yaml"
SLUG = "soudure-tig-initiation"


class Lost(Exception):
    """What must never happen."""


class Program:
    """The program under test, always with a clean environment."""

    def __init__(self, binary):
        self.binary = os.path.abspath(binary)

    def start(self, *arguments, prefix=()):
        environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LANG": "C"}
        return subprocess.Popen(
            [*prefix, self.binary, *arguments, "--language", "en"], env=environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run(self, *arguments, expect=(0,), prefix=()):
        process = self.start(*arguments, prefix=prefix)
        out, err = process.communicate(timeout=300)
        if expect is not None and process.returncode not in expect:
            raise Lost(f"{' '.join(arguments[:2])} ended with {process.returncode}: {err.decode()[-500:]}")
        return process.returncode, out.decode()


def learners(path, count, salt):
    with open(path, "w", encoding="utf-8") as file:
        file.write("family_name,given_name,email\n")
        for index in range(count):
            file.write(f"Learner{index},Test,l{salt}-{index}@example.org\n")


def acknowledged(report):
    """Pages by row number, as the report's whole lines say. A torn last line acknowledges nothing."""
    if not os.path.exists(report):
        return {}
    text = open(report, encoding="utf-8-sig", newline="").read()
    whole = text[: text.rfind("\n") + 1]
    rows = list(csv.reader(io.StringIO(whole), delimiter=";" if ";" in whole.split("\n")[0] else ","))
    return {int(row[0]): row[6] for row in rows[1:] if row[2] in ("new", "alreadyThere", "already there")}


def listed(program, folder):
    return json.loads(program.run("credential", "list", "--json", "--data", folder)[1])


def check(program, folder, csv_path, count, pages):
    """Everything that must hold after a disturbed run, and that sending the file again completes it."""
    before = {award["page"] for award in listed(program, folder)}
    lost = [row for row, page in pages.items() if page not in before]
    if lost:
        raise Lost(f"{len(lost)} acknowledged rows are gone, the first is row {lost[0]}")
    code, out = program.run("award", "--type", SLUG, "--learners", csv_path, "--json", "--data", folder)
    answer = json.loads(out)
    if answer["new"] + answer["alreadyThere"] != count:
        raise Lost(f"sent again, the file came to {answer['new']} + {answer['alreadyThere']}, not {count}")
    awards = listed(program, folder)
    living = [award["holder"]["id"] for award in awards if award["status"] in ("active", "suspended")]
    if len(living) != count or len(set(living)) != count:
        raise Lost(f"{len(living)} living awards of {len(set(living))} holders, not {count}")
    if not set(pages.values()) <= {award["page"] for award in awards}:
        raise Lost("an acknowledged page changed when the file was sent again")
    program.run("doctor", "--data", folder)
    return awards


def inside_writing(folder, count):
    """Whether the run had begun to write and was not done: read from the store itself."""
    try:
        with sqlite3.connect(f"file:{folder}/palier.sqlite?mode=ro", uri=True) as store:
            opened = store.execute("SELECT count(*) FROM journal WHERE kind = 'award.run-opened'").fetchone()[0]
            sealed = store.execute("SELECT count(*) FROM award WHERE is_sealed = 1").fetchone()[0]
            return opened > 0 and sealed < count
    except sqlite3.Error:
        return False


class Harness:
    def __init__(self, program, seed, work):
        self.program = program
        self.random = random.Random(seed)
        self.work = work
        self.base = os.path.join(work, "base")
        program.run("init", "--name", "Fault House", "--data", self.base)
        program.run("type", "publish", DEFINITION, "--data", self.base)
        self.trial = 0

    def fresh(self, base=None):
        self.trial += 1
        folder = os.path.join(self.work, f"trial{self.trial}")
        shutil.copytree(base or self.base, folder)
        return folder

    # Kills

    def kill_awards(self, kills, count=2500):
        path = os.path.join(self.work, "learners.csv")
        learners(path, count, "k")
        folder = self.fresh()
        started = time.monotonic()
        self.program.run("award", "--type", SLUG, "--learners", path, "--data", folder)
        whole = time.monotonic() - started
        shutil.rmtree(folder)
        inside = killed = rows = 0
        for _ in range(kills):
            folder = self.fresh()
            report = folder + ".csv"
            process = self.program.start(
                "award", "--type", SLUG, "--learners", path, "--report", report, "--data", folder)
            time.sleep(self.random.uniform(0.02, whole))
            process.kill()
            process.communicate()
            killed += process.returncode == -9
            inside += inside_writing(folder, count)
            pages = acknowledged(report)
            rows += len(pages)
            check(self.program, folder, path, count, pages)
            shutil.rmtree(folder)
            os.path.exists(report) and os.remove(report)
        print(f"award: {killed} kills of {kills}, {inside} inside the run's writing, "
              f"{rows} acknowledged rows found again, none lost, none twice")
        return killed, inside

    def awarded(self, count):
        """A folder with awards, for what is done to them."""
        path = os.path.join(self.work, f"awarded{count}.csv")
        learners(path, count, "a")
        folder = self.fresh()
        self.program.run("award", "--type", SLUG, "--learners", path, "--data", folder)
        return folder, path

    def kill_revocations(self, kills, count=300):
        base, _ = self.awarded(count)
        ids = [award["id"] for award in listed(self.program, base)]
        folder = self.fresh(base)
        started = time.monotonic()
        self.program.run("credential", "revoke", *ids, "--reason", "fault", "--data", folder)
        whole = time.monotonic() - started
        killed = kept = 0
        for _ in range(kills):
            shutil.rmtree(folder)
            folder = self.fresh(base)
            process = self.program.start("credential", "revoke", *ids, "--reason", "fault", "--data", folder)
            time.sleep(self.random.uniform(0.02, whole))
            process.kill()
            process.communicate()
            killed += process.returncode == -9
            states = [award["status"] for award in listed(self.program, folder)]
            if len(set(states)) != 1:
                raise Lost(f"a revocation was half done: {states.count('revoked')} of {count}")
            if process.returncode == 0 and states[0] != "revoked":
                raise Lost("an acknowledged revocation is gone")
            one = folder + ".jwt"
            self.program.run("credential", "export", ids[0], "--form", "open-badge-jwt", "--output", one,
                             "--data", folder)
            # A revoked credential never reads valid, wherever the process died.
            self.program.run("verify", one, "--data", folder, expect=(1,) if states[0] == "revoked" else (0,))
            self.program.run("doctor", "--data", folder)
            kept += states[0] == "revoked"
        print(f"revoke: {killed} kills of {kills}, {kept} found revoked, the others untouched, none half done")
        return killed

    def kill_backups(self, kills, count=2000):
        base, path = self.awarded(count)
        folder = self.fresh(base)
        target = folder + ".backup"
        started = time.monotonic()
        self.program.run("backup", target, "--data", folder)
        whole = time.monotonic() - started
        killed = 0
        for _ in range(kills):
            process = self.program.start("backup", target, "--data", folder)
            time.sleep(self.random.uniform(0.01, whole))
            process.kill()
            process.communicate()
            killed += process.returncode == -9
            self.program.run("doctor", "--data", folder)
            restored = folder + ".restored"
            os.makedirs(restored)
            shutil.copy(os.path.join(folder, "key"), restored)
            self.program.run("restore", target, "--data", restored)
            if len(listed(self.program, restored)) != count:
                raise Lost("a backup after a killed one does not restore whole")
            shutil.rmtree(restored)
        print(f"backup: {killed} kills of {kills}, what lay in the folder restored whole each time")
        return killed

    def two_at_once(self, count=1500):
        path = os.path.join(self.work, "two.csv")
        learners(path, count, "t")
        folder = self.fresh()
        reports = [f"{folder}.{number}.csv" for number in (1, 2)]
        processes = [
            self.program.start("award", "--type", SLUG, "--learners", path, "--report", report, "--json",
                               "--data", folder) for report in reports]
        answers = [json.loads(process.communicate()[0]) for process in processes]
        if any(process.returncode != 0 for process in processes):
            raise Lost("one of two runs at once failed")
        if sum(answer["new"] for answer in answers) != count:
            raise Lost(f"two runs at once awarded {[answer['new'] for answer in answers]}, not {count} in sum")
        pages = [acknowledged(report) for report in reports]
        if pages[0] != pages[1]:
            raise Lost("two runs at once acknowledged different pages")
        check(self.program, folder, path, count, pages[0])
        print(f"two processes at once: {[answer['new'] for answer in answers]} new, {count} in sum, none twice")

    # Disks

    def full_disk(self, trials=4, count=2500):
        """A file system of its own that fills up in the middle of a run."""
        path = os.path.join(self.work, "disk.csv")
        learners(path, count, "d")
        mount = os.path.join(self.work, "small")
        os.makedirs(mount, exist_ok=True)
        refused = 0
        for trial in range(trials):
            if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", mount]).returncode != 0:
                print("full disk: skipped, no right to mount a file system")
                return 0
            try:
                folder = os.path.join(mount, "data")
                shutil.copytree(self.base, folder)
                room = self.random.choice([100, 300, 600, 2500, 5000]) << 10
                free = os.statvfs(mount).f_bavail * os.statvfs(mount).f_frsize
                filler = os.path.join(mount, "filler")
                with open(filler, "wb") as file:
                    file.write(b"\0" * max(0, free - room))
                report = os.path.join(self.work, f"disk{trial}.csv")
                code, _ = self.program.run(
                    "award", "--type", SLUG, "--learners", path, "--report", report, "--data", folder,
                    expect=(0, 73))
                refused += code == 73
                os.remove(filler)
                check(self.program, folder, path, count, acknowledged(report))
            finally:
                subprocess.run(["umount", mount], check=True)
        print(f"full disk: {refused} of {trials} runs were refused with 73, each was completed after making room")
        return refused

    def failing_writes(self, limit=400, step=1):
        """EIO at each write and sync of one award, one after the other."""
        if shutil.which("strace") is None:
            print("failing writes: skipped, no strace")
            return 0
        path = os.path.join(self.work, "eio.csv")
        learners(path, 3, "e")
        names = ["palier.sqlite", "palier.sqlite-wal", "palier.sqlite-shm", "keys.sqlite", "keys.sqlite-wal",
                 "high-water.json.new"]
        outcomes = {}
        for call in ("write,pwrite64", "fsync,fdatasync"):
            number = 1
            while number <= limit:
                folder = self.fresh()
                report = folder + ".csv"
                log = folder + ".strace"
                files = [f"-P{os.path.join(folder, name)}" for name in names]
                code, _ = self.program.run(
                    "award", "--type", SLUG, "--learners", path, "--report", report, "--data", folder,
                    expect=None,
                    prefix=("strace", "-f", "-qq", "-o", log, *files, "-e", f"trace={call}", "-e",
                            f"inject={call}:error=EIO:when={number}"))
                if code not in (0, 70, 73, 74):
                    raise Lost(f"EIO at {call} {number} ended with {code}")
                check(self.program, folder, path, 3, acknowledged(report))
                injected = "(INJECTED)" in open(log, errors="replace").read()
                shutil.rmtree(folder)
                if not injected:
                    break
                outcomes[code] = outcomes.get(code, 0) + 1
                number += step
            print(f"EIO at each of {number - 1} {call}: every acknowledged row found again")
        print(f"failing writes: exit codes {dict(sorted(outcomes.items()))}")
        return sum(outcomes.values())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--kills", type=int, default=100, help="of awards; revocations and backups get a fifth each")
    parser.add_argument("--rows", type=int, default=2500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="kill,two,disk,eio")
    parser.add_argument("--eio-step", type=int, default=1)
    parser.add_argument("--expect-failure", action="store_true", help="for a planted defect: it must be caught")
    options = parser.parse_args()
    only = options.only.split(",")
    passed = 0
    print(f"fault harness: seed {options.seed}, {options.kills} kills of awards")
    with tempfile.TemporaryDirectory(prefix="palier-faults-") as work:
        try:
            harness = Harness(Program(options.binary), options.seed, work)
            if "kill" in only:
                killed, inside = harness.kill_awards(options.kills, options.rows)
                others = max(3, options.kills // 5)
                killed += harness.kill_revocations(others)
                killed += harness.kill_backups(others)
                print(f"kills in all: {killed}, of them {inside} inside an award run's writing")
                passed += 3
            if "two" in only:
                harness.two_at_once()
                passed += 1
            if "disk" in only:
                harness.full_disk()
                passed += 1
            if "eio" in only:
                harness.failing_writes(step=options.eio_step)
                passed += 1
        except Lost as lost:
            print(f"CAUGHT: {lost}")
            print("faults: 0 passed, 1 failed" if not options.expect_failure else "faults: 1 passed, 0 failed")
            sys.exit(0 if options.expect_failure else 1)
    if options.expect_failure:
        print("the planted defect was not caught")
        print("faults: 0 passed, 1 failed")
        sys.exit(1)
    print(f"faults: {passed} passed, 0 failed")


if __name__ == "__main__":
    main()
