"""Searches over cases, kept as queues of all (J2, D7)."""

import pytest

from letters import RUN, letter
from pages import expect

WORDS = {
    "it-IT": ("Cerca", "Salva", "C'è già una ricerca con questo nome", "l'ha salvata Giulia Ferrari",
              "Salva", "Elimina la ricerca", "Nessuna pratica corrisponde"),
    "en-GB": ("Search", "Save", "There is a search of this name already", "saved by Giulia Ferrari",
              "Save", "Delete the search", "No case matches")}


@pytest.mark.parametrize("locale", WORDS)
@pytest.mark.parametrize("script", [True, False])
def test_j2_a_search_is_saved_refused_twice_worked_in_renamed_and_deleted(
    house, window, giulia_state, locale, script
):
    page = window(storage_state=giulia_state, locale=locale, java_script_enabled=script)
    look, save, taken, made, save_name, delete, none = WORDS[locale]
    word = f"zirconio{RUN}{'s' if script else 'n'}{locale[:2]}"
    case = house.receive(letter(f"Anello di {word}"))
    title = f"Gioielli {locale} {script} {RUN}"
    page.goto("/desk")
    page.locator("#queue-search").click()
    page.locator("#f-words").fill(f"{word} {word}")
    page.locator("form.search.card button").click()
    expect(page.locator(f"#case-{case['id']}")).to_be_visible()
    page.locator("#save-search summary").click()
    page.locator("#f-save-title").fill(title)
    page.locator("#save-search button").click()
    # It is a queue now, with its count and who made it.
    expect(page.locator("#list-h")).to_have_text(title)
    expect(page.locator(".list header")).to_contain_text(made)
    expect(page.locator(".queues [aria-current] .badge")).to_contain_text("1")
    page.locator(f"#case-{case['id']}").click()
    expect(page.locator("#case-h")).to_contain_text(word)
    page.goto(f"/desk/search?words={word}")
    page.locator("#save-search summary").click()
    page.locator("#f-save-title").fill(title)
    page.locator("#save-search button").click()
    expect(page.locator("#save-search .error")).to_contain_text(taken)
    expect(page.locator("#f-save-title")).to_have_value(title)
    expect(page.locator("#f-words")).to_have_value(word)
    page.goto("/desk/searches")
    item = page.locator("li[id^='search-']", has_text=title)
    item.locator("summary").click()
    item.locator("[name=title]").fill(f"{title} B")
    item.get_by_role("button", name=save_name).click()
    item = page.locator("li[id^='search-']", has_text=f"{title} B")
    item.locator("summary").click()
    item.get_by_role("button", name=delete).click()
    expect(item).to_have_count(0)
    page.goto(f"/desk/search?words=niente{word}")
    expect(page.locator("main")).to_contain_text(none)


def test_d7_the_keyboard_works_in_a_saved_search_as_in_any_queue(house, giulia):
    word = f"mongolfiera{RUN}"
    cases = [house.receive(letter(f"Volo {index} {word}")) for index in range(2)]
    search = house.do("desk.saveSearch", {
        "title": f"Voli {RUN}", "criteria": {"words": word, "standing": "free"}})
    giulia.goto(f"/desk?queue=search-{search}")
    expect(giulia.locator(".case")).to_have_count(2)
    giulia.keyboard.press("j")
    giulia.keyboard.press("Enter")
    expect(giulia.locator("#case-h")).to_contain_text(word)
    giulia.keyboard.press("t")
    expect(giulia.locator(".case-head .holder")).to_contain_text("Giulia Ferrari")
    giulia.goto(f"/desk?queue=search-{search}")
    expect(giulia.locator(".case")).to_have_count(1)
    giulia.goto(f"/memory?q={word}")
    giulia.locator(f"a[href='/desk/search?words={word}']").click()
    expect(giulia.locator(f"#case-{cases[1]['id']}")).to_be_visible()


def test_j2_a_person_is_chosen_by_name(house, giulia):
    party = house.do("members.registerParty", {
        "kind": "person", "partyName": f"Zirconi {RUN}", "givenName": "Ada"})
    case = house.do("desk.open", {"title": f"Chiama Ada {RUN}", "party": party})
    giulia.goto("/desk/search")
    giulia.locator("[name=who]").fill(f"Zirconi {RUN}")
    giulia.locator("form.search.card button").click()
    giulia.locator("a.main", has_text="Ada").click()
    expect(giulia.locator(f"#case-{case}")).to_be_visible()


def test_ops01_what_came_to_a_mailbox_is_looked_for_and_saved(house, giulia):
    word = f"quarzo{RUN}"
    case = house.receive(letter(f"Anello di {word}"))
    giulia.goto(f"/desk/search?words={word}")
    box = giulia.get_by_label("Casella")
    box.select_option(label="Soci")
    giulia.locator("form.search.card button").click()
    expect(giulia.locator(f"#case-{case['id']}")).to_be_visible()
    expect(giulia.get_by_label("Casella")).not_to_have_value("")
    giulia.locator("#save-search summary").click()
    giulia.locator("#f-save-title").fill(f"Casella {RUN}")
    giulia.locator("#save-search button").click()
    expect(giulia.locator("#list-h")).to_have_text(f"Casella {RUN}")
    giulia.goto("/desk/searches")
    expect(giulia.locator("li[id^='search-']", has_text=f"Casella {RUN}")).to_contain_text(" · casella ")
