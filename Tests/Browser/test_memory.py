"""Finding again what was said."""

import pytest

from letters import RUN, letter
from pages import expect, expect_no_faults

EVERYWHERE = [
    "/", "/desk", "/figures", "/mailboxes", "/settings", "/settings/accounts", "/help", "/memory"]


def test_a_word_of_a_letter_is_found_with_or_without_accents(house, giulia):
    word = f"Caffè{RUN}"
    text = f"Buongiorno,\n\nci vediamo al {word} di piazza.\n"
    received = house.receive(letter("Serata sociale", text))
    for typed in (word, word.replace("è", "e").lower()):
        giulia.goto("/memory")
        giulia.locator("#q").fill(typed)
        giulia.locator("#q").press("Enter")
        results = giulia.locator(".results")
        expect(results).to_contain_text(received["title"])
        expect(results.locator("mark").first).to_have_text(word)
    expect_no_faults(giulia)


def test_a_word_that_nobody_said_is_found_nowhere(giulia):
    giulia.goto("/memory?q=zanzariera")
    expect(giulia.locator("main")).to_contain_text("Nessuna voce ha queste parole")
    expect(giulia.locator(".results")).to_have_count(0)


@pytest.mark.parametrize("path", EVERYWHERE)
def test_the_slash_leads_to_the_search(giulia, path):
    giulia.goto(path)
    giulia.evaluate("document.activeElement.blur()")
    giulia.keyboard.press("/")
    focused = giulia.locator("#q" if path == "/memory" else "#seek")
    expect(focused).to_be_focused()
    expect(focused).to_have_value("")


def test_the_slash_is_a_letter_where_somebody_writes(house, giulia):
    case = house.receive(letter("Sconto"))
    giulia.goto(f"/desk/cases/{case['id']}")
    subject = giulia.locator("#answer [name=subject]")
    subject.fill("")
    subject.press("/")
    expect(subject).to_have_value("/")
    expect(subject).to_be_focused()


def test_j2_what_is_in_an_attachment_is_found_and_says_where(house, giulia):
    message = letter("Estratto conto")
    word = f"caparra{RUN}"
    message.add_attachment(f"voce;{word}\n", subtype="csv", filename="conti.csv")
    house.receive(message)
    found = giulia.locator("main").get_by_text("Trovato nell'allegato conti.csv")
    for _ in range(40):
        giulia.goto(f"/memory?q={word}")
        if found.count():
            break
        giulia.wait_for_timeout(500)
    expect(found).to_have_count(1)
    giulia.locator(".results").get_by_role("link", name="conti.csv").click()
    expect(giulia.locator(".message .attachments").first).to_contain_text("conti.csv")
    expect_no_faults(giulia)
