"""Passkeys and sessions, with a device that Chromium pretends to have."""

import pytest

from cooperative import GIULIA, PASSWORD
from pages import expect, expect_no_faults


@pytest.fixture
def door(house):
    """The house under a name: a bare number has no passkeys."""
    return f"http://localhost:{house.port}"


def with_device(page, verifies=True):
    """A device that holds passkeys and knows its owner, or does not."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    device = session.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": verifies,
        "automaticPresenceSimulation": True}})
    return session, device["authenticatorId"]


def enter(page, door):
    page.goto(door + "/sign-in")
    page.locator("[name=mail]").fill(GIULIA)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Entra", exact=True).click()
    expect(page).to_have_url(door + "/")


def add_passkey(page, door, label):
    page.goto(door + "/settings/security")
    page.get_by_label("Nome della passkey").fill(label)
    page.get_by_role("button", name="Aggiungi una passkey").click()
    expect(page.get_by_role("region", name="Passkey")).to_contain_text(label)


def test_a_passkey_is_added_signs_in_without_a_name_and_is_removed(window, door, house):
    page = window()
    session, device = with_device(page)
    enter(page, door)
    add_passkey(page, door, "Portatile di Giulia")
    keys = session.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]
    assert [key["rpId"] for key in keys] == ["localhost"]

    page.locator("details.who summary").click()
    page.get_by_role("button", name="Esci", exact=True).click()
    expect(page).to_have_url(door + "/sign-in")
    page.goto(door + "/figures")
    page.get_by_role("button", name="Entra con una passkey").click()
    expect(page).to_have_url(door + "/figures")

    page.goto(door + "/settings/security")
    row = page.locator("li", has_text="Portatile di Giulia")
    expect(row).to_contain_text("usata")
    expect(row).not_to_contain_text("mai usata")
    row.get_by_role("button").click()
    expect(page.get_by_role("region", name="Passkey")).not_to_contain_text("Portatile di Giulia")
    expect_no_faults(page)

    page.context.clear_cookies()
    page.goto(door + "/sign-in")
    page.get_by_role("button", name="Entra con una passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("non apre nessun accesso qui")


def test_an_answer_is_good_once(window, door):
    page = window()
    with_device(page)
    enter(page, door)
    add_passkey(page, door, "Due volte")
    page.context.clear_cookies()
    page.goto(door + "/sign-in")
    sent = []
    page.on("request", lambda request: request.method == "POST" and sent.append(request))
    page.get_by_role("button", name="Entra con una passkey").click()
    expect(page).to_have_url(door + "/")
    answer = page.context.request.post(
        door + "/sign-in/passkey", data=sent[0].post_data, max_redirects=0,
        headers={"content-type": "application/x-www-form-urlencoded", "origin": door})
    assert answer.status == 422
    assert "troppo tempo" in answer.text()


def test_a_device_that_does_not_know_its_owner_opens_nothing(window, door):
    page = window()
    with_device(page, verifies=False)
    enter(page, door)
    page.goto(door + "/settings/security")
    page.get_by_role("button", name="Aggiungi una passkey").click()
    expect(page.locator(".toast")).to_contain_text("Niente passkey questa volta")


def test_under_a_bare_number_no_passkey_is_offered(giulia):
    giulia.goto("/settings/security")
    expect(giulia.get_by_role("region", name="Passkey")).to_contain_text("solo all'indirizzo https")


def test_sessions_are_listed_ended_one_by_one_and_all_together(window, door):
    here, there, phone = window(), window(), window(locale="en-GB")
    enter(here, door)
    for page in (there, phone):
        page.goto(door + "/sign-in")
        page.locator("[name=mail]").fill(GIULIA)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("form[action='/sign-in'] button").click()
        expect(page).to_have_url(door + "/")
    here.goto(door + "/settings/security")
    rows = here.locator("[aria-labelledby=sessions] li")
    expect(rows.filter(has_text="questo")).to_have_count(1)
    expect(rows.first).to_contain_text("Linux")
    before = rows.count()
    assert before >= 3
    phone.goto(door + "/settings/security")
    expect(phone.get_by_role("heading", name="Where you are signed in")).to_be_visible()
    rows.filter(has_not_text="questo").first.get_by_role("button").click()
    expect(rows).to_have_count(before - 1)
    expect_no_faults(here)


@pytest.mark.last
def test_signing_out_everywhere_leaves_nobody_in(window, door):
    here, there = window(), window()
    enter(here, door)
    enter(there, door)
    here.goto(door + "/settings/security")
    here.get_by_role("button", name="Esci dappertutto").click()
    expect(here).to_have_url(door + "/sign-in")
    there.goto(door + "/figures")
    expect(there).to_have_url(door + "/sign-in?next=%2Ffigures")
