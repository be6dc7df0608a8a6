"""A stranger's Palier verifies over the network what the first one published, and sees a change of status."""

import pytest

from installation import Installation, wait_until
from tokens import payload


@pytest.fixture(scope="module")
def stranger(tmp_path_factory) -> Installation:
    return Installation(tmp_path_factory.mktemp("stranger"), name="Une autre école")


@pytest.mark.parametrize(
    ("holder", "code"),
    [("Valide-Étoile", 0), ("Suspendue", 1), ("Révoquée", 1), ("Expirée", 1)])
def test_status_over_the_network(installation, stranger, holder, code):
    token = installation.export(installation.credential(holder))
    report = stranger.verify(token, expect=code)
    assert report["verdict"] == ("valid" if code == 0 else "invalid")
    assert report["credential"]["issuer"]["id"] == payload(token)["iss"]


def failed_codes(report: dict) -> set[str]:
    return {check["code"] for check in report["checks"] if check["outcome"] == "fail"}


def test_words_for_each_state(installation, stranger):
    def of(holder):
        return failed_codes(stranger.verify(installation.export(installation.credential(holder)), expect=1))

    assert of("Suspendue") == {"status.suspended"}
    assert of("Révoquée") == {"status.revoked"}
    assert of("Expirée") == {"validity.expired"}


def test_offline_cannot_decide(installation, stranger, valid_token):
    assert stranger.verify(valid_token, "--offline", expect=2)["verdict"] == "undetermined"


def test_without_loopback_nothing_is_fetched(installation, stranger, valid_token):
    stranger.environment.pop("PALIER_ALLOW_LOOPBACK")
    try:
        assert stranger.verify(valid_token, expect=2)["verdict"] == "undetermined"
    finally:
        stranger.environment["PALIER_ALLOW_LOOPBACK"] = "1"


def test_change_of_status_is_seen_within_a_minute(installation, stranger):
    one = installation.credential("Reprise")
    token = installation.export(one)
    stranger.verify(token)

    def reaches(verdict: str, code: int) -> bool:
        file = stranger.folder / "followed.jwt"
        file.write_text(token, "ascii")
        try:
            return stranger.json("verify", file, expect=code)["verdict"] == verdict
        except AssertionError:
            return False

    installation.palier("credential", "suspend", one.id, "--reason", "Contrôle")
    wait_until(lambda: reaches("invalid", 1), 60, "the suspension is seen")
    installation.palier("credential", "reinstate", one.id, "--reason", "Contrôle terminé")
    wait_until(lambda: reaches("valid", 0), 60, "the reinstatement is seen")
