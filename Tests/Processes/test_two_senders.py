"""Two operators answer the same case at the same moment, again and again."""

import json
import threading
import uuid

import pytest

from cooperative import GIULIA, MARTA
from knocks import report
from letters import letter
from post import Office, wait_until
from web import API, Browser, open_account

ANSWER = "Gentile socio,\n\nla polizza scade il 31 dicembre.\n\nCordiali saluti\n{name}"
REASON = "risposta breve, segue telefonata"


class Operator:
    """Somebody with a page of the case open and an answer written, at the starting line."""

    def __init__(self, house, mail, name, line):
        self.name = name
        self.browser = Browser(house, mail)
        self.line = line
        self.answers = {}

    def race(self, cases):
        for case in cases:
            form = self.browser.form(f"/desk/cases/{case}", f"/desk/cases/{case}/replies")
            self.line.wait(60)
            self.answers[case] = self.browser.submit(
                form, text=ANSWER.format(name=self.name), reason=REASON)


@pytest.mark.races
def test_d1_d2_of_two_who_answer_at_once_one_letter_leaves_and_the_other_text_stays(
    engine, mail, races
):
    house = engine.house("races")
    office = Office(mail, uuid.uuid4().hex[:8], copies=False)
    house.do("mail.setMailbox", office.settings())
    house.serve()
    open_account(Browser(house, GIULIA), "Marta Neri", MARTA)
    cases = receive(house, office, races)
    line = threading.Barrier(2)
    both = [Operator(house, GIULIA, "Giulia Ferrari", line), Operator(house, MARTA, "Marta Neri", line)]
    running = [threading.Thread(target=one.race, args=(list(cases),)) for one in both]
    for one in running:
        one.start()
    for one in running:
        one.join(60 + races)
    winners, losers = {}, {}
    for case in cases:
        winner, loser = sorted(both, key=lambda one: one.answers[case].status)
        check_race(case, winner, loser)
        winners[case], losers[case] = winner.name, loser.name
    check_drafts(house, losers)
    check_letters(house, office, cases, winners)
    house.stop()
    house.verify()
    counts = [sum(name == one.name for name in winners.values()) for one in both]
    report(
        f"two senders on {engine.name}: {races} races won {counts[0]} to {counts[1]},"
        f" {len(office.left())} letters left, {len(losers)} told and kept as drafts")
    engine.sweep(house)


def receive(house, office, races):
    """Cases, each of a correspondent of its own, from letters that the house fetched."""
    for number in range(races):
        sender = f"Socio {number} <{office.correspondent(number)}>"
        office.deliver(letter("Polizza", sender=sender, to=office.address))
    wait_until(
        lambda: house.count("message", "direction = 'in'") == races, "all letters are fetched",
        seconds=60 + races)
    cases = {case["id"]: case["correspondent"] for case in API(house, house.key()).waiting()}
    assert len(cases) == len(set(cases.values())) == races
    return cases


def check_race(case, winner, loser):
    assert (winner.answers[case].status, loser.answers[case].status) == (303, 409)
    assert f"/desk/cases/{case}" in winner.answers[case].headers["Location"]
    page = loser.answers[case]
    assert "Nel frattempo la pratica è cambiata: la tua risposta è salvata come bozza." in page.text
    assert "Leggi che cosa è successo e invia di nuovo. D2" in page.text
    assert "È partita un'altra risposta." in page.text
    assert "messaggio nuovo" not in page.text
    (form,) = [form for form in page.forms if "/replies" in form.action]
    assert form["text"] == ANSWER.format(name=loser.name)


def check_drafts(house, losers):
    """The text of who came second is kept, as hers."""
    drafts = house.rows(
        "SELECT account.name, draft.body FROM draft JOIN account ON account.id = draft.account")
    assert len(drafts) == len(losers)
    for name, body in drafts:
        assert json.loads(body)["text"] == ANSWER.format(name=name)
    for name in set(losers.values()):
        assert sum(one == name for one, _ in drafts) == sum(
            one == name for one in losers.values())


def check_letters(house, office, cases, winners):
    out = "direction = 'out'"
    wait_until(
        lambda: house.count("message", f"{out} AND state = 'sent'") == len(cases),
        "all letters leave", seconds=60 + len(cases))
    assert house.count("message", out) == house.count("reply") == len(cases)
    left = office.left()
    assert left == {correspondent: 1 for correspondent in cases.values()}
    for case, correspondent in cases.items():
        assert winners[case] in office.text_to(correspondent)
