"""The public data set of the registers, played on a free port of this machine: its listings and its files."""

import hashlib
import io
import itertools
import json
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

IDENTIFIER = "5eebbc067a14b6fecc9c9976"
PAGES = f"/api/2/datasets/{IDENTIFIER}/resources/"
WHOLE = f"/api/1/datasets/{IDENTIFIER}/"


def export(register: str, day: str, count: int = 3, mark: str | None = None, version: str = "4-1") -> bytes:
    """A zip as it is published; the titles of its records begin with the mark, else with the day."""
    code = register.upper()
    records = "".join(
        f"<FICHE><ID_FICHE>{number}</ID_FICHE><NUMERO_FICHE>{code}{number}</NUMERO_FICHE>"
        f"<INTITULE>{mark or day} {number}</INTITULE><ACTIF>Oui</ACTIF></FICHE>\n"
        for number in range(1, count + 1))
    flux = version.replace("-", ".")
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f"<FICHES>\n<VERSION_FLUX>{flux}</VERSION_FLUX>\n{records}</FICHES>\n")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{name(register, day, version).removesuffix('.zip')}.xml", xml)
    return packed.getvalue()


def name(register: str, day: str, version: str = "4-1") -> str:
    return f"export-fiches-{register}-v{version}-{day}.zip"


# How a file is answered: each is called with the request.

def whole(content: bytes):
    return lambda request: request.send(200, content)


def cut(content: bytes, after: int):
    """The connection is closed before as many bytes came as were announced."""
    def answer(request):
        request.begin(200, {"Content-Length": len(content)})
        request.wfile.write(content[:after])
        request.wfile.flush()
    return answer


def without_length(content: bytes):
    """The end of the connection is the end of the file, as HTTP/1.0 has it."""
    def answer(request):
        request.begin(200, {"Connection": "close"})
        request.wfile.write(content)
    return answer


def redirect(location: str, status: int = 302):
    return lambda request: request.send(status, b"elsewhere", {"Location": location})


def status(code: int):
    return lambda request: request.send(code, b"no")


def encoded(content: bytes):
    return lambda request: request.send(200, content, {"Content-Encoding": "gzip"})


def huge(request):
    """Announces ten gigabytes."""
    request.begin(200, {"Content-Length": 10 << 30})


class Gate:
    """A file of which half comes at once, and the rest when the gate opens, a byte now and then meanwhile."""

    def __init__(self, content: bytes):
        self.content = content
        self.reached = threading.Event()
        self.opened = threading.Event()

    def __call__(self, request):
        place = len(self.content) // 2
        request.begin(200, {"Content-Length": len(self.content)})
        request.wfile.write(self.content[:place])
        request.wfile.flush()
        self.reached.set()
        while not self.opened.wait(0.5):
            request.wfile.write(self.content[place:place + 1])
            request.wfile.flush()
            place += 1
        request.wfile.write(self.content[place:])


class PublicDataSet:
    """What it publishes can change at any time; `asked` keeps every address that it was asked for.

    `answers` says how a path is answered, a listing's too where it is to be answered otherwise than well."""

    def __init__(self):
        self.resources: list[dict] = []
        self.answers: dict[str, object] = {}
        self.asked: list[str] = []
        self.numbers = itertools.count(1)
        # The most resources that it gives in one page.
        self.page_size = 100
        data_set = self

        class Request(BaseHTTPRequestHandler):
            def do_GET(self):
                self.close_connection = True
                data_set.asked.append(self.path)
                try:
                    data_set.answer(self)
                except ConnectionError:
                    pass  # The other side has heard enough.

            def begin(self, status, headers):
                self.send_response(status)
                for header, value in headers.items():
                    self.send_header(header, str(value))
                self.end_headers()

            def send(self, status, content, headers={}):
                self.begin(status, {"Content-Length": len(content), **headers})
                self.wfile.write(content)

            def json(self, document):
                self.send(200, json.dumps(document).encode(), {"Content-Type": "application/json"})

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Request)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.source = self.url + PAGES
        self.whole = self.url + WHOLE
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def publish(self, register: str, day: str, content: bytes | None = None, *, modified: str | None = None,
                version: str = "4-1", answer=None, title: str | None = None, **listed) -> str:
        """Lists a file, by default an export of three records, and gives the path under which it lies.

        `answer` says how the file is answered, `listed` what the listing says otherwise than it is."""
        content = export(register, day, version=version) if content is None else content
        title = title or name(register, day, version)
        number = next(self.numbers)
        path = f"/resources/{number}/{title}"
        self.answers[path] = answer or whole(content)
        self.resources.append({
            "id": f"00000000-0000-4000-8000-{number:012}", "title": title, "format": "zip",
            "url": self.url + path, "filesize": len(content), "mime": "application/zip",
            "checksum": {"type": "sha1", "value": hashlib.sha1(content).hexdigest()},
            "last_modified": modified or f"{day}T02:10:00+00:00", **listed})
        return path

    def downloads(self) -> list[str]:
        """The paths of the files that it was asked for, in order."""
        return [path for path in self.asked if path.startswith("/resources/")]

    def answer(self, request):
        parts = urlsplit(request.path)
        if found := self.answers.get(parts.path):
            found(request)
        elif parts.path == PAGES:
            request.json(self.page({key: values[0] for key, values in parse_qs(parts.query).items()}))
        elif parts.path == WHOLE:
            request.json({"id": IDENTIFIER, "title": "Répertoires", "resources": self.resources})
        else:
            request.send(404, b"no such page")

    def page(self, query: dict[str, str]) -> dict:
        wanted = query.get("q", "").lower()
        found = [resource for resource in self.resources if wanted in resource["title"].lower()]
        number, size = int(query.get("page", 1)), min(self.page_size, int(query.get("page_size", 20)))

        def address(page):
            return f"{self.source}?page={page}&page_size={size}&q={wanted}"

        return {
            "data": found[(number - 1) * size:number * size], "page": number, "page_size": size, "total": len(found),
            "next_page": address(number + 1) if number * size < len(found) else None,
            "previous_page": address(number - 1) if number > 1 else None}
