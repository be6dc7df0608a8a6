"""axe-core finds nothing on any page, in both languages, on a telephone and on a desk."""

from pathlib import Path

import axe_playwright_python
import pytest

from visitor import drop, headline, picture

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
PLACES = [
    "catalogue", "micro-credential", "credential-valid", "credential-suspended", "credential-revoked",
    "credential-expired", "organisation", "verify", "accessibility", "register", "register-found", "register-entry",
    "register-block", "register-rights",
]
RESULTS = ["valid", "revoked", "altered", "unknown"]


def findings(page) -> list[str]:
    """What axe-core finds, with every fold open, so that nothing hides from it."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    page.evaluate(AXE)
    result = page.evaluate("axe.run(document)")
    assert result["passes"], "axe-core looked at nothing"
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:200]} {node.get('failureSummary', '')}"
        for one in result["violations"]
        for node in one["nodes"]
    ]


def assert_sound(page, language: str) -> None:
    assert findings(page) == []
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    assert page.title()
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert too_wide <= 0, f"the page is {too_wide} px wider than the screen"
    assert page.complaints == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("place", PLACES)
def test_page(open_page, places, place, language, width):
    page = open_page(places[place], language, width)
    picture(page, f"{place}-{language}-{width}")
    assert_sound(page, language)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("state", RESULTS)
def test_result(open_page, files, state, language, width):
    page = open_page("/verify", language, width)
    drop(page, files[state])
    picture(page, f"result-{state}-{language}-{width}")
    assert headline(language, state).search(page.locator("h1").inner_text())
    page.complaints.clear()  # the browser notes an answer of 4xx as an error of its own
    assert_sound(page, language)


def test_axe_is_not_indulgent(open_page):
    page = open_page("/")
    page.evaluate("document.querySelector('main').innerHTML = '<img src=\"data:,\"><p style=\"color:#999\">x</p>'")
    assert any(finding.startswith("image-alt") for finding in findings(page))
