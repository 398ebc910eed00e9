"""Who may not, cannot; and every road says the same."""

import json

import pytest

from letters import letter
from pages import expect, fields, open_case, send, write_answer


@pytest.fixture(scope="module")
def case(house):
    return house.receive(letter("Disdetta"))


def hold(case):
    return f"/desk/cases/{case['id']}/hold?queue=free"


def holder(house, case):
    return house.query("desk.case", {"caseFile": case["id"]})["caseFile"].get("holder")


def token(page):
    page.goto("/desk/new")
    return page.locator("main [name=_token]").first.input_value()


@pytest.mark.parametrize("sent", [None, "", "0123456789abcdef"])
def test_a_form_without_its_token_changes_nothing(house, giulia, case, sent):
    form = {} if sent is None else {"_token": sent}
    answer = giulia.request.post(hold(case), form=form, max_redirects=0)
    assert answer.status == 403
    assert holder(house, case) is None


@pytest.mark.parametrize("headers", [
    {"Origin": "https://altrove.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"}])
def test_a_form_of_another_site_changes_nothing(house, giulia, case, headers):
    form = {"_token": token(giulia)}
    answer = giulia.request.post(hold(case), form=form, headers=headers, max_redirects=0)
    assert answer.status == 403
    assert holder(house, case) is None


def test_the_token_of_another_session_changes_nothing(house, giulia, marta, case):
    answer = giulia.request.post(hold(case), form={"_token": token(marta)}, max_redirects=0)
    assert answer.status == 403
    assert holder(house, case) is None


@pytest.mark.parametrize("path", ["/", "/desk", "/memory?q=furgone", "/settings/accounts"])
def test_without_a_session_every_page_leads_to_the_door(window, path):
    answer = window().request.get(path, max_redirects=0)
    assert answer.status == 303
    assert answer.headers["location"].startswith("/sign-in?next=%2F")


def test_without_a_session_nobody_hears_what_happens(window):
    assert window().request.get("/events", timeout=5_000).status == 404


def test_without_a_session_no_form_works_and_its_sender_reads_why(window, house, case):
    answer = window().request.post(hold(case), form={"_token": ""}, max_redirects=0)
    assert answer.status in (303, 401, 403)
    assert holder(house, case) is None
    assert answer.status == 303 or "/sign-in" in answer.text()


@pytest.mark.parametrize("key", [None, "arca_", "arca_0000000000000000000000000000000000000000000"])
def test_the_api_without_a_key_is_shut(window, key):
    headers = {} if key is None else {"Authorization": f"Bearer {key}"}
    request = window().request
    for answer in (
        request.get("/api/v1/desk/queueCounts", headers=headers),
        request.post("/api/v1/desk/reply", headers=headers, data={}),
    ):
        assert answer.status == 401
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.json()["code"] == "noToken"


def test_a_session_does_not_open_the_api(giulia):
    assert giulia.request.get("/api/v1/desk/queueCounts").status == 401


def test_page_api_and_command_line_refuse_alike(house, giulia, case):
    """One gate for every road (D4): the same code, rule and details."""
    form = open_case(giulia, case)
    write_answer(giulia)
    sent = fields(form)
    command = {
        "caseFile": case["id"], "version": case["version"], "text": dict(sent)["text"],
        "ticked": [value for name, value in sent if name == "ticked"],
        "points": [
            {"drawn": value, "text": value, "standing": "open"}
            for name, value in sent if name.endswith(".drawn")]}
    by_api = giulia.request.post(
        "/api/v1/desk/reply", data=command, headers={"Authorization": f"Bearer {house.token()}"})
    code, printed, _ = house.arca(
        "do", "desk.reply", "--as", "giulia@ilborgo.example", "--json", json.dumps(command))
    assert by_api.status == 422
    assert code == 2
    problem = by_api.json()
    assert problem == json.loads(printed)
    assert (problem["code"], problem["rule"], len(problem["details"])) == ("incomplete", "D4", 2)
    send(form)
    box = giulia.locator("#refusal")
    expect(box).to_contain_text(problem["sentence"]["it"])
    expect(box.locator(".rule")).to_have_text(problem["rule"])
    expect(box.locator("li")).to_have_text([detail["it"] for detail in problem["details"]])


def test_pages_forbid_foreign_scripts_and_frames(giulia):
    policy = giulia.goto("/desk").headers["content-security-policy"]
    for rule in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"):
        assert rule in policy


def test_what_somebody_wrote_is_never_run(house, giulia):
    name = "<img src=x onerror=alert(1)>"
    case = house.receive(letter(
        f"<script>alert(1)</script>{name}", f"Buongiorno,\n\n{name}<script>alert(1)</script>\n"))
    for path in ("/desk?queue=open", f"/desk/cases/{case['id']}", "/memory?q=alert"):
        giulia.goto(path)
        expect(giulia.locator("main")).to_contain_text(name)
        assert giulia.locator("main script, main img[src=x]").count() == 0
    assert giulia.faults == []
