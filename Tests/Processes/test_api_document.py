"""The API as its own document describes it: complete, true, and unbroken by what strangers send."""

import collections
import copy
import json
import urllib.request

import hypothesis
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase
from openapi_spec_validator import validate
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance, response_schema_conformance, status_code_conformance)

from cooperative import GIULIA
from engines import ENGINES
from world import UNKNOWN, World

TRUTHS = [
    not_a_server_error, status_code_conformance, content_type_conformance,
    response_schema_conformance]
# An operation and engine: each engine is asked other things.
EXAMPLES = 8


@pytest.fixture(scope="module")
def office(engine):
    """A cooperative of its own: what is sent to it at random leaves traces."""
    world = World.open(engine, "fuzzed")
    yield world
    world.house.stop()
    world.house.verify()


def document(world):
    with urllib.request.urlopen(f"http://127.0.0.1:{world.house.port}/api/v1/openapi.json") as answer:
        return json.loads(answer.read()), answer.headers


def test_the_document_is_valid_and_names_every_command_and_query(office):
    described, headers = document(office)
    validate(described)
    assert headers["ETag"]
    status, known = office.api().ask("GET", "/api/v1", None, {})
    assert status == 200
    said = {way: {path[1:].replace("/", ".") for path, ways in described["paths"].items() if way in ways}
            for way in ("post", "get")}
    assert said["post"] == {command["name"] for command in known["commands"]}
    assert said["get"] == {query["name"] for query in known["queries"]}
    assert len(said["post"]) > 100 and len(said["get"]) > 50


def test_who_has_an_answer_gets_none_and_a_change_gives_the_new_one(office):
    case = office.case()
    path = f"/api/v1/desk/case?caseFile={case['id']}"
    first, content = office.api().fetch("GET", path)
    tag = first.headers["ETag"]
    assert first.status == 200 and content
    for known in (tag, f'"another", {tag}', f"W/{tag}", "*"):
        again, content = office.api().fetch("GET", path, headers={"If-None-Match": known})
        assert (again.status, content, again.headers["ETag"]) == (304, b"", tag)
    office.house.do("desk.take", {"caseFile": case["id"]})
    fresh, content = office.api().fetch("GET", path, headers={"If-None-Match": tag})
    assert fresh.status == 200 and content and fresh.headers["ETag"] != tag


def test_what_the_document_allows_and_forbids_never_breaks_the_house(office, engine, seed):
    chance = int(seed, 16) ^ ENGINES.index(engine.name) << 40
    described, _ = document(office)
    schema = schemathesis.openapi.from_dict(with_known_things(described, things(office)))
    schema.config.update(base_url=f"http://127.0.0.1:{office.house.port}/api/v1")
    statuses = collections.Counter()
    wrong = []
    for found in schema.get_all_operations():
        operation = found.ok()
        if operation.label in SPARED:
            continue
        try:
            attack(operation, office.house.key(GIULIA), chance, statuses)
        except (Exception, BaseExceptionGroup) as failure:  # noqa: BLE001 - told below, by operation
            wrong.append(f"{operation.label}: {told(failure)}")
    assert not wrong, "\n\n".join(wrong)
    # The proof itself must reach the rules and the deeds, not only the gate.
    assert statuses[200] > 100 and statuses[404] > 100 and statuses[422] > 100, statuses
    assert not statuses[503], statuses
    assert office.api().ask("GET", "/api/v1", None, {})[0] == 200


# Whose success would end the proof: the key with which it asks.
SPARED = {"POST /site/revokeToken", "POST /commons/closeAccount"}


def attack(operation, key, seed, statuses):
    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=EXAMPLES, deadline=None, database=None, phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck))
    @hypothesis.given(case=operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
                      | operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def send(case):
        answer = case.call(headers={"Authorization": f"Bearer {key}"}, timeout=30)
        statuses[answer.status_code] += 1
        case.validate_response(answer, checks=TRUTHS)

    send()


def told(failure):
    inner = getattr(failure, "exceptions", [failure])
    return "\n".join(str(one) for one in inner)


def things(world):
    """One of each thing that a house has, for the fields that name one."""
    case = world.case()["id"]
    application = world.application()
    found = {
        "CaseFile": case, "Application": application, "Mailbox": world.house.mailbox,
        "Resolution": world.resolution(),
        "Party": world.house.do("members.registerParty", {
            "kind": "organisation", "partyName": "Officina Po", "vatNumber": "12345670017"}),
        "Account": next(line["id"] for line in world.house.query("commons.accounts")
                        if line["mail"] != GIULIA),
        "Label": world.house.do("desk.makeLabel", {"title": "Furgoni", "tone": "slate"}),
        "CaseKind": world.house.do("desk.makeKind", {"title": "Furgoni"}),
        "Promise": world.house.do("desk.promise", {
            "caseFile": case, "text": "Mando il preventivo", "dueOn": "2026-12-20"}),
    }
    return found


def with_known_things(described, found):
    """The document, where fields of an identity take one that is there, or none."""
    described = copy.deepcopy(described)

    def visit(node):
        if isinstance(node, list):
            for item in node:
                visit(item)
        elif isinstance(node, dict):
            if known := found.get(node.get("x-identifies")):
                node.clear()
                node.update({"type": "string", "enum": [known, UNKNOWN]})
            for item in node.values():
                visit(item)

    for ways in described["paths"].values():
        for operation in ways.values():
            visit(operation.get("requestBody"))
            visit(operation["parameters"])
    return described
