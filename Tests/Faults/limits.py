"""A file system that fills up, and processes that may have little memory or few descriptors."""

import os
import resource
import subprocess

from acts import Award, disturbed, fresh
from disk_errors import check_after
from folder import copy
from kind import Kind
from program import CANNOT_READ, CANNOT_WRITE, Lost


class SomeAwards(Award):
    """Enough awards to fill a small disk."""

    people = 200


class FullDisk(Kind):
    """A tmpfs of its own with little room left; after making room the same command completes."""

    name = "full-disk"
    jobs = 1
    act = SomeAwards
    # Kibibytes left, from almost nothing to almost enough; cases of a long run and of a short one.
    room, numbers = (4, 1500), (100, 4)

    def cases(self, is_long):
        place = os.path.join(self.bench.work, f"mountable-{self.name}")
        os.makedirs(place)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", place], stderr=subprocess.DEVNULL
                          ).returncode != 0:
            return self.skip("no right to mount a file system")
        subprocess.run(["umount", place], check=True)
        return [self.bench.chance("room", number).randrange(*self.room)
                for number in range(self.numbers[0 if is_long else 1])]

    def run(self, case, chance, place):
        mount = os.path.join(place, "small")
        os.makedirs(mount)
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", mount], check=True)
        try:
            act = self.act(self.start, chance, place)
            folder = copy(act.base, os.path.join(mount, "folder"))
            filler = os.path.join(mount, "filler")
            state = os.statvfs(mount)
            with open(filler, "wb") as file:
                file.write(bytes(max(0, state.f_bavail * state.f_frsize - (case << 10))))
            answer = self.program.run(*act.command(folder), "--data", folder, expect=None)
            os.remove(filler)
            check_after(self, act, folder, answer, f"a disk with {case} KiB left", may_pass=True)
        finally:
            subprocess.run(["umount", mount], check=True)


class Scarcity(Kind):
    """Little address space, or few descriptors: the command may end as it must, and loses nothing."""

    name = "scarcity"
    # Below this Swift's own runtime finds no descriptor for its threads' events, and stops the program.
    LEAST_DESCRIPTORS = 16
    # Without memory for a thread libdispatch waits for it, for ever: then whoever started the program ends it.
    PATIENCE = 20

    def cases(self, is_long):
        memory = range(20, 1200, 12 if is_long else 220)
        descriptors = range(3, 40, 1 if is_long else 10)
        return [("MiB of memory", number) for number in memory] + [("descriptors", number) for number in descriptors]

    def run(self, case, chance, place):
        what, number = case
        is_memory = what == "MiB of memory"
        limit = {resource.RLIMIT_AS: number << 20} if is_memory else {resource.RLIMIT_NOFILE: number}
        act = Award(self.start, chance, place)
        folder = fresh(act)
        process = self.program.start(*act.command(folder), "--data", folder, limits=limit)
        try:
            _, errors = process.communicate(timeout=self.PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            _, errors = process.communicate()
        code = process.returncode
        # Without memory a process may end at any instruction; without descriptors it can still say so.
        if not is_memory and number >= self.LEAST_DESCRIPTORS and code not in (0, CANNOT_WRITE, CANNOT_READ):
            raise Lost(f"with {number} {what} award ended with {code}: {errors.decode()[-200:]}")
        now = disturbed(act, folder)
        act.check(now, code == 0)
        act.complete(folder)
        self.start.check_doctor(folder)
        self.count(f"ended with {code} for few {what}")
