"""What is promised, and what is put aside until a day (D7)."""

from datetime import timedelta

import pytest

from cooperative import today
from letters import letter
from pages import expect, expect_no_faults, open_case, send, tick_points, write_answer


@pytest.fixture
def case(house):
    return house.receive(letter("Voltura della fornitura"))


def in_days(number):
    return (today() + timedelta(days=number)).isoformat()


def promise(page, text, due):
    page.keyboard.press("p")
    form = page.locator(".case-head form[action*='/promises?']")
    form.locator("[name=text]").fill(text)
    form.locator("[name=dueOn]").fill(due)
    form.locator("button").click()


def test_d7_a_promise_is_made_by_keys_refused_in_the_past_and_kept_by_an_answer(giulia, case):
    form = open_case(giulia, case)
    promise(giulia, "Mandare il contratto", in_days(-2))
    wrong = giulia.locator(".case-head .error")
    expect(wrong).to_contain_text("Il giorno è già passato")
    expect(giulia.locator("#f-promise-text")).to_have_value("Mandare il contratto")
    giulia.locator("#f-promise-dueOn").fill(in_days(2))
    giulia.locator(".case-head form[action*='/promises?'] button").click()
    panel = giulia.locator("#promises")
    expect(panel).to_contain_text("Mandare il contratto")
    giulia.goto("/")
    expect(giulia.locator("#today-promises")).to_be_visible()
    giulia.goto("/desk/promises")
    giulia.locator(".promises").get_by_text("Mandare il contratto").click()
    # A case does not close over it, unless the answer keeps it.
    form = open_case(giulia, case)
    write_answer(giulia)
    tick_points(form)
    form.locator("[name=closes]").check()
    send(form)
    expect(giulia.get_by_role("alert")).to_contain_text("c'è una promessa aperta")
    form = giulia.locator("#answer")
    form.locator("[name=keeps]").check()
    send(form)
    giulia.wait_for_url("**sent=*")
    expect(giulia.locator(".notice", has_text="Pratica chiusa")).to_be_visible()
    expect(giulia.locator("#promises")).to_have_count(0)


def test_d7_a_promise_is_withdrawn_only_with_a_reason(giulia, case):
    open_case(giulia, case)
    promise(giulia, "Portare i moduli", in_days(5))
    panel = giulia.locator("#promises")
    panel.locator("summary").click()
    ending = panel.locator("form[action*='/promises/end']", has=giulia.locator("[name=note]"))
    ending.locator("[name=note]").evaluate("field => field.removeAttribute('required')")
    ending.locator("button").click()
    expect(panel.locator(".error")).to_contain_text("Compila questo campo")
    ending.locator("[name=note]").fill("Li ha trovati da sé")
    ending.locator("button").click()
    expect(giulia.locator("#promises")).to_have_count(0)


def test_d7_a_case_put_aside_is_among_those_that_wait_and_comes_back(giulia, case):
    open_case(giulia, case)
    giulia.keyboard.press("t")
    expect(giulia.locator(".case-head .holder")).to_contain_text("Giulia Ferrari")
    giulia.keyboard.press("z")
    giulia.get_by_role("button", name="Fra un mese").click()
    expect(giulia.locator(".case-head .tags")).to_contain_text("rimandata al")
    for queue, there in [("mine", 0), ("later", 1), ("waiting", 1)]:
        giulia.goto(f"/desk?queue={queue}")
        expect(giulia.locator("#case-list").get_by_text(case["title"])).to_have_count(there)
    open_case(giulia, case, queue="later")
    giulia.get_by_role("button", name="Riporta fra le mie").click()
    giulia.goto("/desk?queue=mine")
    expect(giulia.locator("#case-list").get_by_text(case["title"])).to_have_count(1)
    expect_no_faults(giulia)
