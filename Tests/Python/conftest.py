import os
from pathlib import Path

import pytest

from installation import BINARY, MATERIAL, REGISTER, Installation, examples, slug


@pytest.fixture(scope="session")
def installation(tmp_path_factory) -> Installation:
    """A running server with a valid, a suspended, a revoked and an expired credential."""
    assert BINARY.exists(), f"no {BINARY}: run swift build first"
    one = Installation(tmp_path_factory.mktemp("installation"))
    one.palier("register", "import", REGISTER, "--force")
    one.publish(*examples(), MATERIAL / "essai-soudure.yaml", MATERIAL / "essai-accueil.yaml")
    one.award(
        "essai-soudure",
        [
            ("Valide-Étoile", "Zoé", "zoe@example.org"),
            ("Suspendue", "Ana", "ana@example.org"),
            ("Reprise", "Noé", "noe@example.org"),
        ],
        "--place", "Brest", "--decision", "PV 2026-11", "--decided-by", "Jury d'essai")
    one.award("essai-accueil", [("Révoquée", "Maï", "mai@example.org")])
    # Sent in late: its validity is over. If that cannot be awarded, the tests over it fail and no others.
    try:
        one.award("essai-accueil", [("Expirée", "Lou", "lou@example.org")], "--awarded-on", "2020-01-15")
    except AssertionError as error:
        one.refused["Expirée"] = str(error)
    for definition in examples():
        one.award(slug(definition), [("Exemple", "Éli", f"eli@{slug(definition)}.example")])
    one.palier("credential", "suspend", one.credential("Suspendue").id, "--reason", "Vérification en cours")
    one.palier("credential", "revoke", one.credential("Révoquée").id, "--reason", "Erreur de saisie")
    one.serve()
    yield one
    one.stop()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The published test data; without them the test is skipped, in CI it fails."""
    folder = Path(os.environ.get("PALIER_SHARED", ""))
    if not os.environ.get("PALIER_SHARED") and not os.environ.get("CI"):
        pytest.skip("PALIER_SHARED names no published test data")
    assert folder.is_dir(), f"no published test data at {folder}"
    return folder


@pytest.fixture(scope="session")
def valid_token(installation) -> str:
    """The Open Badge of the valid credential, as a JWT."""
    return installation.export(installation.credential("Valide-Étoile"))
