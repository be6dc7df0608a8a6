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
    """How often the busiest thread makes each call during an undisturbed run, and how often all do: strace counts
    for each thread by itself."""
    place = os.path.join(kind.bench.work, f"counted-{kind.name}")
    os.makedirs(place)
    done = act(kind.start, kind.bench.chance("counted"), place)
    folder = fresh(done)
    log = os.path.join(place, "log")
    kind.program.run(*done.command(folder), "--data", folder, prefix=strace.prefix(log, folder, done.report))
    by_thread = collections.Counter((call.name, call.thread) for call in strace.calls(log) if call.name in wanted)
    busiest, all_calls = collections.Counter(), collections.Counter()
    for (name, _), number in by_thread.items():
        busiest[name] = max(busiest[name], number)
        all_calls[name] += number
    return busiest, all_calls


class KillPoints(Kind):
    """The program dies as it enters the call; the next number stands for dying after it."""

    name = "kill-points"

    def cases(self, is_long):
        if not strace.is_here():
            return self.skip("no strace that may follow processes")
        busiest, _ = counted(self, OneAward, CALLS)
        points = [(call, number) for call in CALLS for number in range(1, busiest[call] + 1)]
        return points if is_long else points[self.bench.seed % 12:: 12]

    def run(self, case, chance, place):
        call, number = case
        act = OneAward(self.start, chance, place)
        folder = fresh(act)
        log = os.path.join(place, "log")
        answer = self.program.run(
            *act.command(folder), "--data", folder, expect=None,
            prefix=strace.prefix(log, folder, act.report, f"trace={call}", f"inject={call}:signal=KILL:when={number}"))
        self.count("killed" if answer.code != 0 else "ended before that call")
        now = disturbed(act, folder)
        act.check(now, answer.code == 0)
        act.complete(folder)
        self.start.check_doctor(folder)
