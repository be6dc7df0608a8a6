"""Servers of the program on free ports, and what they answer."""

import base64
import contextlib
import gzip
import json
import socket
import time
import urllib.error
import urllib.request
import zlib

from program import Lost


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """A running `palier serve`."""

    def __init__(self, program, folder, **how):
        self.program = program
        self.port = free_port()
        self.process = program.start("serve", "--port", str(self.port), "--data", folder, "--quiet", **how)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise Lost(f"the server ended: {self.process.stderr.read().decode()[-300:]}")
            with contextlib.suppress(OSError):
                if self.get("/health/live")[0] == 200:
                    return
            time.sleep(0.02)
        self.kill()
        raise Lost("the server did not answer within 30 s")

    def get(self, path, patience=20):
        """The status and the body of an answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=patience) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def is_running(self):
        return self.process.poll() is None

    def stop(self):
        """Ends the server as an operator does: gracefully, with code 0."""
        self.process.terminate()
        self.program.finish(self.process, expect=(0,), what="palier serve, stopping")

    def kill(self):
        self.process.kill()
        self.process.communicate()

    def entry(self, address, index):
        """What a status list that the server gives says of an index: 0 for good."""
        code, body = self.get("/status/" + address.rsplit("/", 1)[1])
        if code != 200:
            raise Lost(f"the server answered {code} for a status list")
        payload = body.decode("ascii").split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        if "status_list" in claims:
            packed, bits = claims["status_list"]["lst"], claims["status_list"]["bits"]
            entries = zlib.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
            place = index * bits
            return entries[place // 8] >> place % 8 & (1 << bits) - 1
        subject = claims.get("vc", claims)["credentialSubject"]
        packed = subject["encodedList"].removeprefix("u")
        entries = gzip.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
        return entries[index // 8] >> 7 - index % 8 & 1
