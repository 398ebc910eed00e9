"""Visits have a place and a community, and are counted by both (D6)."""

import datetime
import re
import zoneinfo

import pytest

from cooperative import today
from letters import RUN, letter
from pages import expect, open_case

WORDS = {"it-IT": ("Registra", "Visita"), "en-GB": ("Record", "Visit")}


@pytest.mark.parametrize("locale", WORDS)
@pytest.mark.parametrize("script", [True, False])
def test_d6_a_visit_is_written_down_with_its_place_and_counted_there(
    house, window, giulia_state, locale, script
):
    page = window(storage_state=giulia_state, locale=locale, java_script_enabled=script)
    record, visit = WORDS[locale]
    place = f"Officina {locale} {script} {RUN}"
    case = house.receive(letter(f"Sopralluogo {locale} {script} {RUN}"))
    open_case(page, case)
    page.locator("#contact > summary").click()
    page.locator("#f-contact-means").select_option("visit")
    page.locator("#f-contact-minutes").fill("35")
    page.locator("#f-contact-note").fill("Visti i locali")
    page.locator("#contact details summary").click()
    page.locator("#f-contact-place").fill(place)
    page.locator("#contact").get_by_role("button", name=record, exact=True).click()
    expect(page.locator(".thread .call").last).to_contain_text(place)
    # The next time the place is offered.
    expect(page.locator("#known-places option").first).to_have_attribute("value", place)
    page.goto("/figures")
    page.locator("a[href='/figures/visits']").click()
    row = page.locator("section", has=page.locator("#by-place")).locator("tr", has_text=place)
    expect(row.locator("td").first).to_have_text("1")
    row.locator("a").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody tr")).to_contain_text(visit)
    page.locator("tbody a").click()
    expect(page.locator("#case-h")).to_contain_text("Sopralluogo")


@pytest.mark.parametrize("script", [True, False])
def test_d6_a_meeting_with_several_people_is_written_down_with_their_names(
    house, window, giulia_state, script
):
    page = window(storage_state=giulia_state, java_script_enabled=script)
    mark = f"{RUN}{'s' if script else 'n'}"
    for given in ("Carla", "Dario"):
        house.do("members.registerParty", {
            "kind": "person", "partyName": f"Olmo{given}{mark}", "givenName": given})
    case = house.receive(letter(f"Incontro di famiglia {mark}"))
    open_case(page, case)
    page.locator("#contact > summary").click()
    page.locator("#f-contact-means").select_option("meeting")
    page.locator("#f-contact-note").fill("Spiegata la polizza di famiglia")
    page.locator("#f-contact-minutes").fill("40")
    page.locator("#contact details summary").click()
    people = page.locator("#contact textarea[name=_participants]")
    record = page.locator("#contact").get_by_role("button", name="Registra", exact=True)
    people.fill(f"OlmoCarla{mark}\nNessuno di nome così {mark}")
    record.click()
    # Nothing of what was written is lost.
    expect(page.locator("#contact .error").first).to_contain_text("Nessuno di nome così")
    expect(page.locator("#f-contact-note")).to_have_value("Spiegata la polizza di famiglia")
    expect(people).to_have_value(f"OlmoCarla{mark}\nNessuno di nome così {mark}")
    people.fill(f"OlmoCarla{mark}\nDario OlmoDario{mark}")
    record.click()
    told = page.locator(".thread .call").last
    expect(told).to_contain_text(f"Con Carla OlmoCarla{mark}, Dario OlmoDario{mark}")
    told.get_by_role("link", name=f"Dario OlmoDario{mark}").click()
    expect(page.locator("main")).to_contain_text("Spiegata la polizza di famiglia")


@pytest.mark.parametrize("script", [True, False])
def test_d6_what_was_not_now_is_told_with_its_day_and_time(house, window, giulia_state, script):
    page = window(
        storage_state=giulia_state, java_script_enabled=script, timezone_id="Europe/Rome")
    case = house.receive(letter(f"Visita di venerdì {script}"))
    open_case(page, case)
    day = today() - datetime.timedelta(days=3)
    form = page.locator("#contact-in")

    def tell(note, on, at):
        if not page.locator("#contact").evaluate("fold => fold.open"):
            page.locator("#contact > summary").click()
        if not form.locator("details").evaluate("fold => fold.open"):
            form.locator("details > summary").click()
        page.locator("#f-contact-note").fill(note)
        page.locator("#f-contact-minutes").fill("20")
        page.locator("#f-contact-at").fill(on)
        form.locator("[name=_time]").fill(at)
        form.get_by_role("button", name="Registra", exact=True).click()

    tell("Non ancora", (today() + datetime.timedelta(days=1)).isoformat(), "10:00")
    expect(form.locator(".refusal")).to_contain_text("non può essere nel futuro")
    expect(page.locator("#f-contact-at")).to_have_value(
        (today() + datetime.timedelta(days=1)).isoformat())
    tell("Vista l'officina", day.isoformat(), "23:30")
    told = page.locator(".thread .call", has_text="Vista l'officina")
    at = datetime.datetime.fromisoformat(f"{day}T23:30").replace(
        tzinfo=zoneinfo.ZoneInfo("Europe/Rome")).astimezone(datetime.timezone.utc)
    expect(told.locator("time")).to_have_attribute(
        "datetime", re.compile(f"^{at:%Y-%m-%dT%H:%M:%S}"))
    if script:
        # By days as people count them, not by hours that have gone.
        expect(told.locator("time")).to_have_text("3 giorni fa")
