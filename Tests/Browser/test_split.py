"""A case that holds two matters becomes two, and one again (D3)."""

import pytest

from cooperative import today
from letters import letter
from pages import expect, open_case

WORDS = {
    "it-IT": ("Dividi", "Divisa dalla pratica", "Rimetti insieme", "è stata divisa",
              "Scegli almeno una lettera"),
    "en-GB": ("Split", "Split off the case", "Put back together", "was split off",
              "Choose at least one letter")}


@pytest.fixture
def case(house):
    case = house.receive(letter("Moto e luce"))
    house.do("desk.recordContact", {
        "caseFile": case["id"], "means": "call", "minutes": 3, "note": "Anche la voltura."})
    house.do("desk.makeTask", {
        "caseFile": case["id"], "text": "Chiedere il POD", "dueOn": today().isoformat()})
    return case


@pytest.mark.parametrize("locale", WORDS)
def test_d3_a_case_is_split_by_keys_and_put_back(window, giulia_state, case, locale):
    page = window(storage_state=giulia_state, locale=locale)
    split, whence, back, whither, choose = WORDS[locale]
    open_case(page, case)
    page.keyboard.press("d")
    page.wait_for_url("**/split*")
    page.locator("#f-split-title").fill("Voltura")
    page.locator("main form .primary").click()
    expect(page.get_by_role("alert")).to_contain_text(choose)
    expect(page.locator("#f-split-title")).to_have_value("Voltura")
    page.locator("[name=contacts]").check()
    page.locator("[name=tasks]").check()
    page.locator("main form .primary").click()
    expect(page.locator("#case-h")).to_have_text("Voltura")
    expect(page.locator(".notice", has_text=whence)).to_be_visible()
    expect(page.locator(".thread")).to_contain_text("Anche la voltura.")
    expect(page.locator("#tasks")).to_contain_text("Chiedere il POD")
    # The case it came from says so, and waits as before.
    open_case(page, case)
    expect(page.locator("#tasks")).to_have_count(0)
    expect(page.locator(".notice", has_text=whither)).to_be_visible()
    expect(page.locator(".thread")).not_to_contain_text("Anche la voltura.")
    page.locator(".notice", has_text=whither).get_by_role("link").click()
    page.get_by_role("button", name=back).click()
    open_case(page, case)
    expect(page.locator("#tasks")).to_contain_text("Chiedere il POD")
    expect(page.locator(".thread")).to_contain_text("Anche la voltura.")
    # The browser notes the refusal on its console.
    assert [fault for fault in page.faults if "422" not in fault] == []


def test_d3_a_case_is_split_without_a_script_for_somebody_else(house, bare, case):
    house.do("members.registerParty", {
        "kind": "person", "partyName": "Conti", "givenName": "Lia Teodolinda"})
    bare.goto(f"/desk/cases/{case['id']}/split")
    bare.locator("details summary").last.click()
    bare.locator("#who").fill("Teodolinda")
    bare.get_by_role("button", name="Cerca", exact=True).last.click()
    bare.locator("[name=party]").select_option(label="Lia Teodolinda Conti")
    bare.locator("[name=messages]").check()
    bare.locator("[name=title]").fill("Della madre")
    bare.locator("main form .primary").click()
    expect(bare.locator("#story")).to_contain_text("Lia Teodolinda Conti")
