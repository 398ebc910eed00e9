"""Who has an access of their own sees what is theirs, and nothing else (M8)."""

import pytest

from cooperative import PASSWORD
from letters import RUN, letter
from pages import expect, expect_no_faults, flaws, sign_in

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


@pytest.fixture(scope="module")
def anna(house, village):
    """Anna is a member with an address, who wrote once."""
    mail = f"anna.{RUN}@riva.example".lower()
    house.do("members.addContact", {
        "party": village["anna"], "contact": {"kind": "mail", "value": mail}})
    case = house.receive(letter("La mia casa", sender=f"Anna Riva <{mail}>"))
    other = house.receive(letter("Di un altro"))
    house.do("desk.recordContact", {
        "caseFile": case["id"], "means": "note", "minutes": 0, "note": "Nota riservata"})
    return {"party": village["anna"], "mail": mail, "case": case, "other": other}


def test_m8_invited_she_sees_her_record_and_her_requests(house, giulia, window, anna):
    giulia.goto(f"/parties/{anna['party']}")
    giulia.locator("#f-access-mail").select_option(anna["mail"])
    giulia.get_by_role("button", name="Dai l'accesso").click()
    link = giulia.locator("#f-invitation").input_value()
    assert link.startswith(house.address)
    expect_no_faults(giulia)

    hers = window(**PHONE)
    hers.goto(link)
    hers.locator("[name=password]").fill("corta")
    hers.evaluate("document.querySelector('[name=password]').minLength = 0")
    hers.locator("main button").click()
    expect(hers.locator("#refusal")).to_be_visible()
    hers.locator("[name=password]").fill(PASSWORD)
    hers.locator("main button").click()
    sign_in(hers, anna["mail"])
    expect(hers).to_have_url(house.address + "/own/record")
    expect(hers.locator("main")).to_contain_text("Socio n. 1")
    expect(hers.locator("main")).to_contain_text("25,00")
    hers.goto("/own/requests")
    hers.get_by_role("link", name="La mia casa").click()
    expect(hers.locator("article")).to_have_count(1)
    expect(hers.locator("main")).not_to_contain_text("Nota riservata")
    with hers.expect_download() as download:
        hers.get_by_role("link", name="Messaggio originale").click()
    assert download.value.suggested_filename.endswith(".eml")
    # E2: the proof that she needs nobody for; a letter of others is not there for her.
    with hers.expect_download() as download:
        hers.get_by_role("link", name="Ricevuta").click()
    assert download.value.suggested_filename.startswith("ricevuta-")
    hers.faults.clear()

    # The link is used up, and leads nowhere now.
    again = window()
    assert again.goto(link).status == 404
    assert again.goto(link[:-4] + "AAAA").status == 404

    request = hers.request
    other = anna["other"]["id"]
    message = house.query("desk.case", {"caseFile": other})["messages"][0]
    for path, status in [
        (f"/own/requests/{other}", 404), (f"/own/messages/{message}/raw", 404),
        (f"/own/messages/{message}/receipt", 404), (f"/messages/{message}/receipt", 403),
        ("/evidence", 403), ("/evidence/facts/1", 403), (f"/evidence/subjects/{message}", 403),
        (f"/own/messages/{message}/attachments/0", 404), (f"/messages/{message}/raw", 403),
        (f"/desk/cases/{other}", 403), ("/parties", 403), ("/members", 403), ("/figures", 403),
        ("/memory?q=casa", 403), ("/settings/accounts", 403), ("/settings", 200),
        ("/events?after=1", 404),
    ]:
        assert request.get(path, max_redirects=0).status == status, path

    for options in ({"locale": "it-IT", **PHONE}, {"locale": "en-GB", "color_scheme": "dark"}):
        page = window(storage_state=hers.context.storage_state(), **options)
        case = f"/own/requests/{anna['case']['id']}"
        wrong = [flaw for path in ("/own/record", "/own/requests", "/own/requests/new", case) for flaw in flaws(page, path, 200)]
        assert not wrong, wrong
        expect_no_faults(page)
    assert flaws(giulia, f"/parties/{anna['party']}/access", 200) == []


def test_m8_nobody_chooses_the_password_of_who_is_somebody_in_the_house(house, giulia, anna):
    """Else a colleague's account without one could be taken over by way of her record (ADR 0019)."""
    mail = f"nora.{RUN}@riva.example".lower()
    house.do("commons.openAccount", {"accountName": "Nora Riva", "mail": mail, "role": "director"})
    party = house.do("members.registerParty", {
        "kind": "person", "partyName": "Riva", "givenName": "Nora",
        "contacts": [{"kind": "mail", "value": mail}]})
    house.do("members.beginRole", {"party": party, "role": "contact"})
    house.do("members.giveAccess", {"party": party, "mail": mail})
    giulia.goto(f"/parties/{party}/access")
    expect(giulia.locator("main")).to_contain_text(mail)
    expect(giulia.locator("#f-invitation")).to_have_count(0)
    giulia.get_by_role("button", name="Chiudi l'accesso").click()
    giulia.wait_for_url("**done=1")
    account = next(line for line in house.query("commons.accounts") if line["mail"] == mail)
    assert account["roles"] == ["director"] and not account.get("closedAt")


def test_m8_a_closed_access_ends_at_once(house, window, giulia, anna):
    hers = window()
    sign_in(hers, anna["mail"])
    expect(hers).to_have_url(house.address + "/own/record")
    # Help is of her pages, not of the desk that she has not.
    hers.goto("/help")
    expect(hers.locator("main")).to_contain_text("La mia scheda")
    expect(hers.locator("main")).not_to_contain_text("prendi la pratica")
    hers.goto("/own/record")
    giulia.goto(f"/parties/{anna['party']}/access")
    giulia.get_by_role("button", name="Chiudi l'accesso").click()
    giulia.wait_for_url("**done=1")
    assert hers.goto("/own/record").status == 200
    expect(hers).to_have_url(house.address + "/sign-in?next=%2Fown%2Frecord")


@pytest.fixture(scope="module")
def ugo(house):
    """Ugo speaks for a supplier and has chosen his password."""
    mail = f"ugo.{RUN}@fabbri.example".lower()
    party = house.do("members.registerParty", {
        "kind": "person", "partyName": f"Fabbri{RUN}", "givenName": "Ugo",
        "contacts": [{"kind": "mail", "value": mail}]})
    house.do("members.beginRole", {"party": party, "role": "contact"})
    house.do("members.giveAccess", {"party": party, "mail": mail})
    return {"party": party, "mail": mail}


def choose_password(giulia, window, somebody):
    giulia.goto(f"/parties/{somebody['party']}/access")
    page = window()
    page.goto(giulia.locator("#f-invitation").input_value())
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button").click()
    expect(page.locator("[name=mail]")).to_be_visible()


def test_m8_who_lost_the_password_has_a_new_access_and_the_old_one_is_shut(
    house, giulia, window, ugo
):
    choose_password(giulia, window, ugo)
    old = window()
    sign_in(old, ugo["mail"])
    expect(old).to_have_url(house.address + "/own/record")
    giulia.goto(f"/parties/{ugo['party']}/access")
    giulia.get_by_role("button", name="Dai un accesso nuovo").click()
    expect(giulia.locator("#f-invitation")).to_be_visible()
    assert old.request.get("/own/record", max_redirects=0).status == 303
    choose_password(giulia, window, ugo)


@pytest.mark.parametrize("script", [True, False])
def test_m8_what_he_writes_with_a_file_waits_in_the_office_as_any_letter(
    house, giulia, window, ugo, tmp_path, script
):
    mark = "scritta dalla pagina personale"
    his = window(java_script_enabled=script, **PHONE)
    sign_in(his, ugo["mail"])
    his.goto("/own/requests")
    his.get_by_role("link", name="Scrivi alla cooperativa").click()
    title = f"Polizza del cane {script} {RUN}"
    file = tmp_path / "libretto.txt"
    file.write_text("Razza: bassotto")
    his.locator("#f-subject").fill(title)
    his.locator("#f-files").set_input_files(file)
    # The words are missing: nothing else is lost, not even the file.
    his.locator("#f-text").fill("  ")
    his.get_by_role("button", name="Invia").click()
    expect(his.locator("#refusal")).to_be_visible()
    expect(his.locator("#f-subject")).to_have_value(title)
    expect(his.locator("[name=kept]")).to_be_checked()
    his.faults.clear()
    his.locator("#f-text").fill("Quanto costa assicurare il cane?")
    his.get_by_role("button", name="Invia").click()
    expect(his.locator("main")).to_contain_text("È arrivata")
    expect(his.locator("article")).to_contain_text("Quanto costa assicurare il cane?")
    # In the office it waits as any letter, and shows who it is for sure.
    giulia.goto("/desk?queue=free")
    giulia.get_by_role("link", name=title).first.click()
    expect(giulia.locator("article.in")).to_contain_text(mark)
    expect(giulia.locator("article.in .attachments")).to_contain_text("libretto.txt")
    expect(his.locator("article")).to_contain_text(mark)
    # More of the same goes into the same case.
    his.locator("#f-text").fill("È un bassotto")
    his.get_by_role("button", name="Invia").click()
    expect(his.locator("article")).to_have_count(2)
    giulia.reload()
    expect(giulia.locator("article.in")).to_have_count(2)
