"""Reply blocks: written once, put into answers, kept in versions (D9)."""

import pytest

from letters import RUN, letter
from pages import expect, expect_no_faults, open_case, send, tick_points, write_answer

WORDS = "La franchigia di 250 euro si applica a ogni sinistro."


@pytest.fixture(scope="module")
def block(house):
    return house.do("knowledge.write", {
        "kind": "block", "title": f"Franchigia {RUN}", "text": WORDS,
        "sources": ["CGA art. 12"]})


@pytest.fixture
def case(house):
    return house.receive(letter("Sinistro al furgone"))


def test_d9_a_block_is_written_revised_and_retired_on_its_pages(giulia):
    giulia.goto("/knowledge")
    giulia.get_by_role("link", name="Nuovo blocco").click()
    title = f"Disdetta {RUN}"
    giulia.locator("[name=title]").fill(title)
    giulia.locator("[name=text]").fill("Si disdice con una PEC.\n\nEntro la scadenza.")
    giulia.locator("[name=sources]").fill("art. 1899 c.c.\nnorme generali")
    giulia.locator("main .button.primary").click()
    expect(giulia.locator(".notice[role=status]")).to_contain_text("Salvato")
    expect(giulia.locator(".prose li")).to_have_text(["art. 1899 c.c.", "norme generali"])
    giulia.get_by_role("link", name="Rivedi").click()
    giulia.locator("[name=text]").fill("Si disdice con una PEC o una raccomandata.")
    giulia.locator("[name=reason]").fill("Vale anche la carta")
    giulia.locator("main .button.primary").click()
    expect(giulia.locator("main")).to_contain_text("versione 2")
    expect(giulia.locator("main details", has_text="Versione 1")).to_be_visible()
    giulia.get_by_text("Ritira questo testo").click()
    giulia.locator("[name=reason]").fill("Non serve più")
    giulia.get_by_role("button", name="Ritira").click()
    expect(giulia.locator(".notice.warn")).to_contain_text("ritirato")
    giulia.goto(f"/knowledge?words=disdetta+{RUN}")
    expect(giulia.locator("main")).to_contain_text("Niente contiene queste parole")
    giulia.goto(f"/knowledge?shelf=retired&words=disdetta+{RUN}")
    expect(giulia.get_by_role("link", name=title)).to_be_visible()
    expect_no_faults(giulia)


def test_d9_a_block_goes_into_the_letter_where_one_writes_and_the_answer_remembers_it(
        giulia, case, block):
    form = open_case(giulia, case)
    write_answer(giulia)
    text = form.locator("[name=text]")
    text.evaluate("area => area.setSelectionRange(area.value.indexOf('Mi chiami'), area.value.indexOf('Mi chiami'))")
    giulia.locator("#blocks > summary").click()
    giulia.locator("#shelf-words").fill(f"franchigia {RUN}")
    shelf = giulia.locator(".shelf li")
    expect(shelf).to_have_count(1)
    shelf.get_by_role("button").click()
    written = text.input_value()
    assert written.index(WORDS) < written.index("Riferimenti: CGA art. 12.") < written.index("Mi chiami")
    # The draft holds the block too: after a reload the letter still knows it.
    expect(form.locator("output.draft")).to_contain_text("Bozza salvata")
    form = open_case(giulia, case)
    expect(form.locator("[name=blocks]")).to_have_value(f"{block}.1")
    tick_points(form)
    send(form)
    giulia.wait_for_url("**sent=*")
    giulia.goto(f"/knowledge/{block}")
    expect(giulia.locator("section", has_text="Risposte che lo contengono")).to_contain_text("Sinistro al furgone")
    expect_no_faults(giulia)


def test_d9_enter_in_the_search_for_a_block_sends_no_letter(giulia, case, block):
    form = open_case(giulia, case)
    giulia.locator("#blocks > summary").click()
    giulia.locator("#shelf-words").fill("parola che nessun blocco contiene")
    giulia.locator("#shelf-words").press("Enter")
    expect(giulia.locator("#blocks")).to_contain_text("Nessun blocco contiene queste parole")
    expect(form).to_be_visible()


def test_d9_without_script_the_block_stands_before_the_closing(bare, case, block):
    form = open_case(bare, case)
    form.locator("[name=subject]").fill("Il suo sinistro")
    bare.locator("#blocks > summary").click()
    bare.locator("#shelf-words").fill(f"franchigia {RUN}")
    bare.locator("[name=_find]").click()
    bare.locator(".shelf li").get_by_role("button").click()
    form = bare.locator("#answer")
    expect(form.locator("[name=subject]")).to_have_value("Il suo sinistro")
    text = form.locator("[name=text]").input_value()
    assert text.index("Gentile") < text.index(WORDS) < text.index("Cordiali saluti")
