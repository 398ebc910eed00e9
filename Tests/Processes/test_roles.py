"""Who guides the cooperative sees what she answers for, and no letter (J4)."""

import re

import pytest

from web import open_account

NEVER = re.compile(r"^/(desk|parties|messages|subjects|memory|mailboxes|absences)(/|\?|$)")


def pages_from(browser, start="/"):
    """Every page that links lead to, with its status."""
    statuses, left = {}, [start]
    while left and len(statuses) < 300:
        path = left.pop()
        if path in statuses:
            continue
        page = browser.ask("GET", path, None, {})
        statuses[path] = page.status
        for found in re.findall(r'href="(/[^"#]*)', page.html):
            path = found.replace("&amp;", "&")
            if not path.startswith(("/assets/", "/sign-")) and not path.endswith(".csv"):
                left.append(path)
    return statuses


@pytest.mark.parametrize("role", ["president", "director"])
def test_j4_who_guides_is_led_nowhere_she_may_not_go(world, role):
    mail = f"{role}@ilborgo.example"
    open_account(world.browser(), f"Chi {role}", mail, role)
    world.house.do("knowledge.write", {
        "kind": "page", "title": f"Letta da {role}", "text": "Come si fa.", "sources": []})
    browser = world.browser(mail)
    statuses = pages_from(browser)
    assert {"/members", "/communities", "/figures", "/knowledge", "/settings/rights"} <= set(statuses)
    assert {path: status for path, status in statuses.items() if status != 200} == {}
    assert not [path for path in statuses if NEVER.match(path)]


def test_j4_what_is_not_hers_is_refused_by_address_too(world):
    case = world.case()
    mail = "consigliera@ilborgo.example"
    open_account(world.browser(), "Una consigliera", mail, "director")
    browser = world.browser(mail)
    for path in ("/desk", f"/desk/cases/{case['id']}", "/memory?q=furgone", "/parties",
                 "/figures/desk.responseTime/2026-01", "/mailboxes", "/members/imports"):
        page = browser.ask("GET", path, None, {})
        assert page.status == 403, path
        assert case["title"] not in page.html


def test_the_roads_of_roles_agree(world):
    """A role is given and taken by page and by command, and stands in the list."""
    browser = world.browser()
    open_account(browser, "Nora Riva", "nora@ilborgo.example")
    nora = next(line for line in world.house.query("commons.accounts")
                if line["mail"] == "nora@ilborgo.example")
    form = browser.form("/settings/accounts", f"/settings/accounts/{nora['id']}/roles")
    assert browser.submit(form, role="director").status == 303
    world.house.do("commons.takeRole", {"account": nora["id"], "role": "operator"})
    after = next(line for line in world.house.query("commons.accounts")
                 if line["id"] == nora["id"])
    assert after["roles"] == ["director"]
