"""No page asks anybody else for anything, keeps anything, or tells where the visitor comes from."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from test_accessibility import PLACES


@pytest.mark.parametrize("place", PLACES)
def test_page_asks_nobody_else_and_keeps_nothing(open_page, places, installation, place):
    page = open_page(places[place])
    assert [one for one in page.requested if not one.startswith((installation.url + "/", "data:"))] == []
    assert page.context.cookies() == []
    assert page.evaluate("window.localStorage.length + window.sessionStorage.length") == 0
    assert page.evaluate("document.querySelectorAll('script:not([src]), [style], [onclick], [onload]').length") == 0


@pytest.mark.parametrize("place", PLACES)
def test_headers(installation, places, place):
    status, _, headers = installation.get(places[place], {"Accept-Language": "fr"})
    assert status == 200
    policy = headers["content-security-policy"]
    assert re.search(r"default-src '(none|self)'", policy) and "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in headers
    assert "Accept-Language" in headers.get("vary", "")


@pytest.mark.parametrize("state", ["valid", "suspended", "revoked", "expired"])
def test_credential_pages_are_not_for_search_engines(installation, places, state):
    _, body, headers = installation.get(places[f"credential-{state}"])
    assert "noindex" in headers.get("x-robots-tag", "") or b'content="noindex' in body
    assert "no-store" in headers.get("cache-control", "") or "private" in headers.get("cache-control", "")


def test_a_wrong_address_tells_nothing(installation, places):
    secret = places["credential-valid"].rsplit("/", 1)[-1]
    wrong = ("A" if secret[0] != "A" else "B") + secret[1:]
    assert installation.get(f"/credentials/{wrong}")[0] == 404
    assert installation.get("/credentials/short")[0] == 404


def test_profile_link_carries_what_it_should(open_page, places, installation):
    page = open_page(places["credential-valid"], "en")
    address = page.locator("a[href^='https://www.linkedin.com/']").first.get_attribute("href")
    asked = parse_qs(urlsplit(address).query)
    assert asked["name"] == ["TIG welding: first beads"]
    assert asked["certUrl"] == [installation.credential("Valide-Étoile").page]
    assert open_page(places["credential-revoked"], "en").locator("a[href*='linkedin.com']").count() == 0
