"""Labels are renamed, coloured, taken out of use and brought back (D2)."""

import pytest

from letters import RUN
from pages import expect

WORDS = {
    "it-IT": ("Cambia", "Salva", "Questa etichetta c'è già", "Metti fuori uso", "Fuori uso",
              "Rimetti in uso", "Etichetta rinominata"),
    "en-GB": ("Change", "Save", "This label is there already", "Take out of use", "Out of use",
              "Bring back", "Label renamed")}


@pytest.mark.parametrize("locale", WORDS)
@pytest.mark.parametrize("script", [True, False])
def test_d2_a_label_changes_name_and_colour_and_goes_out_of_use(
    house, window, giulia_state, locale, script
):
    page = window(storage_state=giulia_state, locale=locale, java_script_enabled=script)
    change, save, taken, retire, retired, back, renamed = WORDS[locale]
    name = f"Targa {locale} {script} {RUN}"[:36]
    label = house.do("desk.makeLabel", {"title": name, "tone": "sea"})
    house.do("desk.makeLabel", {"title": f"{name} B", "tone": "sky"})
    page.goto("/desk")
    page.locator(".queues a[href='/desk/labels']").click()
    item = page.locator(f"#label-{label}")
    item.locator("summary").click()
    item.locator("[name=title]").fill(f"{name} B")
    item.locator("form[action$='/edit'] button").click()
    expect(item.locator(".error")).to_contain_text(taken)
    item.locator("[name=title]").fill(f"{name} C")
    item.locator("[name=tone]").select_option("plum")
    item.get_by_role("button", name=save, exact=True).click()
    expect(item.locator(".tag.plum")).to_have_text(f"{name} C")
    item.get_by_role("button", name=retire).click()
    expect(page.locator("section", has=page.locator("#labels-retired"))).to_contain_text(f"{name} C")
    expect(page.locator("#labels-retired")).to_have_text(retired)
    item.get_by_role("button", name=back).click()
    expect(item.get_by_role("button", name=retire)).to_be_visible()
    item.get_by_role("link").click()
    expect(page.locator("main")).to_contain_text(renamed)
    # The story says whose it is.
    expect(page.locator("h1")).to_contain_text(f"{name} C")


@pytest.mark.parametrize("script", [True, False])
def test_d2_a_label_is_made_where_labels_are_changed(window, giulia_state, script):
    page = window(storage_state=giulia_state, java_script_enabled=script)
    name = f"Fresca {script} {RUN}"
    page.goto("/desk/labels")
    for told in (name, "Questa etichetta c'è già"):
        page.locator("#new-label [name=title]").fill(name)
        page.locator("#new-label [name=tone]").select_option("plum")
        page.locator("#new-label button").click()
        expect(page.locator("main")).to_contain_text(told)
    expect(page.locator("#new-label [name=title]")).to_have_value(name)
    expect(page.locator("li .tag.plum", has_text=name)).to_have_count(1)
