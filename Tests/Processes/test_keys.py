"""A key for a program goes as far as its owner chose, as often, and as long."""

import json
import re
import uuid

import pytest

from cooperative import GIULIA
from web import API


def made(world, *options):
    code, printed, complaint = world.house.arca("token", "create", "--as", GIULIA, *options)
    assert code == 0, complaint
    return API(world.house, printed.strip())


def test_a_key_reaches_what_was_chosen_and_nothing_else(world):
    case = world.case()["id"]
    key = made(world, "--reach", "desk:write,members:read")
    assert key.run("desk.take", {"caseFile": case})[0] == 200
    assert key.ask("GET", "/api/v1/members/parties", None, {})[0] == 200
    for status, problem in [
        key.run("members.registerParty", {"kind": "person", "partyName": "Rossi"}),
        key.ask("GET", "/api/v1/mail/mailboxes", None, {}),
        key.run("commons.openAccount", {}),
    ]:
        assert (status, problem["code"]) == (403, "outOfReach"), problem
    assert "members:write" in key.run("members.admit", {})[1]["sentence"]["it"]


def test_no_key_makes_a_key(world):
    """Else one that ends would make one that does not."""
    giulia = next(line["id"] for line in world.house.query("commons.accounts")
                  if line["mail"] == GIULIA)
    for key in (world.api(), made(world, "--reach", "site:write")):
        status, problem = key.run("site.issueToken", {
            "account": giulia, "label": "x", "secretHash": "00" * 32})
        assert (status, problem["code"]) == (403, "madeByKey")


def test_a_key_asks_only_so_often(world):
    key = made(world, "--per-minute", "3")
    statuses = [key.fetch("GET", "/api/v1")[0] for _ in range(4)]
    assert [answer.status for answer in statuses] == [200, 200, 200, 429]
    assert 1 <= int(statuses[3].headers["Retry-After"]) <= 20
    assert world.api().fetch("GET", "/api/v1")[0].status == 200


@pytest.mark.parametrize("options", [
    ("--reach", "desk"), ("--until", "2026-13-01"), ("--per-minute", "often")])
def test_what_cannot_be_read_makes_no_key(world, options):
    code, printed, complaint = world.house.arca("token", "create", "--as", GIULIA, *options)
    assert code == 64 and not printed and options[1] in complaint


@pytest.mark.parametrize("options, code", [
    (("--reach", "garden:read"), "noSuchFeature"), (("--until", "2020-01-01"), "pastDay"),
    (("--per-minute", "0"), "oddLimit")])
def test_what_makes_no_sense_makes_no_key(world, options, code):
    ended, printed, _ = world.house.arca("token", "create", "--as", GIULIA, *options)
    assert ended == 2 and f'"code":"{code}"' in printed


def test_the_page_makes_a_narrow_key_and_shows_it_once(world):
    browser = world.browser()
    form = browser.form("/settings/keys", "/settings/keys")
    refused = browser.submit(form, label="Contabilità", kind="some")
    assert refused.status == 422 and "Contabilità" in refused.html
    assert "Non hai scelto niente" in refused.text
    label = f"Contabilità {uuid.uuid4().hex[:6]}"
    page = browser.submit(
        browser.form("/settings/keys", "/settings/keys"), label=label, kind="some",
        **{"on-desk": "read"})
    secret = re.search(r"arca_[A-Za-z0-9_-]+", page.html).group(0)
    assert "legge «Scrivania»" in page.text and "mai usata" in page.text
    key = API(world.house, secret)
    assert key.query("desk.queue", queue="waiting")
    assert key.run("desk.take", {"caseFile": world.case()["id"]})[0] == 403
    later = browser.open("/settings/keys")
    assert secret not in later.html and label in later.text
    own = next(form for form in later.forms if form.action.endswith("/revocation"))
    assert browser.submit(own).status == 303
    assert key.ask("GET", "/api/v1", None, {})[0] == 401


def test_the_command_line_lists_keys_and_ends_them(world):
    label = f"Cassa {uuid.uuid4().hex[:6]}"
    key = made(world, "--label", label, "--reach", "desk:read", "--until", "2099-12-31")
    code, printed, complaint = world.house.arca("token", "list", "--as", GIULIA)
    assert code == 0, complaint
    line = next(line for line in printed.splitlines() if label in line)
    assert "desk:read" in line and "until 2099-12-31" in line and "revoked" not in line
    assert "arca_" not in printed
    ended = world.house.arca("token", "revoke", line.split()[0], "--as", GIULIA)
    assert ended[0] == 0, ended
    assert key.ask("GET", "/api/v1/desk/queue", None, {"queue": "waiting"})[0] == 401
    listed = json.loads(world.house.arca("token", "list", "--as", GIULIA, "--json")[1])
    assert next(one for one in listed if one["label"] == label)["revokedAt"]
    # A second time, or another's, there is nothing to end; what is no identifier is said to be none.
    assert world.house.arca("token", "revoke", line.split()[0], "--as", GIULIA)[0] == 2
    code, printed, complaint = world.house.arca("token", "revoke", "arca_x", "--as", GIULIA)
    assert code == 64 and "token list" in complaint


def test_the_command_line_lists_webhooks_and_removes_them(world):
    title = f"Cassa {uuid.uuid4().hex[:6]}"
    code, printed, complaint = world.house.arca(
        "webhook", "add", "--as", GIULIA, "--title", title, "--url", "https://cassa.invalid/arca")
    assert code == 0, complaint
    hook, secret = printed.split()
    listed = world.house.arca("webhook", "list")[1]
    assert hook in listed and title in listed and secret not in listed
    assert world.house.arca("webhook", "remove", hook, "--as", GIULIA)[0] == 0
    assert title not in world.house.arca("webhook", "list")[1]
    assert world.house.arca("webhook", "remove", hook, "--as", GIULIA)[0] == 2
