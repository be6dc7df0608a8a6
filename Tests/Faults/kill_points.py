"""SIGKILL at each system call of one award, one after the other."""

import collections
import os

import strace
from acts import Award, disturbed, fresh
from kind import Kind

CALLS = ("write", "pwrite64", "fdatasync", "fsync", "rename", "openat", "flock", "ftruncate", "fchmod", "read",
         "pread64", "mmap", "fcntl")


class OneAward(Award):
    """The award that is disturbed at each of its calls."""

    people = 2


def counted(kind, act, wanted):
    """How often the busiest thread makes each call during an undisturbed run: strace counts for each thread by
    itself."""
    place = os.path.join(kind.bench.work, f"counted-{kind.name}")
    os.makedirs(place)
    done = act(kind.start, kind.bench.chance("counted"), place)
    folder = fresh(done)
    log = os.path.join(place, "log")
    kind.program.run(*done.command(folder), "--data", folder, prefix=strace.prefix(log, folder, done))
    by_thread = collections.Counter((call.name, call.thread) for call in strace.calls(log) if call.name in wanted)
    busiest = collections.Counter()
    for (name, _), number in by_thread.items():
        busiest[name] = max(busiest[name], number)
    return busiest


def points(calls_by_fault, busiest, step, seed):
    """Each fault at each number of each call, or every `step`-th: a point's place in the list depends on nothing else,
    since from run to run threads share the work in another way."""
    every = [(fault, call, number) for number in range(1, max(busiest.values()) + 1)
             for fault, calls in calls_by_fault.items() for call in calls]
    return [point if place % step == seed % step and point[2] <= busiest[point[1]] else None
            for place, point in enumerate(every)]


class KillPoints(Kind):
    """The program dies as it enters the call; the next number stands for dying after it."""

    name = "kill-points"
    act = OneAward

    def cases(self, is_long):
        if not strace.is_here():
            return self.skip("no strace that may follow processes")
        busiest = counted(self, self.act, CALLS)
        return points({"KILL": CALLS}, busiest, 1 if is_long else 12, self.bench.seed)

    def run(self, case, chance, place):
        _, call, number = case
        act = self.act(self.start, chance, place)
        folder = fresh(act)
        log = os.path.join(place, "log")
        answer = self.program.run(
            *act.command(folder), "--data", folder, expect=None,
            prefix=strace.prefix(log, folder, act, f"trace={call}", f"inject={call}:signal=KILL:when={number}"))
        self.count("killed" if answer.code != 0 else "ended before that call")
        now = disturbed(act, folder)
        act.check(now, answer.code == 0)
        act.complete(folder)
        self.start.check_doctor(folder)
