"""A Palier of its own: a temporary data folder, the command over it, and its server on a free port."""

import json
import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MATERIAL = Path(__file__).resolve().parent / "material"
REGISTER = ROOT / "Sources/PalierCLI/Samples/repertoires-extrait-2026-08-16.xml"
BINARY = Path(os.environ.get("PALIER_BINARY", ROOT / ".build" / "debug" / "palier"))


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@dataclass(frozen=True)
class Credential:
    """One line of `palier credential list`."""

    id: str
    type: str
    holder: str
    page: str
    status: str


class Installation:
    def __init__(self, folder: Path, name: str = "Lycée d'Essai", public_url: str | None = None):
        self.folder = folder
        self.data = folder / "data"
        self.port = free_port()
        # "localhost" and not 127.0.0.1: did:web knows host names only.
        self.url = f"http://localhost:{self.port}"
        self.environment = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(folder),
            "LANG": "en_GB.UTF-8",
            "TZ": "UTC",
            "PALIER_DATA": str(self.data),
            "PALIER_ALLOW_LOOPBACK": "1",
            # No server of a test asks the internet for exports.
            "PALIER_REGISTER_SOURCE": "off",
            "SWIFT_BACKTRACE": "enable=no",
        }
        if "LD_LIBRARY_PATH" in os.environ:
            self.environment["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH"]
        self.server: subprocess.Popen | None = None
        self.refused: dict[str, str] = {}
        self.public_url = public_url or self.url
        self.palier("init", "--name", name, "--country", "FR", "--public-url", self.public_url)

    # The command

    def palier(self, *arguments, expect: int = 0) -> str:
        """Runs the command, demands its exit code and returns its standard output."""
        done = subprocess.run(
            [BINARY, *map(str, arguments)], env=self.environment, cwd=self.folder, capture_output=True,
            text=True, timeout=120, stdin=subprocess.DEVNULL)
        assert done.returncode == expect, (
            f"palier {' '.join(map(str, arguments))}\nexit {done.returncode}, not {expect}\n"
            f"{done.stdout}\n{done.stderr}")
        return done.stdout

    def json(self, *arguments, expect: int = 0):
        return json.loads(self.palier(*arguments, "--json", expect=expect))

    def publish(self, *definitions: Path) -> None:
        for definition in definitions:
            self.palier("type", "publish", definition)

    def award(self, slug: str, learners: list[tuple[str, str, str]], *options) -> None:
        """Awards to (family name, given name, e-mail)."""
        table = self.folder / f"{slug}-{len(list(self.folder.glob('*.csv')))}.csv"
        table.write_text("nom;prénom;courriel\n" + "".join(";".join(row) + "\n" for row in learners), "utf-8")
        report = self.json("award", "--type", slug, "--learners", table, *options)
        assert (report["new"], report["refused"]) == (len(learners), 0), report

    def credentials(self) -> list[Credential]:
        return [
            Credential(
                entry["id"], entry["type"], entry["holder"]["name"] or "", entry["page"], entry["status"])
            for entry in self.json("credential", "list")
        ]

    def credential(self, family_name: str) -> Credential:
        found = [one for one in self.credentials() if family_name in one.holder]
        assert len(found) == 1, f"{family_name}: {found} {self.refused.get(family_name, '')}"
        return found[0]

    def export(self, credential: Credential, form: str = "open-badge-jwt", *options) -> str:
        file = self.folder / f"{credential.id.rsplit(':', 1)[-1]}-{len(options)}.{form}"
        if not file.exists():
            self.palier("credential", "export", credential.id, "--form", form, "--output", file, *options)
        return file.read_text("ascii").strip()

    def verify(self, credential: str, *options, expect: int = 0, suffix: str = ".jwt") -> dict:
        """The report of `palier verify` over a credential's text."""
        file = self.folder / f"to-verify-{time.monotonic_ns()}{suffix}"
        file.write_text(credential, "utf-8")
        return self.json("verify", file, *options, expect=expect)

    # The server

    def serve(self, until: str = "/health/ready") -> "Installation":
        """Starts the server and waits until it gives a page."""
        log = (self.folder / "server.log").open("wb")
        self.server = subprocess.Popen(
            [BINARY, "serve", "--host", "127.0.0.1", "--port", str(self.port)], env=self.environment,
            cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
        wait_until(lambda: self._answers(until), 60, f"the server answers {until}")
        return self

    def _answers(self, path: str) -> bool:
        assert self.server is not None and self.server.poll() is None, (
            "the server ended: " + (self.folder / "server.log").read_text("utf-8", "replace"))
        try:
            return self.get(path)[0] == 200
        except OSError:
            return False

    def stop(self) -> None:
        if self.server is None:
            return
        self.server.send_signal(signal.SIGTERM)
        try:
            self.server.wait(60)
        except subprocess.TimeoutExpired:
            self.server.kill()
            raise
        self.server = None

    def get(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, bytes, dict[str, str]]:
        """Status, body and headers (names in lower case) of one page of this server."""
        address = path if path.startswith("http") else self.url + path
        assert address.startswith(self.url), f"{address} is not on this server"
        request = urllib.request.Request(address, headers=headers or {})
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read(), {k.lower(): v for k, v in answer.headers.items()}
        except urllib.error.HTTPError as error:
            return error.code, error.read(), {k.lower(): v for k, v in error.headers.items()}

    def get_json(self, path: str) -> dict:
        status, body, _ = self.get(path)
        assert status == 200, f"{path}: {status}"
        return json.loads(body)


def wait_until(met, seconds: float, what: str) -> None:
    """Asks again and again until `met()`; fails after `seconds`."""
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end, f"waited {seconds} s in vain until {what}"
        time.sleep(0.02)


def examples() -> list[Path]:
    return sorted((ROOT / "Examples").glob("*.yaml"))


def slug(definition: Path) -> str:
    found = re.search(r"^slug:\s*([a-z0-9-]+)", definition.read_text("utf-8"), re.MULTILINE)
    assert found, f"no slug in {definition}"
    return found[1]
