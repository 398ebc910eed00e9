"""C4: an operator lets another system hear of what happens, and sees how that goes."""

import pytest

from cooperative import GIULIA
from letters import RUN
from pages import expect, expect_no_faults
from receiver import Receiver

PATH = "/settings/webhooks"
NEW = f"form[action='{PATH}']"


@pytest.fixture
def receiver(house):
    receiver = Receiver().listen()
    yield receiver
    receiver.go()
    for row in house.query("webhooks.all"):
        house.do("webhooks.remove", {"hook": row["id"]})


def card(page, title):
    return page.locator("section.card", has=page.get_by_role("heading", name=title, exact=True))


def press(page, title, verb):
    acts = f"form[action$='/{verb}'] button"
    button = card(page, title).locator(acts).first
    folded = card(page, title).locator("details", has=page.locator(acts)).locator("summary")
    if folded.count():
        folded.click()
    button.click()


def test_c4_a_webhook_is_added_and_its_secret_shown_once(house, receiver, proven):
    proven.goto(PATH)
    form = proven.locator(NEW)
    form.locator("[name=title]").fill("Contabilità")
    form.locator("[name=url]").fill("http://contabilita.invalid/arca")
    form.locator("[name=kind]").select_option("some")
    form.locator("[name=on-desk]").check()
    form.locator("[name=facts]").fill("members.admitted.v1")
    form.locator("button").click()
    expect(proven.locator("#refusal")).to_contain_text("https://sistema.example/arca")
    # What was typed and ticked is still there.
    expect(form.locator("[name=title]")).to_have_value("Contabilità")
    expect(form.locator("[name=on-desk]")).to_be_checked()
    expect(form.locator("[name=facts]")).to_have_value("members.admitted.v1")
    form.locator("[name=url]").fill("https://contabilita.invalid/arca")
    form.locator("button").click()
    secret = proven.locator("#secret").inner_text()
    assert secret.startswith("whsec_")
    expect(card(proven, "Contabilità")).to_contain_text("«Scrivania», members.admitted.v1")
    expect(card(proven, "Contabilità")).to_contain_text("non ancora usato")
    proven.goto(PATH)
    assert secret not in proven.content()
    expect_no_faults_but_refusals(proven)


def test_c4_a_test_says_how_it_went_and_the_house_says_what_stopped(house, receiver, proven):
    code, printed, complaint = house.arca(
        "webhook", "add", "--as", GIULIA, "--title", f"Magazzino {RUN}", "--url", receiver.url,
        "--facts", "desk.*", "--here")
    assert code == 0, complaint
    hook, receiver.secret = printed.split()
    title = f"Magazzino {RUN}"
    proven.goto(PATH)
    press(proven, title, "test")
    expect(proven.locator(".notice.good")).to_contain_text("Il messaggio di prova è arrivato")
    expect(card(proven, title)).to_contain_text("in ordine")
    receiver.status = 503
    press(proven, title, "test")
    expect(proven.locator(".notice", has_text="non è ancora arrivato")).to_contain_text("ha risposto 503")
    expect(card(proven, title)).to_contain_text("Prossimo tentativo")
    expect(card(proven, title).locator("dl div", has_text="In attesa").locator("dd")).to_have_text("1")
    # With a new secret, which the receiver learns, what waited arrives.
    press(proven, title, "secret")
    receiver.secret = proven.locator("#secret").inner_text()
    receiver.status = 200
    press(proven, title, "test")
    expect(proven.locator(".notice.good")).to_contain_text("Il messaggio di prova è arrivato")
    assert receiver.forged == 0 and len(receiver.taken()) == 3
    receiver.status = 410
    press(proven, title, "test")
    expect(card(proven, title)).to_contain_text("Arca l'ha messo in pausa")
    proven.goto("/")
    expect(proven.locator(".today")).to_contain_text("Webhook fermi")
    proven.goto(PATH)
    receiver.status = 200
    press(proven, title, "resumption")
    expect(card(proven, title).locator(".state")).to_have_text("in ordine")
    proven.goto("/")
    expect(proven.locator(".today")).not_to_contain_text("Webhook fermi")
    expect_no_faults(proven)


def test_c4_a_webhook_is_changed_paused_and_removed_without_script(house, receiver, bare):
    bare.goto(PATH)
    form = bare.locator(NEW)
    form.locator("[name=title]").fill("Negozio")
    form.locator("[name=url]").fill("https://negozio.invalid/")
    form.locator("button").click()
    bare.goto(PATH)
    card(bare, "Negozio").locator("summary", has_text="Cambia").click()
    change = card(bare, "Negozio").locator("form[action$='/change']")
    change.locator("[name=title]").fill("Bottega")
    change.locator("[name=kind]").select_option("some")
    change.locator("button").click()
    # Some, and none chosen: told beside the field, in the form of that webhook.
    expect(bare.locator("#refusal")).to_contain_text("Scegli di che cosa avvisare")
    change = card(bare, "Negozio").locator("form[action$='/change']")
    expect(change.locator("[name=title]")).to_have_value("Bottega")
    change.locator("[name=facts]").fill("members.*")
    change.locator("button").click()
    expect(card(bare, "Bottega")).to_contain_text("«Soci e persone»")
    press(bare, "Bottega", "pause")
    expect(card(bare, "Bottega")).to_contain_text("in pausa")
    press(bare, "Bottega", "removal")
    expect(bare.locator(".empty")).to_contain_text("Nessun webhook")


def test_c4_an_auditor_sees_and_changes_nothing_and_who_was_long_here_proves_herself(
    house, receiver, giulia, window
):
    house.do("webhooks.add", {
        "title": "Negozio", "url": "https://negozio.invalid/", "facts": ["*"],
        "secret": "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="})
    page = window(locale="en-GB", storage_state=giulia.context.storage_state())
    page.goto(PATH)
    expect(page.locator("main")).to_contain_text("They tell another system")
    expect(card(page, "Negozio")).to_contain_text("all that happens")
    assert "whsec_" not in page.content()
    expect_no_faults(page)


def expect_no_faults_but_refusals(page):
    """A browser itself notes on the console that a form was refused."""
    assert [fault for fault in page.faults if "422" not in fault] == []
