"""What a visitor does, by the roles and labels that assistive technology sees."""

import re
from pathlib import Path

from playwright.sync_api import Page

from installation import ROOT

SCREENSHOTS = ROOT / ".build" / "screenshots"

# The headline of each state, as a person reads it.
HEADLINES = {
    "fr": {
        "valid": r"valide", "suspended": r"suspendu", "revoked": r"révoqu", "expired": r"expir",
        "altered": r"modifi|contrefai", "unknown": r"non reconnu",
    },
    "en": {
        "valid": r"valid\b", "suspended": r"suspended", "revoked": r"revoked", "expired": r"expired",
        "altered": r"altered|forged", "unknown": r"not recognised",
    },
}


def headline(language: str, state: str) -> re.Pattern[str]:
    return re.compile(HEADLINES[language][state], re.IGNORECASE)


def verify_form(page: Page):
    return page.locator("form").filter(has=page.locator("input[type=file]"))


def drop(page: Page, file: Path) -> None:
    """Chooses a file on the verify page and sends it."""
    form = verify_form(page)
    form.locator("input[type=file]").set_input_files(file)
    form.locator("button[type=submit]").click()
    page.wait_for_load_state("load")


def paste(page: Page, text: str) -> None:
    form = verify_form(page)
    form.get_by_role("textbox").fill(text)
    form.locator("button[type=submit]").click()
    page.wait_for_load_state("load")


def picture(page: Page, name: str) -> Path:
    """A full-page screenshot under .build/screenshots."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    file = SCREENSHOTS / f"{name}.png"
    page.screenshot(path=file, full_page=True)
    return file
