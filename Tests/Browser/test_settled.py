"""Who was answered says by a link whether that settled it (D5)."""

import re

import pytest

from letters import letter
from pages import expect, expect_no_faults, open_case, send, tick_points, write_answer


@pytest.fixture(scope="module")
def address(house):
    house.do("commons.setAddress", {"address": "https://arca.ilborgo.example"})
    yield "https://arca.ilborgo.example"
    house.do("commons.setAddress", {"address": None})


@pytest.fixture
def link(house, giulia, address):
    """The path that the letter of a closed case carries, and the case."""
    case = house.receive(letter("Furgone da assicurare"))
    form = open_case(giulia, case)
    tick_points(write_answer(giulia))
    expect(form).to_contain_text("Arca chiede se ha risolto")
    form.locator("[name=closes]").check()
    send(form)
    giulia.wait_for_url("**sent=*")
    said = giulia.locator("article.message.out").last.inner_text()
    found = re.search(re.escape(address) + r"(/settled/\w+/[\w-]{22})", said)
    assert found, said
    return found.group(1), case


def test_d5_a_stranger_to_the_house_says_no_and_the_office_sees_it(window, giulia, link):
    path, case = link
    # No session, no cookie: the link is the right.
    person = window()
    person.goto(path)
    expect(person.get_by_role("heading", level=1)).to_contain_text("ha risolto")
    expect(person.locator("body")).not_to_contain_text("Furgone")
    person.locator("[name=words]").fill("Manca la carta verde")
    person.get_by_role("button", name="No, manca qualcosa").click()
    expect(person.locator(".notice[role=status]")).to_contain_text("riprendiamo la sua pratica")
    assert not [one for one in person.context.cookies()]
    open_case(giulia, case, queue="waiting")
    expect(giulia.locator(".thread")).to_contain_text("La persona dice che manca qualcosa")
    expect(giulia.locator(".thread")).to_contain_text("Manca la carta verde")
    # And yes, later.
    person.get_by_role("button", name="Sì, è risolta").click()
    expect(person.locator(".notice[role=status]")).to_contain_text("ci ha detto che è risolta")
    expect_no_faults(person)
    expect_no_faults(giulia)


def test_d5_looking_at_the_link_says_nothing_and_a_wrong_one_leads_nowhere(window, link):
    path, _ = link
    person = window(java_script_enabled=False, locale="en-GB")
    for _ in range(3):
        person.goto(path)
        expect(person.locator(".notice[role=status]")).to_have_count(0)
    expect(person.get_by_role("heading", level=1)).to_contain_text("settle your request")
    forged = path[:-1] + ("A" if path[-1] != "A" else "B")
    assert person.goto(forged).status == 404
    expect(person.get_by_role("heading", level=1)).to_contain_text("Nothing is here")
    person.goto(path)
    person.get_by_role("button", name="Yes, it is settled").click()
    expect(person.locator(".notice[role=status]")).to_contain_text("you said it is settled")


def test_the_public_address_is_set_on_its_page(giulia, address):
    giulia.goto("/settings/address")
    giulia.locator("[name=address]").fill("arca.ilborgo.example/x")
    giulia.locator("main .button.primary").click()
    expect(giulia.get_by_role("alert")).to_contain_text("https://arca.example")
    expect(giulia.locator("[name=address]")).to_have_value("arca.ilborgo.example/x")
    giulia.locator("[name=address]").fill(address + "/")
    giulia.locator("main .button.primary").click()
    expect(giulia.locator("[name=address]")).to_have_value(address)
