"""A note calls a colleague, who sees it until she ticks it (D2)."""

import pytest

from letters import letter
from pages import expect, expect_no_faults, open_case


@pytest.fixture
def case(house, marta_state):
    return house.receive(letter("Quietanza smarrita"))


@pytest.mark.parametrize("locale,title,seen", [
    ("it-IT", "Mi hanno nominato", "Visto"), ("en-GB", "Mentions of me", "Seen")])
def test_d2_a_name_is_completed_and_the_call_is_seen_live_until_ticked(
    window, marta_state, giulia, case, locale, title, seen
):
    marta = window(storage_state=marta_state, locale=locale)
    marta.goto("/desk/mentions")
    expect(marta.locator("#list-h")).to_have_text(title)
    open_case(giulia, case)
    giulia.locator("#contact > summary").click()
    giulia.locator("#f-contact-means").select_option("note")
    field = giulia.locator("#f-contact-note")
    field.press_sequentially("Vedi tu, @mar")
    expect(giulia.get_by_role("option", name="Marta Neri")).to_be_visible()
    field.press("Enter")
    expect(field).to_have_value("Vedi tu, @Marta Neri ")
    giulia.locator("#f-contact-minutes").fill("2")
    giulia.locator("#contact .actions button").click()
    expect(giulia.locator(".called")).to_contain_text("Marta Neri")
    expect(giulia.locator(".called button")).to_have_count(0)
    line = marta.locator(".promises li", has_text=case["title"])
    expect(line).to_be_visible(timeout=30_000)
    expect(marta.locator("#queue-mentions .badge")).to_contain_text("1")
    line.get_by_role("link").click()
    marta.wait_for_url("**/desk/cases/**")
    marta.keyboard.press("v")
    expect(marta.locator(".called button")).to_have_count(0)
    expect(marta.locator(".called")).to_contain_text(seen.lower())
    expect(marta.locator("#queue-mentions .badge")).to_contain_text("0")
    expect_no_faults(giulia)
    expect_no_faults(marta)


def test_d2_without_a_script_the_name_is_typed(house, bare, case):
    open_case(bare, case)
    bare.locator("#contact > summary").click()
    bare.locator("#f-contact-note").fill("Chiede @Marta Neri di passare")
    bare.locator("#f-contact-minutes").fill("2")
    bare.locator("#contact .actions button").click()
    expect(bare.locator(".called")).to_contain_text("Marta Neri")
