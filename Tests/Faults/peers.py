"""No network, and peers that answer slowly, endlessly or never."""

import contextlib
import os
import shutil
import socket
import subprocess
import threading
import time

from acts import Award, Erase, Revoke, disturbed, fresh
from folder import SLUG, View, copy, export, verdicts
from kind import Kind
from program import UNDECIDED, Lost
from servers import Server
from start import DEFINITION

# A document may take ten seconds; an issuer's key and its list are two documents, and a machine may be busy.
LIMIT = 40


class Foreign:
    """Another organisation's folder with one credential, published at a port of this machine."""

    def __init__(self, program, start, place, port):
        self.program = program
        self.folder = os.path.join(place, "foreign")
        program.run("init", "--name", "Foreign House", "--public-url", f"http://localhost:{port}",
                    "--data", self.folder)
        program.run("type", "publish", DEFINITION, "--data", self.folder)
        program.run("award", "--type", SLUG, "--learners", start.file, "--data", self.folder)
        award = next(iter(View.of(program, self.folder).awards))
        self.files = [export(program, self.folder, award, form, os.path.join(place, f"foreign.{form}"))
                      for form in ("open-badge-jwt", "sd-jwt-vc")]


class BadPeer:
    """A server that passes questions on to a good one, but for those whose path holds `bad`: those it answers in its
    own way."""

    def __init__(self, way, bad):
        self.way = way
        self.bad = bad
        self.good = None
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.is_over = threading.Event()
        threading.Thread(target=self.accept, daemon=True).start()

    def close(self):
        self.is_over.set()
        self.listener.close()

    def accept(self):
        while not self.is_over.is_set():
            with contextlib.suppress(OSError):
                connection, _ = self.listener.accept()
                threading.Thread(target=self.answer, args=(connection,), daemon=True).start()

    def answer(self, connection):
        with contextlib.suppress(OSError), connection:
            question = b""
            while b"\r\n\r\n" not in question:
                part = connection.recv(4096)
                if not part:
                    return
                question += part
            path = question.split(b" ")[1].decode()
            if self.bad in path:
                self.way(self, connection)
                return
            code, body = self.good.get(path)
            connection.sendall(b"HTTP/1.1 %d OK\r\nConnection: close\r\nContent-Type: application/json\r\n"
                               b"Content-Length: %d\r\n\r\n%s" % (code, len(body), body))

    def silent(self, connection):
        self.is_over.wait(LIMIT * 2)

    def dripping(self, connection):
        """A byte at a time, for ever."""
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{")
        while not self.is_over.wait(0.2):
            connection.sendall(b" ")

    def dripping_headers(self, connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        number = 0
        while not self.is_over.wait(0.2):
            number += 1
            connection.sendall(b"X-%d: y\r\n" % number)

    def endless(self, connection):
        """As much as the network takes, for ever."""
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[")
        while not self.is_over.is_set():
            connection.sendall(b"0," * 50_000)

    def cut_off(self, connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{")

    def round_and_round(self, connection):
        """A redirect to itself."""
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /did.json/status/jwt-vc-issuer\r\n"
                           b"Content-Length: 0\r\nConnection: close\r\n\r\n")

    WAYS = {"silent": silent, "dripping": dripping, "dripping headers": dripping_headers, "endless": endless,
            "cut off": cut_off, "round and round": round_and_round}


class Peers(Kind):
    """Verifying what another issuer signed ends in time, undecided, however that issuer's server behaves."""

    name = "peers"
    jobs = 6

    def cases(self, is_long):
        every = [(way, bad) for way in BadPeer.WAYS for bad in ("did.json", "jwt-vc-issuer", "/status/")]
        return [("good", "no path")] + (every if is_long else every[self.bench.seed % 2:: 3])

    def run(self, case, chance, place):
        way, bad = case
        peer = BadPeer(BadPeer.WAYS.get(way), bad)
        foreign = Foreign(self.program, self.start, place, peer.port)
        peer.good = Server(self.program, foreign.folder)
        try:
            files = {"did.json": foreign.files[:1], "jwt-vc-issuer": foreign.files[1:]}.get(bad, foreign.files)
            folder = copy(self.start.folder, os.path.join(place, "folder"))
            started = time.monotonic()
            found = verdicts(self.program, folder, files, patience=LIMIT * 2,
                             environment={"PALIER_ALLOW_LOOPBACK": "1"})
            seconds = time.monotonic() - started
            wanted = "valid" if way == "good" else "undetermined"
            for path, (verdict, codes) in found.items():
                # A stranger's name is nobody's word but their own: all but the verdict may be right about them.
                unknown = [code for code in codes if not code.startswith("issuer-identity")]
                if way == "good" and unknown or way != "good" and verdict != wanted:
                    raise Lost(f"a {way} peer for {bad} made {os.path.basename(path)} {verdict} {codes}")
            if seconds > LIMIT:
                raise Lost(f"a {way} peer for {bad} held verification up for {seconds:.0f} s")
            self.count("verifications in time", len(files))
        finally:
            peer.close()
            peer.good.kill()


class NoNetwork(Kind):
    """Nothing needs the network but what another issuer publishes, and that is then undecided."""

    name = "no-network"
    jobs = 1

    def cases(self, is_long):
        if shutil.which("unshare") is None or subprocess.run(
                ["unshare", "-n", "true"], stderr=subprocess.DEVNULL).returncode != 0:
            return self.skip("no right to take the network away")
        return [Award, Revoke, Erase, "foreign"]

    def run(self, case, chance, place):
        alone = ("unshare", "-n")
        if case == "foreign":
            foreign = Foreign(self.program, self.start, place, 9)
            folder = copy(self.start.folder, os.path.join(place, "folder"))
            found = verdicts(self.program, folder, foreign.files, expect=(UNDECIDED,), prefix=alone)
            if any(verdict != "undetermined" for verdict, _ in found.values()):
                raise Lost(f"without a network a stranger's credentials read {found}")
        else:
            act = case(self.start, chance, place)
            folder = fresh(act)
            self.program.run(*act.command(folder), "--data", folder, prefix=alone)
            now = disturbed(act, folder)
            act.check(now, is_done=True)
            self.start.check_credentials(folder, now, prefix=alone)
        self.count("commands")
