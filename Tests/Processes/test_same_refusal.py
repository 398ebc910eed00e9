"""One command is refused by form, API and command line alike: same rule, same sentence."""

import json
import uuid

import pytest

import refused_at_the_desk
import refused_in_the_house

STATUS = {"invalid": 422, "forbidden": 403, "notFound": 404, "conflict": 409}
TRIES = {**refused_at_the_desk.TRIES, **refused_in_the_house.TRIES}

# On a page the field has its name already; a program's name for it would say nothing there.
BESIDE_ITS_FIELD = {"missing": {"it": "Compila questo campo.", "en": "Fill in this field."}}


@pytest.mark.parametrize("prepare", TRIES, ids=lambda one: one.__name__)
def test_a_refusal_is_the_same_by_form_api_and_command_line(world, prepare):
    attempt = prepare(world)
    before = world.facts()
    by_api = refused_by_api(world, attempt)
    assert by_api.get("rule") == TRIES[prepare]
    assert refused_by_command_line(world, attempt) == by_api
    for language in ("it", "en"):
        refused_by_form(world, attempt, by_api, language)
    assert world.facts() == before


def refused_by_api(world, attempt):
    status, problem = world.api(attempt.who).run(
        attempt.command, attempt.input, key=uuid.uuid4().hex)
    assert status == STATUS[problem["kind"]], problem
    return problem


def refused_by_command_line(world, attempt):
    code, printed, complaint = world.house.arca(
        "do", attempt.command, "--as", attempt.who, "--json", "-", typed=json.dumps(attempt.input))
    assert code == 2, printed + complaint
    return json.loads(printed)


def refused_by_form(world, attempt, problem, language):
    browser = world.browser(attempt.who, language)
    if attempt.page:
        page = browser.submit(browser.form(attempt.page, attempt.action), **attempt.fields)
    else:
        keys = [("_token", browser.form("/settings", "/settings/preferences")["_token"]),
                ("_key", uuid.uuid4().hex)]
        page = browser.send(attempt.action, keys + list(attempt.fields.items()))
    assert page.status == STATUS[problem["kind"]], page.text
    # The rule stands behind its sentence, the details below.
    said = BESIDE_ITS_FIELD.get(problem["code"], problem["sentence"])
    sentence = f"{said[language]} {problem.get('rule', '')}"
    for words in [sentence, *(detail[language] for detail in problem["details"])]:
        assert " ".join(words.split()) in page.text
