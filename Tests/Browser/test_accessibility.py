"""Every page for everybody: light and dark, wide and narrow, in both languages."""

import datetime
import mailbox
import time

import pytest

from certified import SENDER, CertifiedMail
from cooperative import PASSWORD, SPOOLED, today
from letters import RUN, letter
from pages import expect, expect_no_faults, flaws, signed_in_state, violations

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
    "/settings/accounts", "/settings/address", "/settings/export", "/settings/keys", "/settings/rights", "/settings/security", "/settings/security/factor", "/settings/webhooks", "/settings/wake", "/evidence", "/evidence/seals", "/evidence/authorities",
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


@pytest.fixture(scope="module")
def certified(house, tmp_path_factory):
    """A case with certified mail: a letter, the answer, its receipts, and an envelope nobody signed."""
    provider = CertifiedMail(
        tmp_path_factory.mktemp("provider"), datetime.datetime.now(datetime.timezone.utc))
    raw, subject = provider.envelope("Disdetta", "Chiedo la disdetta della polizza.", SPOOLED)
    house.receive_bytes(raw)
    case = house.case(subject)
    shown = house.query("desk.case", {"caseFile": case["id"]})["caseFile"]
    house.do("desk.reply", {
        "caseFile": case["id"], "version": shown["version"], "reason": "prova",
        "text": "Gentile Bruno,\nla trasmettiamo oggi.\nCordiali saluti\nGiulia"})
    sent = wait_for_letter(house, subject)
    for kind, signed in [("accettazione", True), ("avvenuta-consegna", True), ("preavviso-errore-consegna", False)]:
        house.receive_bytes(provider.receipt(kind, sent, SENDER, SPOOLED, signed))
    raw, unsigned = provider.envelope("Senza firma", "Chi l'ha scritta?", SPOOLED, signed=False)
    house.receive_bytes(raw)
    return [case["id"], house.case(f"POSTA CERTIFICATA: {unsigned}")["id"]]


def wait_for_letter(house, subject, seconds=30):
    """The id of the letter of ours that has left."""
    until = time.monotonic() + seconds
    while True:
        for path in (house.folder / "spool").rglob("*"):
            if path.is_file() and subject.encode() in (raw := path.read_bytes()):
                heads = raw.decode(errors="replace").splitlines()
                found = next(line for line in heads if line.lower().startswith("message-id:"))
                return found.partition("<")[2].partition(">")[0]
        assert time.monotonic() < until, f"no letter “{subject}” left within {seconds} s"
        time.sleep(0.2)


@pytest.fixture(scope="module")
def imports(house):
    """An import of the archive, over."""
    folder = house.data / "archives"
    folder.mkdir(exist_ok=True)
    box = mailbox.mbox(folder / f"cicoria{RUN}.mbox")
    for number in range(3):
        old = letter(f"Cicoria {number}")
        old.replace_header("Date", "Tue, 05 Mar 2019 10:00:00 +0100")
        box.add(old)
    box.close()
    begun = house.do(
        "mail.startImport", {"mailbox": house.mailbox, "archive": f"cicoria{RUN}.mbox"})
    until = time.monotonic() + 60
    while "mail.importEnded" not in house.timeline(begun):
        assert time.monotonic() < until, house.timeline(begun)
        time.sleep(0.3)
    return begun


@pytest.fixture(scope="module")
def auditor_state(chromium, house):
    mail = f"ada.{RUN}@ilborgo.example"
    house.do("commons.openAccount", {"accountName": "Ada Lodi", "mail": mail, "role": "auditor"})
    code, _, complaint = house.arca("user", "reset", mail, "--password-stdin", typed=PASSWORD + "\n")
    assert code == 0, complaint
    return signed_in_state(chromium, house, mail)


@pytest.mark.parametrize("look, language", [
    ("light", "english"), ("dark", "italian"), ("phone", "italian"), ("phone", "english")])
def test_neither_certified_mail_nor_an_import_nor_a_page_without_access_does(
    house, window, giulia_state, auditor_state, certified, imports, look, language
):
    options = {"locale": LANGUAGES[language], **LOOKS[look]}
    page = window(storage_state=giulia_state, **options)
    wrong = []
    for case in certified:
        page.goto(f"/desk/cases/{case}")
        # What is folded must be readable too.
        for summary in page.locator(".message details.quoted > summary").all():
            summary.click()
        wrong += violations(page, f"certified {case}")
        wrong += flaws(page, f"/desk/cases/{case}", expected=200)
    # The answer goes to who wrote, not to the provider that states what became of our letter.
    page.goto(f"/desk/cases/{certified[0]}")
    expect(page.locator("#answer [name=to]")).to_have_value(SENDER)
    for path in [f"/mailboxes/imports/{imports}", f"/mailboxes/imports/{imports}/undoing"]:
        wrong += flaws(page, path, expected=200)
    # Whoever has signed in keeps the menu and the search where there is nothing.
    wrong += flaws(page, MISSING, expected=404)
    expect(page.locator("#seek")).to_be_visible()
    auditor = window(storage_state=auditor_state, **options)
    wrong += flaws(auditor, "/desk/new", expected=403)
    assert not wrong, "\n".join(wrong)
    labels = page.locator("nav[aria-label]").evaluate_all("all => all.map(one => one.ariaLabel)")
    assert language == "italian" or "Percorso" not in labels


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
