"""The pages do their work where no script runs."""

from letters import letter
from pages import ANSWER, expect, open_case, send, tick_points, write_answer


def test_a_case_is_opened_and_answered(house, bare):
    case = house.receive(letter("Carta verde"))
    bare.goto("/desk?queue=open")
    bare.locator("#case-list").get_by_text(case["title"], exact=True).click()
    form = bare.locator("#answer")
    expect(form.locator("[name=text]")).to_be_visible()
    tick_points(write_answer(bare))
    send(form)
    expect(bare.get_by_role("status").first).to_contain_text("La risposta è in partenza")


def test_a_refused_answer_comes_back_filled(house, bare):
    case = house.receive(letter("Attestato di rischio"))
    form = open_case(bare, case)
    write_answer(bare)
    send(form)
    expect(bare.get_by_role("alert")).to_contain_text("Il punto 1 non ha risposta")
    expect(form.locator("[name=text]")).to_have_value(ANSWER.format(name="Giulia Ferrari"))


def test_the_memory_is_searched(house, bare):
    case = house.receive(letter("Denuncia di sinistro"))
    bare.goto("/desk")
    bare.locator("#seek").fill(case["title"].split()[-1])
    bare.locator("#seek").press("Enter")
    expect(bare.locator("main")).to_contain_text(case["title"])
