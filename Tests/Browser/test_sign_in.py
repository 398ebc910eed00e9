"""The door of the house."""

import pytest

from cooperative import GIULIA
from pages import expect, expect_no_faults, sign_in


def test_a_wrong_password_says_so_and_keeps_the_address(window, house):
    page = window()
    sign_in(page, password="una barca sul lago")
    expect(page.get_by_role("alert")).to_contain_text("Indirizzo o password non corrispondono")
    assert page.url == house.address + "/sign-in"
    expect(page.locator("[name=mail]")).to_have_value(GIULIA)
    expect(page.locator("[name=password]")).to_have_value("")
    expect(page.locator("[name=password]")).to_be_focused()


def test_the_right_password_leads_to_the_page_that_was_asked_for(window, house):
    page = window()
    page.goto("/figures")
    expect(page).to_have_url(house.address + "/sign-in?next=%2Ffigures")
    page.locator("[name=mail]").fill(GIULIA)
    page.locator("[name=password]").fill("una barca sul fiume")
    page.locator("main button").click()
    expect(page).to_have_url(house.address + "/figures")
    expect_no_faults(page)


def test_signing_out_closes_the_session(window, house):
    page = window()
    sign_in(page)
    expect(page).to_have_url(house.address + "/")
    cookies = page.context.cookies()
    page.locator("details.who summary").click()
    page.locator("form[action='/sign-out'] button").click()
    expect(page).to_have_url(house.address + "/sign-in")
    # Whoever kept the cookie cannot go on with it.
    page.context.add_cookies(cookies)
    page.goto("/desk")
    expect(page).to_have_url(house.address + "/sign-in?next=%2Fdesk")


@pytest.mark.parametrize("target", [
    "https://altrove.example/", "//altrove.example/", "/\\altrove.example", "javascript:1"])
def test_signing_in_never_leads_to_another_host(window, house, target):
    page = window()
    page.goto("/sign-in")
    page.locator("[name=next]").evaluate("(field, value) => field.value = value", target)
    page.locator("[name=mail]").fill(GIULIA)
    page.locator("[name=password]").fill("una barca sul fiume")
    page.locator("main button").click()
    expect(page).to_have_url(house.address + "/")
