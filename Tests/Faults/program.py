"""The program under test, run as anybody would run it: by its public commands."""

import json
import os
import resource
import signal
import subprocess
import time

NO, UNDECIDED, USAGE, MISSING, FAULT, CANNOT_WRITE, CANNOT_READ, CONFIGURATION = 1, 2, 64, 66, 70, 73, 74, 78
# How long any command may take before it counts as hanging.
PATIENCE = 120


class Lost(Exception):
    """What must never happen has happened."""


class Answer:
    """How a command ended and what it said."""

    def __init__(self, code, out, err, seconds):
        self.code = code
        self.out = out
        self.err = err
        self.seconds = seconds

    @property
    def json(self):
        return json.loads(self.out)

    def __str__(self):
        return f"code {self.code}: {(self.err or self.out).strip()[-300:]}"


class Program:
    """A binary of palier in a clean environment, with a planted defect if one is named."""

    def __init__(self, binary, planted=None):
        self.binary = os.path.abspath(binary)
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": "/nonexistent", "LANG": "C",
            # No server of the harness asks the internet for exports.
            "PALIER_REGISTER_SOURCE": "off"}
        if planted:
            self.environment["PALIER_PLANTED"] = planted
        self.known = {}

    def start(self, *arguments, prefix=(), environment=None, limits=None, out=subprocess.PIPE):
        """Starts a command. `limits` maps resource limits to bytes or numbers; a file too long is then an error
        (EFBIG) and no signal."""

        def restrict():
            for limit, value in limits.items():
                resource.setrlimit(limit, (value, value))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

        return subprocess.Popen(
            [*prefix, self.binary, *arguments, "--language", "en"],
            env={**self.environment, **(environment or {})}, stdin=subprocess.DEVNULL, stdout=out,
            stderr=subprocess.PIPE, preexec_fn=restrict if limits else None, restore_signals=not limits)

    def finish(self, process, expect=(0,), what="a command", patience=PATIENCE):
        """Waits for a command; it must end by itself, with one of the codes (any for None)."""
        started = time.monotonic()
        try:
            out, err = process.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Lost(f"{what} did not end within {patience} s") from None
        answer = Answer(
            process.returncode, (out or b"").decode(errors="replace"), (err or b"").decode(errors="replace"),
            time.monotonic() - started)
        if expect is not None and answer.code not in expect:
            raise Lost(f"{what} ended with {answer}")
        return answer

    def run(self, *arguments, expect=(0,), patience=PATIENCE, **how):
        return self.finish(
            self.start(*arguments, **how), expect, "palier " + " ".join(arguments[:2]), patience)

    def knows(self, *words):
        """Whether this build has that command, or that option of a command."""
        if words not in self.known:
            option = words[-1] if words[-1].startswith("--") else None
            command = words[:-1] if option else words
            usage = self.run(*command, "--help", expect=None).out
            line = next((line for line in usage.splitlines() if line.startswith("USAGE:")), "")
            self.known[words] = line.startswith("USAGE: palier " + " ".join(command)) and (option or "") in usage
        return self.known[words]
