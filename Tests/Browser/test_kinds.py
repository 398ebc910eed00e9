"""A case is of a kind, from a list that the operators make (D3)."""

import pytest

from letters import RUN, letter
from pages import expect, open_case

WORDS = {
    "it-IT": ("senza tipo", "Cambia", "Salva", "Questo tipo c'è già", "Metti fuori uso",
              "Rimetti in uso", "Tipo rinominato", "Dai"),
    "en-GB": ("without a kind", "Change", "Save", "This kind is there already", "Take out of use",
              "Bring back", "Kind renamed", "Give")}


@pytest.mark.parametrize("locale", WORDS)
@pytest.mark.parametrize("script", [True, False])
def test_d3_kinds_are_made_renamed_retired_and_brought_back(
    window, giulia_state, locale, script
):
    page = window(storage_state=giulia_state, locale=locale, java_script_enabled=script)
    _, rename, save, taken, retire, back, renamed, _ = WORDS[locale]
    name = f"Nautica {locale} {script} {RUN}"[:36]
    page.goto("/desk")
    page.locator(".queues a[href='/desk/kinds']").click()
    for title in [name, f"{name} B"]:
        page.locator("#new-kind [name=title]").fill(title)
        page.locator("#new-kind button").click()
    item = page.locator("li[id^='kind-']", has=page.locator("strong", has_text=name)).first
    item.locator("summary", has_text=rename).click()
    item.locator("[name=title]").fill(f"{name} B")
    item.get_by_role("button", name=save, exact=True).click()
    expect(item.locator(".error")).to_contain_text(taken)
    item.locator("[name=title]").fill(f"{name} C")
    item.get_by_role("button", name=save, exact=True).click()
    item = page.locator("li[id^='kind-']", has=page.locator("strong", has_text=f"{name} C"))
    item.get_by_role("button", name=retire).click()
    expect(page.locator("section", has=page.locator("#kinds-retired"))).to_contain_text(f"{name} C")
    item.get_by_role("button", name=back).click()
    expect(item.get_by_role("button", name=retire)).to_be_visible()
    item.get_by_role("link").click()
    expect(page.locator("main")).to_contain_text(renamed)


@pytest.mark.parametrize("locale", WORDS)
@pytest.mark.parametrize("script", [True, False])
def test_d3_a_case_without_a_kind_is_seen_and_is_given_one(
    house, window, giulia_state, locale, script
):
    page = window(storage_state=giulia_state, locale=locale, java_script_enabled=script)
    none = WORDS[locale][0]
    case = house.receive(letter(f"Natante {locale} {script} {RUN}"))
    open_case(page, case)
    expect(page.locator(".case-head .kind.none")).to_have_text(none)
    page.locator("#kind summary").click()
    page.locator("#kind").get_by_role("button", name="Preventivo").click()
    expect(page.locator(".case-head .kind")).to_have_text("Preventivo")
    page.locator("#kind summary").click()
    expect(page.locator("#kind [aria-pressed=true]")).to_have_text("Preventivo")
    page.goto("/desk")
    page.locator("#queue-kinds").get_by_role("link", name="Preventivo").click()
    expect(page.locator(f"#case-{case['id']}")).to_be_visible()


def test_d3_one_key_opens_the_kinds_and_several_cases_are_given_one_at_once(house, giulia):
    cases = [house.receive(letter(f"Barca {index} {RUN}")) for index in range(2)]
    open_case(giulia, cases[0])
    giulia.keyboard.press("y")
    expect(giulia.locator("#kind button").first).to_be_visible()
    giulia.goto("/desk?queue=unkinded&pick=1")
    for case in cases:
        giulia.locator(f"input[name=case][value='{case['id']}']").check()
    giulia.locator("#f-many-kind").select_option(label="Sinistro")
    giulia.get_by_role("button", name="Dai").click()
    expect(giulia.get_by_role("status").first).to_contain_text("2 pratiche")
    for case in cases:
        expect(giulia.locator(f"#case-{case['id']}")).to_have_count(0)
