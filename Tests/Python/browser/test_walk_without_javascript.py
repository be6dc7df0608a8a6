"""Everything works with JavaScript off: from the catalogue to a verified file, in both languages."""

import re

import pytest

from visitor import drop, headline, paste, picture, verify_form

TITLES = {"fr": "Souder au TIG : premiers cordons", "en": "TIG welding: first beads"}
OTHER = {"fr": "English", "en": "Français"}


@pytest.fixture(params=[360, 1280])
def width(request):
    return request.param


@pytest.fixture(params=["fr", "en"])
def language(request):
    return request.param


def plain(text: str) -> str:
    """Without the narrow and no-break spaces of French typography."""
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u202f", " "))


def test_from_the_catalogue_to_a_micro_credential(open_page, language, width):
    page = open_page("/", language, width, javascript=False)
    links = page.get_by_role("main").get_by_role("link")
    wanted = [link for link in links.all() if TITLES[language] in plain(link.inner_text())]
    assert wanted, f"no link says {TITLES[language]}"
    wanted[0].click()
    assert plain(page.locator("h1").inner_text()) == TITLES[language]
    text = plain(page.get_by_role("main").inner_text())
    assert "28" in text and "Certif Essai" in text and "RS6604" in text


def test_switching_language(open_page, places, language):
    other = {"fr": "en", "en": "fr"}[language]
    for place in ["/", "/types/essai-soudure", places["credential-valid"], "/verify", "/accessibility"]:
        page = open_page(place, language, javascript=False)
        page.get_by_role("link", name=OTHER[language], exact=True).click()
        assert page.locator("html").get_attribute("lang") == other, place


@pytest.mark.parametrize("state", ["valid", "suspended", "revoked", "expired"])
def test_credential_page_says_its_state(open_page, places, language, width, state):
    page = open_page(places[f"credential-{state}"], language, width, javascript=False)
    picture(page, f"credential-{state}-{language}-{width}-no-javascript")
    stated = plain(page.get_by_role("main").get_by_role("region").first.inner_text())
    assert headline(language, state).search(stated), stated
    if state != "valid":  # that one says "neither suspended nor revoked"
        for another in {"suspended", "revoked"} - {state}:
            assert not headline(language, another).search(stated), stated


def test_credential_page_answers_an_employer(open_page, places, language):
    page = open_page(places["credential-valid"], language, javascript=False)
    text = plain(page.get_by_role("main").inner_text())
    outcome = {"fr": "Régler un poste TIG selon l'épaisseur", "en": "Set up a TIG welder for a given thickness"}
    for expected in ["Zoé Valide-Étoile", "Lycée d'Essai", "Brest", "28", outcome[language]]:
        assert expected in text.replace("’", "'"), expected
    fold = page.locator("summary").first
    fold.click()
    assert page.locator("details").first.get_attribute("open") is not None


@pytest.mark.parametrize("state", ["valid", "suspended", "revoked", "expired", "altered", "unknown"])
def test_verifying_a_dropped_file(open_page, files, language, state):
    page = open_page("/verify", language, javascript=False)
    drop(page, files[state])
    assert headline(language, state).search(page.locator("h1").inner_text())


def test_verifying_a_pasted_text(open_page, files, language, width):
    page = open_page("/verify", language, width, javascript=False)
    paste(page, files["valid"].read_text("ascii"))
    assert headline(language, "valid").search(page.locator("h1").inner_text())
    assert "Zoé Valide-Étoile" in page.get_by_role("main").inner_text()


def test_sending_nothing_says_what_to_do(open_page, language):
    page = open_page("/verify", language, javascript=False)
    paste(page, "")
    assert page.get_by_role("alert").inner_text().strip()


def test_downloading_the_credential(open_page, places, installation, valid_token):
    page = open_page(places["credential-valid"], "fr", javascript=False)
    with page.expect_download() as started:
        page.get_by_role("main").locator("a[href$='.jwt']").first.click()
    assert started.value.path().read_text("ascii").strip() == valid_token


@pytest.mark.parametrize("form", [".jwt", ".sd-jwt"])
def test_a_downloaded_form_verifies_when_dropped(open_page, places, language, width, form, tmp_path):
    page = open_page(places["credential-valid"], language, width, javascript=False)
    link = page.get_by_role("main").locator(f"a[download$='{form}']")
    assert link.count() == 1 and link.inner_text().strip()
    with page.expect_download() as started:
        link.click()
    file = tmp_path / started.value.suggested_filename
    assert file.name.endswith(form)
    started.value.save_as(file)
    page = open_page("/verify", language, width, javascript=False)
    # The dialogue for choosing a file shows those of this kind.
    assert form in verify_form(page).locator("input[type=file]").get_attribute("accept").split(",")
    drop(page, file)
    picture(page, f"result-downloaded{form}-{language}-{width}")
    assert headline(language, "valid").search(page.locator("h1").inner_text())
    assert "Zoé Valide-Étoile" in page.get_by_role("main").inner_text()


def test_keyboard_reaches_the_content_first(open_page, language):
    page = open_page("/", language, javascript=False)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")
