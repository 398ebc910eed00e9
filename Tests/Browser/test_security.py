"""Who may not, cannot; and every road says the same."""

import base64
import json
import stat

import pytest

from letters import letter
from cooperative import PASSWORD, Cooperative
from pages import expect, fields, open_case, send, sign_in, write_answer


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


def test_a_form_of_more_fields_than_are_read_says_that_it_is_too_large(giulia):
    fields = "&".join(f"f{one}=1" for one in range(3_000))
    answer = giulia.request.post(
        "/desk", data=f"_token={token(giulia)}&{fields}", max_redirects=0,
        headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status == 413
    assert "dividilo" in answer.text()


@pytest.mark.parametrize("parts, status", [(3_000, 413), (501, 413), (500, 303)])
def test_a_form_of_more_parts_than_are_read_says_that_it_is_too_large(giulia, parts, status):
    fields = [("_token", token(giulia))] + [(f"f{one}", "1") for one in range(parts - 1)]
    body = "".join(
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields)
    answer = giulia.request.post(
        "/settings/preferences", data=body + "--x--\r\n", max_redirects=0,
        headers={"Content-Type": "multipart/form-data; boundary=x"})
    assert answer.status == status
    assert status == 303 or "dividilo" in answer.text()


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


def test_a_letter_from_another_address_is_marked_where_it_is_answered(house, giulia):
    """Whoever knows the id of a letter can write into its exchange."""
    asked = letter("Polizza")
    case = house.receive(asked)
    open_case(giulia, case)
    assert giulia.locator("#answer .notice.warn, .thread .tag.amber").count() == 0
    stranger = letter("Polizza", "Mi mandi i documenti.\n", "Bruno Conti <bruno@altrove.example>")
    stranger["In-Reply-To"] = asked["Message-ID"]
    house.received += 1
    house.do("mail.receive", {
        "mailbox": house.mailbox, "raw": base64.b64encode(stranger.as_bytes()).decode(),
        "source": {"uidValidity": 1, "uid": house.received}})
    form = open_case(giulia, case)
    expect(form.locator(".notice.warn")).to_contain_text("bruno@altrove.example")
    expect(giulia.locator(".thread .tag.amber")).to_have_count(1)


def test_letters_do_not_come_in_by_the_api(house, giulia):
    answer = giulia.request.post("/api/v1/mail/receive", data={
        "mailbox": house.mailbox, "raw": base64.b64encode(letter("Falsa").as_bytes()).decode(),
        "source": {"uidValidity": 1, "uid": 1}}, headers={"Authorization": f"Bearer {house.token()}"})
    assert answer.status == 422
    assert answer.json()["code"] == "onlyFromMail"


def test_the_form_that_opened_an_account_never_sets_its_password_again(house, proven, window):
    """Else whoever opened it could take it from its owner."""
    mail = "sara@ilborgo.example"
    proven.goto("/settings/accounts")
    form = {
        "_token": proven.locator("main [name=_token]").first.input_value(), "_key": "sara-opened",
        "accountName": "Sara Lodi", "mail": mail, "role": "operator", "password": PASSWORD}
    for password in (PASSWORD, "un'altra barca sul fiume"):
        answer = proven.request.post(
            "/settings/accounts", form={**form, "password": password}, max_redirects=0)
        assert answer.status == 303
    for password, leads in (("un'altra barca sul fiume", "/sign-in"), (PASSWORD, "/")):
        page = window()
        sign_in(page, mail, password)
        expect(page).to_have_url(house.address + leads)


@pytest.mark.parametrize("password", ["corta", "x" * 501, "Ada Lodi Verdi"])
def test_no_account_is_opened_with_a_password_that_is_refused(house, proven, password):
    proven.goto("/settings/accounts")
    answer = proven.request.post("/settings/accounts", form={
        "_token": proven.locator("main [name=_token]").first.input_value(), "_key": password[:20],
        "accountName": "Ada Lodi Verdi", "mail": "ada@ilborgo.example", "role": "auditor",
        "password": password}, max_redirects=0)
    assert answer.status == 422
    assert "ada@ilborgo.example" not in json.dumps(house.query("commons.accounts"))


def test_guessing_behind_a_proxy_shuts_out_only_who_guesses(house, window):
    request = window().request
    def attempt(number, forwarded):
        return request.post("/sign-in", form={"mail": "nessuno@ilborgo.example", "password": f"{number}"},
            headers={"X-Forwarded-For": forwarded}, max_redirects=0).status
    # What comes before the proxy's own word anybody can send.
    assert [attempt(n, f"198.51.100.{n}, 192.0.2.7") for n in range(9)] == [422] * 8 + [429]
    assert attempt(9, "192.0.2.8") == 422


def test_an_open_session_is_no_place_to_guess_its_password(house, window):
    page = window(extra_http_headers={"X-Forwarded-For": "192.0.2.9"})
    sign_in(page)
    page.goto("/settings")
    form = {"_token": page.locator("main [name=_token]").first.input_value(),
        "password": "una nuova barca sul fiume"}
    statuses = [
        page.request.post("/settings/password", form={**form, "old": f"{number}"}).status
        for number in range(9)]
    assert statuses == [422] * 8 + [429]


def test_the_database_is_for_its_owner_alone(tmp_path):
    """Also where the folder was there before and is open to all."""
    cooperative = Cooperative(tmp_path)
    cooperative.data.mkdir(mode=0o755)
    cooperative.found()
    for name in ("arca.sqlite", "secret.key", "arca.json"):
        assert stat.S_IMODE((cooperative.data / name).stat().st_mode) == 0o600
