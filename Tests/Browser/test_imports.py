"""Archives of old mail come in from the page, pause, and go out again as a whole (D1)."""

import contextlib
import mailbox
import sqlite3
import time

import pytest

from cooperative import SPOOLED
from letters import RUN, letter
from pages import expect, expect_no_faults, flaws, sign_in

LETTERS = 30


@pytest.fixture
def archive(house, request):
    """An mbox in the folder of archives, with words of its own."""
    word = f"topinambur{RUN}{len(request.node.name)}"
    folder = house.data / "archives"
    folder.mkdir(exist_ok=True)
    name = f"{word}.mbox"
    box = mailbox.mbox(folder / name)
    for number in range(LETTERS):
        old = letter(f"Orto {number}", text=f"Vorrei del {word}, mazzo {number}.\n",
                     sender=f"Orto {number} <orto{number}@esempio.example>")
        # So old that nobody waits for an answer.
        old.replace_header("Date", "Tue, 05 Mar 2019 10:00:00 +0100")
        box.add(old)
    box.close()
    return name, word


def begin(page, name):
    page.goto("/mailboxes/imports")
    page.locator("[name=archive]").select_option(name)
    page.locator("[name=mailbox]").select_option(label=f"Soci · {SPOOLED}")
    page.get_by_role("button", name="Comincia l'importazione").click()
    expect(page.locator("h1")).to_have_text(name)


def wait_for(page, words):
    """Also of a page without a script, which does not change by itself."""
    until = time.monotonic() + 60
    while words not in page.locator("main").inner_text():
        assert time.monotonic() < until, page.locator("main").inner_text()
        time.sleep(0.3)
        page.reload()


@pytest.mark.parametrize("script", [True, False])
def test_d1_an_archive_comes_in_and_goes_out_but_for_the_case_somebody_worked_on(
    house, window, proven, archive, script
):
    name, word = archive
    page = window(storage_state=proven.context.storage_state(), java_script_enabled=script)
    begin(page, name)
    wait_for(page, "conclusa")
    page.goto(f"/memory?q={word}")
    expect(page.locator(".result").first).to_be_visible()
    # A colleague writes into one of them.
    page.locator(".result a").first.click()
    page.locator("#contact > summary").click()
    page.locator("#f-contact-note").fill("Ne ha parlato al mercato")
    page.locator("#f-contact-minutes").fill("3")
    page.locator("#contact").get_by_role("button", name="Registra", exact=True).click()
    expect(page.locator(".thread .call")).to_contain_text("al mercato")
    page.goto("/mailboxes/imports")
    page.get_by_role("link", name=name).click()
    page.get_by_role("link", name="Annulla l'importazione…").click()
    expect(page.locator("table.dense tbody tr")).to_have_count(1)
    wrong = flaws(page, page.url.removeprefix(house.address), expected=200) if script else []
    assert not wrong, wrong
    page.get_by_role("button", name=f"Togli {LETTERS - 1} lettere").click()
    wait_for(page, f"{LETTERS - 1} lettere sono uscite")
    expect(page.locator("table.dense tbody tr")).to_have_count(1)
    if script:
        assert not (wrong := flaws(page, page.url.removeprefix(house.address), expected=200)), wrong
        expect_no_faults(page)
    page.goto(f"/memory?q={word}")
    expect(page.locator(".result")).to_have_count(1)


def test_d1_nobody_takes_an_import_out_who_has_not_just_proved_who_it_is(house, window, archive):
    """What is erased does not come back: an open page that somebody else finds is not enough."""
    name, word = archive
    page = window()
    sign_in(page)
    begin(page, name)
    wait_for(page, "conclusa")
    path = page.url.removeprefix(house.address)
    page.goto(f"{path}/undoing")
    token = page.locator("main [name=_token]").first.input_value()
    forget_proofs(house)
    page.reload()
    expect(page.get_by_role("button", name="Togli")).to_have_count(0)
    answer = page.request.post(f"{path}/undoing", form={"_token": token}, max_redirects=0)
    assert answer.status == 303 and "/settings/proof" in answer.headers["location"]
    page.goto(f"/memory?q={word}")
    expect(page.locator(".result").first).to_be_visible()


def forget_proofs(house):
    with contextlib.closing(sqlite3.connect(house.data / "arca.sqlite", timeout=10)) as store:
        store.execute("UPDATE session SET proved_at = 0")
        store.commit()


def test_d1_into_which_of_several_mailboxes_is_chosen_and_not_overlooked(house, giulia, archive):
    name, _ = archive
    house.do("mail.setMailbox", {
        "address": f"seconda{RUN}@ilborgo.example", "title": "Seconda",
        "spool": str(house.folder / "spool")})
    giulia.goto("/mailboxes/imports")
    assert giulia.locator("[name=mailbox]").input_value() == ""
    before = giulia.locator("#imports .rows > li").count()
    giulia.locator("[name=archive]").select_option(name)
    giulia.get_by_role("button", name="Comincia l'importazione").click()
    expect(giulia.locator("[name=mailbox]:invalid")).to_have_count(1)
    expect(giulia.locator("#imports .rows > li")).to_have_count(before)
