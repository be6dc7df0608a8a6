"""A disk that fails: EIO and ENOSPC at each call of one award, writes that take nothing, writes that take a part."""

import os
import resource

import strace
from acts import disturbed, fresh
from kill_points import OneAward, counted, points
from kind import Kind
from program import CANNOT_READ, CANNOT_WRITE, Lost

# Calls that change the disk or make it durable: an error of one of these may never be passed over.
WRITING = ("write", "pwrite64", "fdatasync", "fsync", "rename", "ftruncate")
# Errors that a disk gives to each call; ENOLCK is what a file system without locks says.
FAULTS = {
    "error=EIO": (*WRITING, "openat", "read", "pread64", "flock"),
    "error=ENOSPC": ("write", "pwrite64", "rename", "openat", "ftruncate"),
    "error=ENOLCK": ("flock", "fcntl"),
    # A write that takes nothing: the honest kind of short write that strace can make.
    "retval=0": ("write", "pwrite64"),
}


def check_after(kind, act, folder, answer, what, may_pass):
    """The code says that the disk failed, what was acknowledged is there, and a later run completes."""
    if answer.code == 0 and not may_pass:
        raise Lost(f"{what} was passed over in silence")
    if answer.code not in (0, CANNOT_WRITE, CANNOT_READ):
        raise Lost(f"{what} ended with {answer}")
    now = disturbed(act, folder)
    act.check(now, answer.code == 0)
    act.complete(folder)
    kind.start.check_doctor(folder)
    kind.count(f"ended with {answer.code}")


class DiskErrors(Kind):
    """One call of one award fails, by strace."""

    name = "disk-errors"
    act = OneAward
    # Files of which nothing that the act acknowledges needs the writing to succeed.
    harmless = ()

    def cases(self, is_long):
        if not strace.is_here():
            return self.skip("no strace that may follow processes")
        busiest = counted(self, self.act, {call for calls in FAULTS.values() for call in calls})
        return points(FAULTS, busiest, 1 if is_long else 16, self.bench.seed)

    def run(self, case, chance, place):
        error, call, number = case
        act = self.act(self.start, chance, place)
        folder = fresh(act)
        log = os.path.join(place, "log")
        answer = self.program.run(
            *act.command(folder), "--data", folder, expect=None,
            prefix=strace.prefix(log, folder, act, f"trace={call}", f"inject={call}:{error}:when={number}"))
        hit = [found for found in strace.calls(log) if found.is_injected]
        if not hit:
            self.count("not reached")
        what = f"{error} at {call} {number} of {os.path.basename(hit[0].path or hit[0].names[0]) if hit else '-'}"
        # What only reads, or grows the shared memory beside a log, may be tried again and go well.
        # SQLite itself looks away when the sync of a folder fails (os_unix.c, unixSync); our own syncs are fsync.
        is_folder = call == "fdatasync" and what.endswith(" folder")
        passes = not hit or call not in WRITING or what.endswith(("-shm", *self.harmless)) or is_folder
        check_after(self, act, folder, answer, what, passes)


class ShortWrites(Kind):
    """Files may not grow beyond a size: the kernel itself writes the part that fits, and refuses the next."""

    name = "short-writes"
    act = OneAward
    # The file that the act lets grow, and how far apart the sizes are in a long run and in a short one.
    grown, steps = "palier.sqlite-wal", (509, 24_029)

    def cases(self, is_long):
        place = os.path.join(self.bench.work, f"unlimited-{self.name}")
        os.makedirs(place)
        act = self.act(self.start, self.bench.chance("unlimited"), place)
        folder = fresh(act)
        self.program.run(*act.command(folder), "--data", folder)
        largest = os.path.getsize(os.path.join(folder, self.grown))
        step = self.steps[0 if is_long else 1]
        return list(range(1 + self.bench.seed % step, largest, step))

    def run(self, case, chance, place):
        act = self.act(self.start, chance, place)
        folder = fresh(act)
        answer = self.program.run(
            *act.command(folder), "--data", folder, expect=None, limits={resource.RLIMIT_FSIZE: case})
        # How much one award writes differs a little: where all that it added stays below the limit nothing was refused.
        added = set(os.listdir(folder)) - set(os.listdir(act.base))
        fits = all(os.path.getsize(os.path.join(folder, name)) < case for name in added)
        check_after(self, act, folder, answer, f"a file size of {case} bytes", may_pass=fits)
