"""The database goes away while people work, and comes back: no page stays broken, nothing is lost."""

import json
import threading
import time
import uuid

import pytest

from cluster import Cluster
from cooperative import GIULIA
from engines import House
from post import wait_until
from web import API, Browser

REGISTERED = "members.partyRegistered.v1"


@pytest.fixture(scope="module")
def cluster():
    cluster = Cluster()
    yield cluster
    cluster.close()


@pytest.fixture(scope="module")
def house(cluster, tmp_path_factory):
    cluster.primary.ask("CREATE DATABASE coop")
    house = House(tmp_path_factory.mktemp("restarted"), cluster.primary.address("coop"))
    house.found()
    house.serve()
    yield house
    house.stop()
    house.verify()


def test_a_form_sent_while_the_database_is_away_comes_back_and_happens_once(cluster, house):
    browser = Browser(house, GIULIA)
    name = f"Sala {uuid.uuid4().hex[:6]}"
    form = browser.form("/parties/new", "/parties")
    before = house.facts(REGISTERED)
    cluster.primary.stop("immediate")
    away = browser.ask("GET", "/parties", None, {})
    assert away.status == 503 and away.headers["Refresh"] == "5"
    answer = browser.submit(form, partyName=name, _sure="1")
    assert answer.status == 503 and answer.headers["Retry-After"] == "5"
    (again,) = answer.forms
    assert again["_key"] == form["_key"] and again["partyName"] == name
    assert "Riprova" in answer.text
    # Still away: it comes back once more.
    assert browser.submit(again).forms[0]["partyName"] == name
    cluster.primary.start()
    # Pages are there with the first look: no connection that the server closed is asked.
    assert [browser.ask("GET", "/parties", None, {}).status for _ in range(8)] == [200] * 8
    answers = [browser.submit(again) for _ in range(2)]
    assert [one.status for one in answers] == [303, 303]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert house.facts(REGISTERED) == before + 1


def test_a_form_with_a_password_does_not_come_back_into_a_page(cluster, house):
    browser = Browser(house, GIULIA)
    form = browser.form("/settings/accounts", "/settings/accounts")
    cluster.primary.stop("immediate")
    answer = browser.submit(
        form, accountName="Pia", mail="pia@ilborgo.example", role="operator",
        password="molto segreta davvero")
    assert answer.status == 503 and not answer.forms
    assert "molto segreta" not in answer.html and "Torna indietro" in answer.text
    cluster.primary.start()


def test_what_no_standby_has_is_never_acknowledged(cluster, house):
    """Whoever cuts the wait for a standby short makes a commit that only the primary knows."""
    primary, api = cluster.primary, API(house, house.key(GIULIA))
    words = {"kind": "person", "partyName": f"Rossi {uuid.uuid4().hex[:6]}", "givenName": "Pia"}
    key, before, got = uuid.uuid4().hex, house.facts(REGISTERED), []
    primary.ask("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
    primary.ask("SELECT pg_reload_conf()")
    wait_until(lambda: primary.ask("SHOW synchronous_standby_names") == "nobody", "it is waited for")
    asking = threading.Thread(
        target=lambda: got.append(api.run("members.registerParty", words, key=key)))
    asking.start()
    stuck = "FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
    wait_until(lambda: primary.ask(f"SELECT COUNT(*) {stuck}") == "1", "a commit waits")
    time.sleep(1)
    assert not got
    primary.ask(f"SELECT pg_cancel_backend(pid) {stuck}")
    asking.join(20)
    assert got[0][0] == 503, got
    primary.ask("ALTER SYSTEM RESET synchronous_standby_names")
    primary.ask("SELECT pg_reload_conf()")
    status, outcome = api.run("members.registerParty", words, key=key)
    assert status == 200, json.dumps(outcome)
    assert house.facts(REGISTERED) == before + 1
