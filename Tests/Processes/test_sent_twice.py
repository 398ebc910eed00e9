"""What is sent twice happens once, on every road, and its sender gets the first answer again."""

import json
import threading
import uuid

from cooperative import GIULIA, MARTA
from world import UNKNOWN

CONTACT = "desk.contactRecorded.v1"


def call(case, note="Richiama domani."):
    return {"caseFile": case, "means": "call", "minutes": 4, "note": note}


def at_once(count, act):
    """Lets several do the same in the same moment; gives what each got."""
    line, got = threading.Barrier(count), []

    def run(number):
        line.wait(20)
        got.append(act(number))

    running = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for one in running:
        one.start()
    for one in running:
        one.join(60)
    assert len(got) == count
    return got


def test_a_form_posted_twice_gives_one_contact_and_one_party(world):
    browser, house = world.browser(), world.house
    path = f"/desk/cases/{world.case()['id']}"
    contacts, parties = house.facts(CONTACT), house.facts("members.partyRegistered.v1")
    form = browser.form(path, f"{path}/contacts")
    answers = [browser.submit(form, minutes="4", note="Richiama domani.") for _ in range(2)]
    form = browser.form("/parties/new", "/parties")
    name = f"Sala {uuid.uuid4().hex[:6]}"
    answers += [browser.submit(form, partyName=name, _sure="1") for _ in range(2)]
    assert [answer.status for answer in answers] == [303] * 4
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert answers[2].headers["Location"] == answers[3].headers["Location"]
    assert house.facts(CONTACT) == contacts + 1
    assert house.facts("members.partyRegistered.v1") == parties + 1


def test_m8_an_access_given_twice_after_it_was_closed_leads_to_a_sentence(world):
    house, mail = world.house, f"ugo.{uuid.uuid4().hex[:8]}@fabbri.example"
    party = house.do("members.registerParty", {
        "kind": "person", "partyName": "Fabbri", "givenName": "Ugo",
        "contacts": [{"kind": "mail", "value": mail}]})
    house.do("members.beginRole", {"party": party, "role": "contact"})
    path = f"/parties/{party}/access"
    for language, words in (("it", "Adesso non ha un accesso"), ("en", "There is no access now")):
        browser = world.browser(language=language)
        form = browser.form(f"/parties/{party}", path)
        assert browser.submit(form, mail=mail).status == 303
        house.do("members.endAccess", {"party": party})
        before = house.facts("members.accessGiven.v1")
        again = browser.submit(form, mail=mail)
        assert (again.status, again.headers["Location"]) == (303, path)
        assert words in browser.open(path).text
        assert house.facts("members.accessGiven.v1") == before
    assert world.browser().ask("GET", f"/parties/{UNKNOWN}/access", None, {}).status == 404


def test_d1_an_answer_posted_twice_at_once_from_one_page_is_one_letter(world):
    house = world.house
    for _ in range(4):
        path = f"/desk/cases/{world.case()['id']}"
        form = world.browser().form(path, f"{path}/replies")
        windows = [world.browser(), world.browser(language="en")]
        windows[1].cookie = windows[0].cookie
        before = house.facts("mail.messageQueued.v1")
        answers = at_once(2, lambda number: windows[number].submit(
            form, text="Scade il 31 dicembre.", reason="risposta breve"))
        assert [answer.status for answer in answers] == [303, 303]
        assert house.facts("mail.messageQueued.v1") == before + 1


def test_the_same_key_twice_gives_one_fact_and_the_same_answer(world):
    case, key = world.case()["id"], uuid.uuid4().hex
    before = world.house.facts(CONTACT)
    first = world.api().run("desk.recordContact", call(case), key)
    assert first[0] == 200
    assert world.api().run("desk.recordContact", call(case), key) == first
    code, printed, complaint = world.house.arca(
        "do", "desk.recordContact", "--as", GIULIA, "--key", key, "--json", json.dumps(call(case)))
    assert (code, json.loads(printed)) == (0, first[1]), complaint
    assert world.house.facts(CONTACT) == before + 1
    # Without a key it is another call.
    assert world.api().run("desk.recordContact", call(case)) != first
    assert world.house.facts(CONTACT) == before + 2


def test_the_same_key_from_many_at_once_gives_one_fact(world):
    for _ in range(4):
        case, key = world.case()["id"], uuid.uuid4().hex
        before = world.house.facts(CONTACT)
        answers = at_once(8, lambda _: world.api().run("desk.recordContact", call(case), key))
        assert answers[0][0] == 200 and all(answer == answers[0] for answer in answers)
        assert world.house.facts(CONTACT) == before + 1


def test_the_same_key_for_something_else_is_refused_on_every_road(world):
    case, key = world.case()["id"], uuid.uuid4().hex
    assert world.api().run("desk.recordContact", call(case), key)[0] == 200
    before = world.facts()
    other = call(case, "Non richiama.")
    status, problem = world.api().run("desk.recordContact", other, key)
    assert (status, problem["code"]) == (409, "keyUsedForSomethingElse")
    code, printed, _ = world.house.arca(
        "do", "desk.recordContact", "--as", GIULIA, "--key", key, "--json", json.dumps(other))
    assert (code, json.loads(printed)) == (2, problem)
    status, another = world.api().run("desk.take", {"caseFile": case}, key)
    assert (status, another) == (409, problem)
    path = f"/desk/cases/{case}"
    page = world.browser().submit(
        world.browser().form(path, f"{path}/contacts"), _key=key, minutes="4", note="Non richiama.")
    assert page.status == 409 and problem["sentence"]["it"] in page.text
    assert world.facts() == before


def test_a_key_belongs_to_the_one_who_used_it(world):
    case, key = world.case()["id"], uuid.uuid4().hex
    before = world.house.facts(CONTACT)
    mine = world.api().run("desk.recordContact", call(case), key)
    hers = world.api(MARTA).run("desk.recordContact", call(case), key)
    assert mine[0] == hers[0] == 200 and mine != hers
    assert world.house.facts(CONTACT) == before + 2


def test_a_refused_request_may_be_sent_again_with_its_key(world):
    case, key = world.case()["id"], uuid.uuid4().hex
    wrong = {**call(case), "minutes": 2880}
    first = world.api().run("desk.recordContact", wrong, key)
    assert first[0] == 422
    assert world.api().run("desk.recordContact", wrong, key) == first
    assert world.api().run("desk.recordContact", call(case), key)[0] == 200


def test_a_key_is_known_to_the_server_that_comes_after_one_that_was_killed(world):
    case, key = world.case()["id"], uuid.uuid4().hex
    first = world.api().run("desk.recordContact", call(case), key)
    before = world.house.facts(CONTACT)
    world.house.kill()
    world.house.serve()
    world.browsers.clear()
    assert world.api().run("desk.recordContact", call(case), key) == first
    assert world.house.facts(CONTACT) == before
