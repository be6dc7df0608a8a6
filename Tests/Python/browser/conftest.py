import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from installation import Installation
from tokens import payload, with_payload

LOCALES = {"fr": "fr-FR", "en": "en-GB"}


@pytest.fixture(scope="session")
def browser() -> Browser:
    """Debian's Chromium: Playwright's own would have to be downloaded."""
    executable = shutil.which("chromium")
    assert executable, "no chromium: run script/setup test"
    with sync_playwright() as playwright:
        # Without its sandbox, since tests run as root too; it sees pages of this machine only.
        running = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def open_page(browser, installation):
    """Opens pages as a visitor of a given language, width and JavaScript setting, and watches what they ask for."""
    contexts = []

    def open_page(path: str, language: str = "fr", width: int = 1280, javascript: bool = True) -> Page:
        context = browser.new_context(
            locale=LOCALES[language], viewport={"width": width, "height": 800}, java_script_enabled=javascript,
            device_scale_factor=2 if width < 500 else 1)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.requested = []
        page.complaints = []
        page.on("request", lambda request: page.requested.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        answer = page.goto(address(installation, path), wait_until="load")
        assert answer is not None and answer.status == 200, f"{path}: {answer and answer.status}"
        return page

    yield open_page
    for context in contexts:
        context.close()


def address(installation: Installation, path: str) -> str:
    return path if path.startswith("http") else installation.url + path


class Places:
    """Every kind of page that a stranger can open, by name."""

    HOLDERS = {"valid": "Valide-Étoile", "suspended": "Suspendue", "revoked": "Révoquée", "expired": "Expirée"}

    def __init__(self, installation: Installation):
        self.installation = installation

    def credential(self, state: str):
        return self.installation.credential(self.HOLDERS[state])

    def __getitem__(self, name: str) -> str:
        if name.startswith("credential-"):
            return self.credential(name.removeprefix("credential-")).page
        if name == "organisation":
            issuer = payload(self.installation.export(self.credential("valid")))["iss"]
            return "/organisations/" + issuer.rsplit(":", 1)[-1]
        return {
            "catalogue": "/", "micro-credential": "/types/essai-soudure", "verify": "/verify",
            "accessibility": "/accessibility", "register": "/register",
            "register-found": "/register?q=developpeur&level=5", "register-entry": "/register/RNCP35419?at=2026-03-18",
            "register-block": "/register/RNCP35959BC01", "register-rights": "/register/RS6604?siret=79279132900016",
        }[name]


@pytest.fixture(scope="session")
def places(installation) -> Places:
    return Places(installation)


class Files:
    """Files to drop on the verify page, by what they should be found to be."""

    def __init__(self, places: Places, folder: Path):
        self.places = places
        self.folder = folder

    def __getitem__(self, name: str) -> Path:
        file = self.folder / f"{name}.jwt"
        file.write_text(self.token(name), "utf-8")
        return file

    def token(self, name: str) -> str:
        if name == "unknown":
            return "Bonjour"
        if name == "altered":
            token = self.token("valid")
            changed = payload(token)
            changed["credentialSubject"]["achievement"]["name"] = "Something better"
            return with_payload(token, changed)
        return self.places.installation.export(self.places.credential(name))


@pytest.fixture(scope="session")
def files(places, tmp_path_factory) -> Files:
    return Files(places, tmp_path_factory.mktemp("files"))
