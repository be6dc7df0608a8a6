"""What Palier exports meets the schema that 1EdTech publishes for Open Badges 3.0."""

import json

import jsonschema
import pytest

from tokens import payload

HOLDERS = ["Valide-Étoile", "Suspendue", "Révoquée", "Expirée"]


@pytest.fixture(scope="module")
def validator(shared):
    file = shared / "vectors/openbadges-3.0/schema/ob_v3p0_achievementcredential_schema.json"
    schema = json.loads(file.read_text("utf-8"))
    draft = jsonschema.Draft201909Validator
    draft.check_schema(schema)
    assert "date-time" in draft.FORMAT_CHECKER.checkers
    return draft(schema, format_checker=draft.FORMAT_CHECKER)


@pytest.mark.parametrize("holder", HOLDERS)
def test_exported_credential_meets_the_schema(installation, validator, holder):
    credential = payload(installation.export(installation.credential(holder)))
    faults = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(credential)]
    assert faults == []


def test_every_example_meets_the_schema(installation, validator):
    for one in installation.credentials():
        faults = [error.message for error in validator.iter_errors(payload(installation.export(one)))]
        assert faults == [], f"{one.type} of {one.holder}"


def test_the_schema_is_not_indulgent(validator, valid_token):
    credential = payload(valid_token)
    del credential["credentialSubject"]["achievement"]
    assert not validator.is_valid(credential)
