"""The oracle over strace: nothing is acknowledged while what it rests on waits for the disk."""

import os

import strace
from acts import AwardMany, fresh
from kind import Kind
from program import Lost

WRITES = {"write", "pwrite64", "writev", "pwritev", "pwritev2", "sendfile", "copy_file_range", "ftruncate"}
SYNCS = {"fsync", "fdatasync"}
CALLS = WRITES | SYNCS | {"rename", "renameat", "renameat2", "open", "openat", "creat", "unlink", "unlinkat"}
# Files that hold nothing which has to last: shared memory, locks, and the register that can be imported again.
FLEETING = ("-shm", "/lock", "/in-use", "/register.sqlite", "/register.sqlite-wal")


class Disk:
    """What has been written and not yet been made durable, replayed from a log."""

    def __init__(self, roots, start_files):
        self.roots = roots
        self.known = set(start_files)
        # A file → the line of its last write; a folder → the line of its last change.
        self.dirty = {}

    def holds(self, path):
        return path is not None and path.startswith(self.roots) and not path.endswith(FLEETING)

    def see(self, call):
        path = call.path
        if call.name == "ftruncate" and self.holds(path) and path.endswith("-wal"):
            # All that the log held stands in its file, and must stand there for good.
            if path.removesuffix("-wal") in self.dirty:
                raise Lost(f"{os.path.basename(path)} was emptied before its file was on the disk")
            self.dirty.pop(path, None)
        elif call.name in WRITES and self.holds(path) and (call.result or 0) >= 0:
            self.dirty[path] = call.began
        elif call.name in SYNCS and call.result == 0:
            if self.dirty.get(path, call.began) < call.began:
                del self.dirty[path]
        elif call.name.startswith("rename") and call.result == 0:
            old, new = call.names[0], call.names[-1]
            if not self.holds(new):
                return
            if old in self.dirty:
                raise Lost(f"{os.path.basename(new)} was put in place before its bytes were on the disk")
            self.known.add(new)
            self.dirty[os.path.dirname(new)] = call.began
        elif call.name in ("open", "openat", "creat") and "O_CREAT" in call.text and (call.result or -1) >= 0:
            name = call.names[0]
            if self.holds(name) and name not in self.known:
                self.known.add(name)
                self.dirty[os.path.dirname(name)] = call.began


def acknowledgements(found, report, out):
    """The calls that tell somebody that something is done: lines of the report behind its header, and output."""
    header_seen = False
    for call in found:
        if call.name not in WRITES - {"ftruncate"} or call.path not in (report, out):
            continue
        if call.path == report and not header_seen:
            header_seen = True
            continue
        yield call


def check(log, roots, start_files, report, out):
    """Replays the log up to each acknowledgement. Gives the numbers of acknowledgements, writes and syncs."""
    found = strace.calls(log)
    disk = Disk(roots, start_files)
    told = {id(call) for call in acknowledgements(found, report, out)}
    # A call counts when it ends; an acknowledgement as soon as it begins.
    events = sorted(
        ((call.began if id(call) in told else call.ended if call.ended is not None else call.began, call)
         for call in found if call.name in CALLS), key=lambda event: event[0])
    writes = syncs = 0
    for _, call in events:
        if id(call) in told:
            if disk.dirty:
                waiting = ", ".join(sorted(os.path.basename(path) for path in disk.dirty))
                raise Lost(f"an acknowledgement was written while {waiting} waited for the disk")
            continue
        disk.see(call)
        writes += call.name in WRITES and disk.holds(call.path)
        syncs += call.name in SYNCS
    return len(told), writes, syncs


class Durability(Kind):
    """Each act once under strace, with its acknowledgements held against the syncs before them."""

    name = "durability"

    def cases(self, is_long):
        if not strace.is_here():
            return self.skip("no strace that may follow processes")
        return [act for act in self.bench.acts for _ in range(10 if is_long else 1)] + [AwardMany]

    def run(self, case, chance, place):
        act = case(self.start, chance, place)
        folder = fresh(act)
        log = os.path.join(place, "log")
        out = os.path.join(place, "out.json")
        # A folder that was opened before: the first opening writes an empty transaction that nothing rests on.
        self.program.run("credential", "list", "--json", "--data", folder)
        before = {os.path.join(folder, name) for name in os.listdir(folder)}
        with open(out, "wb") as file:
            self.program.run(
                *act.command(folder), "--data", folder, out=file,
                prefix=["strace", "-f", "-qq", "-y", "-s", "64", "-o", log, "-e", "trace=" + ",".join(sorted(CALLS))])
        report = getattr(act, "report", None)
        told, writes, syncs = check(log, (folder + os.sep, os.path.join(place, "backup") + os.sep), before, report, out)
        if told == 0:
            raise Lost(f"{act.name} acknowledged nothing that strace saw")
        self.count("acknowledgements", told)
        self.count("writes before them", writes)
        self.count("syncs before them", syncs)
