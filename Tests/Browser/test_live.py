"""Open pages go on by themselves when the house was away."""

import http.client
import re

import pytest

from letters import letter
from pages import expect


@pytest.fixture
def away(house):
    """The house stops; whatever happens it is there again for the next test."""
    yield house.stop
    if house.server.poll() is not None:
        house.serve()


def test_a_page_says_that_the_house_is_away_and_catches_up_by_itself(house, giulia, away):
    giulia.goto("/desk")
    giulia.evaluate("document.body.dataset.stayed = 'yes'")
    line = giulia.get_by_text("riprovo a collegarmi")
    expect(line).to_have_count(0)
    away()
    expect(line).to_be_visible()
    house.serve()
    case = house.receive(letter("Arrivata mentre la casa era chiusa"))
    expect(giulia.locator("#case-list").get_by_text(case["title"], exact=True)).to_be_visible(
        timeout=25_000)
    expect(line).to_have_count(0)
    assert giulia.evaluate("document.body.dataset.stayed") == "yes"


def test_a_stream_that_is_refused_for_a_while_comes_back(house, giulia):
    """As behind a proxy, or while the database is away: an answer that is no stream ends an
    EventSource for good."""
    refusing = {"on": True, "asked": 0}

    def answer(route):
        refusing["asked"] += 1
        if refusing["on"]:
            return route.fulfill(status=503, body="away")
        return route.continue_()

    giulia.route(re.compile("/events"), answer)
    giulia.goto("/desk")
    expect(giulia.get_by_text("riprovo a collegarmi")).to_be_visible()
    case = house.receive(letter("Arrivata senza che la pagina ne sapesse"))
    assert refusing["asked"] > 1
    refusing["on"] = False
    expect(giulia.locator("#case-list").get_by_text(case["title"], exact=True)).to_be_visible(
        timeout=25_000)
    expect(giulia.get_by_text("riprovo a collegarmi")).to_have_count(0)


def test_a_part_that_could_not_be_brought_up_to_date_is_asked_for_again(house, giulia):
    giulia.goto("/desk")
    with giulia.expect_response(lambda answer: "/events" in answer.url):
        giulia.reload()
    failing = {"left": 2}

    def answer(route):
        if route.request.headers.get("arca-fragment") and failing["left"]:
            failing["left"] -= 1
            return route.fulfill(status=503, body="away")
        return route.continue_()

    giulia.route("**/desk**", answer)
    case = house.receive(letter("Arrivata mentre i dati non rispondevano"))
    expect(giulia.locator("#case-list").get_by_text(case["title"], exact=True)).to_be_visible(
        timeout=25_000)
    assert failing["left"] == 0


def test_a_page_of_one_node_is_told_by_a_fresh_one_what_it_missed(house, giulia_state):
    """The stream opens on a process that has just begun: it reads in the journal what came since."""
    cookie = giulia_state["cookies"][0]
    line = http.client.HTTPConnection("127.0.0.1", house.port, timeout=20)
    headers = {"Cookie": f"{cookie['name']}={cookie['value']}"}
    line.request("GET", "/desk", headers=headers)
    page = line.getresponse().read().decode()
    (position,) = re.findall(r'data-events="/events\?after=(\d+)"', page)
    house.receive(letter("Arrivata prima che il nodo nuovo cominciasse"))
    house.stop()
    house.serve()
    line = http.client.HTTPConnection("127.0.0.1", house.port, timeout=20)
    line.request("GET", f"/events?after={position}", headers=headers)
    stream = line.getresponse()
    assert stream.status == 200
    heard = [stream.readline().decode().strip() for _ in range(12)]
    assert f"id: {int(position) + 1}" in heard, heard
    assert "event: everything" not in heard
    line.close()
    # What a stream has told is not told again by the next one.
    line = http.client.HTTPConnection("127.0.0.1", house.port, timeout=20)
    line.request("GET", f"/events?after={position}", headers={
        **headers, "Last-Event-ID": str(int(position) + 1)})
    stream = line.getresponse()
    heard = [stream.readline().decode().strip() for _ in range(6)]
    assert f"id: {int(position) + 1}" not in heard and f"id: {int(position) + 2}" in heard, heard
    line.close()
