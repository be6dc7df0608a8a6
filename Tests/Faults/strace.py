"""Reading what strace saw, and making it disturb a command."""

import os
import re
import shutil
import subprocess

FILES = ("palier.sqlite", "palier.sqlite-wal", "palier.sqlite-shm", "keys.sqlite", "keys.sqlite-wal",
         "keys.sqlite-shm", "high-water.json", "high-water.json.new", "lock", "in-use", "erased", "key")
LINE = re.compile(r"^(\d+) +(?:<\.\.\. )?(\w+)(\(| resumed>)(.*)$")
ENDED = re.compile(r"\) += (-?\d+|\?)(.*)$")
# The path that strace -y writes behind a descriptor.
DESCRIPTOR = re.compile(r"\d+<([^>]*)>")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


def is_here():
    """Whether there is an strace that may follow processes: containers often forbid it."""
    return shutil.which("strace") is not None and subprocess.run(
        ["strace", "-qq", "-o", os.devnull, "true"], stderr=subprocess.DEVNULL).returncode == 0


def prefix(log, folder, act, *expressions):
    """Follows all threads, over the calls that touch the folder's files and what the act watches only."""
    paths = [folder, *act.watched(folder), *(os.path.join(folder, name) for name in FILES)]
    return ["strace", "-f", "-qq", "-y", "-o", log, *(f"-P{path}" for path in paths),
            *(word for expression in expressions for word in ("-e", expression))]


class Call:
    """A system call: where in the log it began and ended, which thread, what it named and what it answered."""

    def __init__(self, thread, name, began, text):
        self.thread = thread
        self.name = name
        self.began = began
        self.ended = None
        self.text = text
        self.result = None
        self.is_injected = False

    def end(self, line, text):
        found = ENDED.search(text)
        self.ended = line
        self.text += text
        self.result = None if found is None or found.group(1) == "?" else int(found.group(1))
        self.is_injected = "(INJECTED)" in text

    @property
    def path(self):
        """The file of the descriptor that the call is about: the first, but for a copy, whose source comes first."""
        found = DESCRIPTOR.findall(self.text) if self.name == "copy_file_range" else DESCRIPTOR.match(self.text)
        if not found:
            return None
        return (found[-1] if isinstance(found, list) else found.group(1)).removesuffix(" (deleted)")

    @property
    def names(self):
        """The paths that the call spells out."""
        return QUOTED.findall(self.text)


def calls(log):
    """All calls of a log in the order of their beginning."""
    found, open_calls = [], {}
    with open(log, encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file):
            matched = LINE.match(line.rstrip("\n"))
            if not matched:
                continue
            thread, name, kind, text = matched.groups()
            if kind == "(":
                call = Call(thread, name, number, text)
                found.append(call)
                if text.endswith("<unfinished ...>"):
                    open_calls[thread] = call
                else:
                    call.end(number, text)
            elif thread in open_calls:
                open_calls.pop(thread).end(number, text)
    return found
