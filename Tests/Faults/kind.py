"""A kind of fault: its cases, each of which can be run again by its number, and the runner of them all."""

import collections
import concurrent.futures
import functools
import os
import random
import shutil
import threading
import time
import traceback

from acts import available
from program import Lost
from register import Register


class Kind:
    """A family of faults. Each case starts from a fresh place and gets its own random numbers, so that the seed and
    the case's number are all that is needed to run it again."""

    name = ""
    # Cases that can run beside each other; 1 for those that need the machine's ports or mounts to themselves.
    jobs = 2
    # Once this many cases have failed the rest would say no more.
    failures_wanted = 20

    def __init__(self, bench):
        self.bench = bench
        self.program = bench.program
        self.start = bench.start
        self.tally = collections.Counter()
        self.lock = threading.Lock()
        self.skipped = None

    def cases(self, is_long):
        """The cases in their order, whatever a case is; None leaves a number out, so that the others keep theirs."""
        raise NotImplementedError

    def run(self, case, chance, place):
        """One case in the empty folder `place`, raising `Lost` where the program broke its word."""
        raise NotImplementedError

    def count(self, what, number=1):
        with self.lock:
            self.tally[what] += number

    def skip(self, why):
        """Says why this kind cannot run here, and gives no case."""
        self.skipped = why
        return []

    def label(self, case):
        """A case in words."""
        return getattr(case, "name", case)

    def summary(self):
        return ", ".join(f"{number} {what}" for what, number in sorted(self.tally.items()))


class Bench:
    """What every kind works with."""

    def __init__(self, program, start, work, seed):
        self.program = program
        self.start = start
        self.work = work
        self.seed = seed

    @functools.cached_property
    def acts(self):
        """What this build can do to a folder."""
        return available(self.start)

    def registers(self, is_long):
        """The official registers that imports are tried with; acts find them in the start."""
        if not hasattr(self.start, "registers"):
            self.start.registers = {
                name: Register(self.start, self.work, self.chance(name), *shape) for name, shape in {
                    "part": ("RNCP", (300, 2000 if is_long else 400), 1200),
                    "whole": ("RS", (3010, 3060), 200)}.items()}
            self.start.registers["part"].plant()
        return self.start.registers

    def chance(self, *words):
        """Random numbers that depend on the seed and these words alone."""
        return random.Random("/".join(map(str, (self.seed, *words))))


class Runner:
    """Runs the cases of kinds, keeps going after a failure, and says how each is run again."""

    def __init__(self, bench, is_long, jobs, cap=None, only=None, begin=0, minutes=None, sought=None):
        self.bench = bench
        self.is_long = is_long
        self.jobs = jobs
        self.cap = cap
        self.only = only
        self.begin = begin
        self.minutes = minutes
        # Words of a failure after which nothing more is wanted.
        self.sought = sought
        self.failures = []

    def has_found(self, failures):
        return self.sought is not None and any(self.sought in failure for failure in failures)

    def run(self, kind):
        started = time.monotonic()
        cases = [(number, case) for number, case in enumerate(kind.cases(self.is_long)) if case is not None]
        if kind.skipped:
            print(f"{kind.name}: skipped, {kind.skipped}", flush=True)
            return
        total = len(cases)
        if self.only is not None:
            cases = [(number, case) for number, case in cases if number == self.only]
        else:
            cases = [(number, case) for number, case in cases if number >= self.begin][: self.cap]
        failures = []
        done = 0

        def one(numbered):
            number, case = numbered
            if self.minutes is not None and time.monotonic() - started > 60 * self.minutes:
                return False
            if len(failures) >= kind.failures_wanted or self.has_found(failures):
                return False
            place = os.path.join(self.bench.work, f"{kind.name}-{number}")
            os.makedirs(place)
            try:
                kind.run(case, self.bench.chance(kind.name, number), place)
            except Exception as error:
                # What is not the program's loss is the harness's own fault: a failure as well.
                words = str(error) if isinstance(error, Lost) else traceback.format_exc()
                failures.append(f"{kind.name}, seed {self.bench.seed}, case {number} ({kind.label(case)}): {words}")
                print(f"LOST: {failures[-1]}", flush=True)
            shutil.rmtree(place, ignore_errors=True)
            return True

        with concurrent.futures.ThreadPoolExecutor(min(self.jobs, kind.jobs)) as pool:
            for ran in pool.map(one, cases):
                done += ran
                if done and done % 500 == 0 and ran:
                    print(f"{kind.name}: {done} of {total}, {kind.summary()}", flush=True)
        seconds = time.monotonic() - started
        print(f"{kind.name}: {done} of {total} cases in {seconds:.0f} s, {len(failures)} failed; {kind.summary()}",
              flush=True)
        self.failures += failures
