"""Every page for everybody: light and dark, wide and narrow, in both languages."""

import pytest

from cooperative import today
from letters import RUN, letter
from pages import expect, expect_no_faults, flaws, violations

WIDE = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
LOOKS = {
    "light": {**WIDE, "color_scheme": "light"},
    "dark": {**WIDE, "color_scheme": "dark"},
    "phone": {**PHONE, "color_scheme": "light"},
}
LANGUAGES = {"italian": "it-IT", "english": "en-GB"}
PAGES = [
    "/", "/desk", "/desk?queue=open", "/desk/promises", "/desk/mentions", "/desk/labels", "/desk/kinds", "/figures/time", "/figures/visits", "/desk/search", "/desk/search?words=polizza", "/desk/searches", "/figures/visits/records", "/figures/time/records?month=2026-11&side=paperwork", "/desk?queue=unkinded", "/desk/tasks", "/desk?queue=open&pick=1", "/desk/new", "/knowledge", "/knowledge/new", "/knowledge?shelf=retired", "/memory", f"/memory?q={RUN}",
    "/memory?q=zanzariera", "/figures", "/mailboxes", "/mailboxes/new", "/mailboxes/imports", "/settings",
    "/settings/accounts", "/settings/address", "/settings/export", "/settings/keys", "/settings/rights", "/settings/security", "/settings/security/factor", "/settings/webhooks",
    "/settings/proof", "/help", "/about", "/parties", "/parties/new", "/communities", "/communities/new",
    "/members", "/members/paper", "/members/entries/1", "/members/applications",
    "/members/applications/new", "/members/charter", "/members/charter/new", "/members/resolutions",
    "/members/imports", "/members/shares", "/parties/duplicates",
    "/members/sponsors", "/members/figures", "/members/not-yet-clients", "/absences"]
TONES = ["slate", "sea", "sky", "indigo", "plum", "rose", "rust", "amber", "olive", "leaf"]
MISSING = "/questa-pagina-manca"


@pytest.fixture(scope="module")
def case(house):
    case = house.receive(letter("Rinnovo della polizza"))
    house.do("desk.promise", {
        "caseFile": case["id"], "text": "Mandare il preventivo", "dueOn": today().isoformat()})
    house.do("desk.take", {"caseFile": case["id"]})
    house.do("desk.makeTask", {
        "caseFile": case["id"], "text": "Chiedere le foto", "dueOn": today().isoformat()})
    # Each colour of the palette, on a case and in the lists.
    for tone in TONES:
        label = house.do("desk.makeLabel", {"title": f"{tone} {RUN}", "tone": tone})
        house.do("desk.setLabel", {"caseFile": case["id"], "label": label, "isOn": True})
    house.do("desk.recordContact", {
        "caseFile": case["id"], "means": "visit", "minutes": 30, "note": "Visti i locali",
        "place": "Officina Tassi, Modena"})
    house.do("desk.saveSearch", {"title": f"Polizze {RUN}", "criteria": {"words": "polizza"}})
    house.do("desk.noteWork", {"caseFile": case["id"], "minutes": 15})
    hook = house.do("webhooks.add", {
        "title": f"Magazzino {RUN}", "url": "https://contabilita.invalid/un/indirizzo/lungo/" + "x" * 90,
        "facts": ["desk.*", "members.admitted.v1"],
        "secret": "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="})
    house.do("webhooks.pause", {"hook": hook})
    kinds = house.query("desk.kinds")
    house.do("desk.setKind", {"caseFile": case["id"], "kind": kinds[0]["id"]})
    return case


@pytest.fixture(scope="module")
def block(house):
    block = house.do("knowledge.write", {
        "kind": "block", "title": f"Termini {RUN}", "text": "Il termine è di trenta giorni.",
        "sources": ["art. 1901 c.c."], "reviewOn": today().isoformat()})
    house.do("knowledge.revise", {
        "article": block, "version": 1, "title": f"Termini {RUN}", "sources": [],
        "text": "Il termine è di quindici giorni.", "reason": "Nuova legge"})
    return block


# Each look and each language once, and the phone, where words have least room, in both.
@pytest.mark.parametrize("look, language", [
    ("light", "italian"), ("dark", "english"), ("phone", "italian"), ("phone", "english")])
def test_no_page_shuts_anybody_out(
    house, window, giulia_state, case, block, village, look, language
):
    page = window(storage_state=giulia_state, locale=LANGUAGES[language], **LOOKS[look])
    records = [
        f"/desk/cases/{case['id']}", f"/desk/cases/{case['id']}/split", f"/mailboxes/{house.mailbox}", f"/parties/{village['anna']}",
        f"/knowledge/{block}", f"/knowledge/{block}/revision",
        f"/communities/{village['workshop']}", f"/members/applications/{village['application']}",
        f"/parties/{village['anna']}/merge"]
    wrong = []
    for path in [*PAGES, *records]:
        wrong += flaws(page, path, expected=200)
    assert not wrong, "\n".join(wrong)
    expect_no_faults(page)
    assert page.locator("html").get_attribute("lang") == LANGUAGES[language][:2]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("look", LOOKS)
def test_neither_the_door_nor_a_missing_page_nor_a_refusal_does(
    window, giulia_state, case, look, language
):
    options = {"locale": LANGUAGES[language], **LOOKS[look]}
    wrong = flaws(window(**options), "/sign-in", expected=200)
    page = window(storage_state=giulia_state, **options)
    wrong += flaws(page, MISSING, expected=404)
    page.goto(f"/desk/cases/{case['id']}")
    page.locator("#answer [formaction*='/review']").click()
    page.locator("#refusal").wait_for()
    wrong += violations(page, "the answer, reviewed")
    assert not wrong, "\n".join(wrong)
    # A browser itself notes on the console that a page is missing.
    assert [fault for fault in page.faults if "404" not in fault] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chosen_theme_wins_over_the_device(window, marta_state, theme):
    page = window(storage_state=marta_state, color_scheme="dark" if theme == "light" else "light")
    page.goto("/settings")
    form = page.locator("form[action='/settings/preferences']")
    form.locator("[name=theme]").select_option(theme)
    form.locator("button").click()
    page.wait_for_url("**/settings?saved=1")
    assert page.locator("html").get_attribute("data-theme") == theme
    background = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    shade = [int(part) for part in background[background.index("(") + 1:-1].split(",")[:3]]
    assert (sum(shade) / 3 < 128) == (theme == "dark"), background
    assert violations(page, "the settings, saved") == []


def test_the_keys_can_be_switched_off(window, marta_state):
    page = window(storage_state=marta_state)
    page.goto("/settings")
    for keys, dialogs in [("off", 0), ("", 1)]:
        form = page.locator("form[action='/settings/preferences']")
        form.locator("[name=keys]").select_option(keys)
        form.locator("button").click()
        page.wait_for_function(
            "off => document.documentElement.dataset.keys === (off || undefined)", arg=keys)
        page.keyboard.press("?")
        expect(page.locator("#keys[open]")).to_have_count(dialogs)
