"""Two nodes of one cooperative behind a real proxy: one house, also while one of them dies."""

import http.client
import os
import re
import signal
import time
import uuid
from urllib.parse import urlsplit, urlunsplit

import pytest

from cooperative import GIULIA
from engines import run_psql
from knocks import moments, report
from nodes import Pair
from post import wait_until
from traffic import Traffic, check, settle_by_hand, summary
from web import API, Browser


@pytest.fixture
def pair(tmp_path):
    server = os.environ.get("ARCA_POSTGRES")
    if not server:
        pytest.skip("ARCA_POSTGRES is not set: run scripts/with-services.sh")
    name = f"pair_{uuid.uuid4().hex[:12]}"
    run_psql(server, f"CREATE DATABASE {name}")
    pair = Pair(tmp_path / "pair", urlunsplit(urlsplit(server)._replace(path="/" + name)))
    yield pair
    pair.stop()
    pair.verify()
    run_psql(server, f"DROP DATABASE {name} WITH (FORCE)")


def test_j1_what_is_sent_to_one_node_shows_live_on_the_other(pair):
    first, second = pair.nodes
    browser = Browser(first, GIULIA)
    position = int(re.search(r'after=(\d+)"', browser.open("/desk").html)[1])
    # The same session is known to the other node, and so is a key that was made elsewhere.
    line = http.client.HTTPConnection("127.0.0.1", second.port, timeout=20)
    line.request("GET", f"/events?after={position}", headers={"Cookie": browser.cookie})
    stream = line.getresponse()
    assert stream.status == 200
    form = browser.form("/parties/new", "/parties")
    began = time.monotonic()
    assert browser.submit(form, partyName="Sala", _sure="1").status == 303
    heard = ""
    while "event: members" not in heard:
        heard += stream.readline().decode()
    assert time.monotonic() - began < 5
    assert API(second, pair.key()).query("members.parties", text="Sala")
    # A form of one node's page may be sent to the other: it happens once.
    again = Browser(second, GIULIA)
    again.cookie = browser.cookie
    assert again.submit(form, partyName="Sala", _sure="1").status == 303
    assert pair.facts("members.partyRegistered.v1") == 1
    line.close()


@pytest.mark.knocks
def test_d1_a_node_that_dies_under_load_is_not_noticed_by_the_post(pair, mail, seed, rounds):
    chance = moments(seed, "nodes", "postgres")
    with Traffic(pair, mail, copies=False) as traffic:
        for _ in range(rounds):
            time.sleep(chance.uniform(0.3, 1.5))
            node = chance.choice(pair.nodes)
            node.kill()
            time.sleep(chance.uniform(0, 2))
            node.start()
        # The house is there through one node, and nothing waits for the other.
        pair.nodes[0].kill()
    traffic.wait_for_letters("queued", "sending", seconds=90)
    wait_until(traffic.is_all_fetched, "everything is fetched")
    doubts = check(traffic)
    counted = summary(traffic, doubts)
    settle_by_hand(traffic, doubts)
    report(f"two nodes on postgres: one killed {rounds + 1} times; {counted}")


def test_d1_a_node_that_stands_still_for_a_while_keeps_nobody_and_sends_nothing_twice(pair, mail):
    """Its machine sleeps, or it is starved: it does not know that another took over, and goes on."""
    with Traffic(pair, mail, copies=False) as traffic:
        for node in pair.nodes:
            time.sleep(1)
            node.server.send_signal(signal.SIGSTOP)
            written = traffic.post.written
            # The other one takes in what comes, whatever this one had in its hands.
            wait_until(lambda: pair.count("message", "direction = 'in'") > written, "mail comes in", 80)
            node.server.send_signal(signal.SIGCONT)
    traffic.wait_for_letters("queued", "sending", seconds=90)
    wait_until(traffic.is_all_fetched, "everything is fetched")
    doubts = check(traffic)
    report(f"two nodes on postgres: each stood still for a while; {summary(traffic, doubts)}")
