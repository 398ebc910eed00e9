"""Minutes of work, per case and never per person, and the figures of time by kind (D6)."""

import pytest

from letters import RUN, letter
from pages import expect, open_case

WORDS = {
    "it-IT": ("I minuti di lavoro vanno da 1 a 1440", "15 min sulle carte", "Togli", "0 min sulle carte",
              "Registra", "12 min con la persona"),
    "en-GB": ("Minutes of work are from 1 to 1440", "15 min on paper", "Strike out", "0 min on paper",
              "Record", "12 min with the person")}


@pytest.mark.parametrize("locale", WORDS)
@pytest.mark.parametrize("script", [True, False])
def test_d6_work_is_noted_by_one_touch_refused_beyond_a_day_and_struck_out(
    house, window, giulia_state, locale, script
):
    page = window(storage_state=giulia_state, locale=locale, java_script_enabled=script)
    refused, noted, strike, none, record, met = WORDS[locale]
    case = house.receive(letter(f"Perizia {locale} {script} {RUN}"))
    open_case(page, case)
    page.locator("#time summary").click()
    page.locator("#time").get_by_role("button", name="+15 min").click()
    expect(page.locator("#time summary")).to_contain_text(noted)
    page.locator("#time summary").click()
    page.locator("#f-work-minutes").evaluate("field => field.removeAttribute('max')")
    page.locator("#f-work-minutes").fill("2000")
    page.locator("#f-work-minutes").press("Enter")
    expect(page.locator("#time .error")).to_contain_text(refused)
    expect(page.locator("#f-work-minutes")).to_have_value("2000")
    page.locator("#time").get_by_role("button", name=strike).click()
    expect(page.locator("#time summary")).to_contain_text(none)
    page.locator("#contact > summary").click()
    page.locator("#f-contact-minutes").fill("12")
    page.locator("#f-contact-note").fill("Ha chiesto della perizia")
    page.locator("#contact").get_by_role("button", name=record, exact=True).click()
    expect(page.locator("#time summary")).to_contain_text(met)


@pytest.mark.parametrize("locale", WORDS)
@pytest.mark.parametrize("script", [True, False])
def test_d6_figures_of_time_open_onto_their_records(
    house, window, giulia_state, locale, script
):
    page = window(storage_state=giulia_state, locale=locale, java_script_enabled=script)
    case = house.receive(letter(f"Tempo {locale} {script} {RUN}"))
    title = f"T {locale} {script} {RUN}"[:40]
    house.do("desk.setKind", {"caseFile": case["id"], "kind": house.do(
        "desk.makeKind", {"title": title})})
    house.do("desk.noteWork", {"caseFile": case["id"], "minutes": 25})
    house.do("desk.recordContact", {
        "caseFile": case["id"], "means": "visit", "minutes": 40, "note": "In officina"})
    page.goto("/figures")
    page.locator("a[href='/figures/time']").click()
    row = page.locator("tr", has_text=title)
    expect(row.locator("td").nth(0)).to_have_text("40 min")
    expect(row.locator("td").nth(1)).to_have_text("25 min")
    row.locator("td a").nth(1).click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody tr")).to_contain_text("25")
    expect(page.locator("main")).not_to_contain_text("Giulia")
    page.locator("tbody a").click()
    expect(page.locator("#case-h")).to_contain_text("Tempo")


def test_d6_a_call_and_minutes_are_one_key_away_however_long_the_case_is(house, giulia):
    case = house.receive(letter(f"Lunga da leggere {RUN}", text="Molte parole.\n" * 200))
    open_case(giulia, case)
    giulia.keyboard.press("c")
    expect(giulia.locator("#f-contact-note")).to_be_in_viewport()
    giulia.keyboard.press("Escape")
    giulia.keyboard.press("m")
    expect(giulia.locator("#time").get_by_role("button", name="+5 min")).to_be_in_viewport()
    giulia.locator("#time").get_by_role("button", name="+5 min").click()
    expect(giulia.locator(".case-head .below").last).to_contain_text("5 min")
