"""The database restarts, its primary is lost and the standby takes its place, while letters come and
go: no acknowledged fact is lost, no letter leaves twice, and the nodes find the new primary."""

import http.client
import threading
import time
import uuid

import pytest

from cluster import Cluster
from cooperative import GIULIA
from knocks import moments, report
from nodes import Pair
from post import wait_until
from traffic import Traffic, check, settle_by_hand, summary
from web import API


class Clerk:
    """A program that registers people as fast as it is answered, and knows what it was told. Where
    no answer came, it asks again with the same key."""

    def __init__(self, pair):
        self.api = API(pair, pair.key(GIULIA))
        self.acknowledged, self.unanswered = {}, 0
        self.is_over = False
        self.working = threading.Thread(target=self.work, daemon=True)

    def work(self):
        while not self.is_over:
            key = uuid.uuid4().hex
            words = {"kind": "person", "partyName": f"Rossi {key[:10]}", "givenName": "Pia"}
            while True:
                try:
                    status, outcome = self.api.run("members.registerParty", words, key=key)
                except (OSError, http.client.HTTPException, ValueError):
                    status = 503
                if status == 200:
                    self.acknowledged[words["partyName"]] = outcome
                    break
                assert status >= 500, outcome
                self.unanswered += 1
                time.sleep(0.1)
            time.sleep(0.02)

    def __enter__(self):
        self.working.start()
        return self

    def __exit__(self, *_):
        self.is_over = True
        self.working.join(90)
        assert not self.working.is_alive()


@pytest.fixture
def cluster():
    cluster = Cluster()
    cluster.primary.ask("CREATE DATABASE coop")
    cluster.add_standby()
    yield cluster
    cluster.close()


@pytest.fixture
def pair(cluster, tmp_path):
    pair = Pair(tmp_path / "pair", cluster.address("coop"))
    yield pair
    pair.stop()


@pytest.mark.failover
def test_d1_a_lost_primary_loses_no_acknowledged_fact_and_sends_no_letter_twice(
    cluster, pair, mail, seed, rounds
):
    chance = moments(seed, "failover", "postgres")
    pauses = []
    # A short round in `make test`, a longer one in `make failover`.
    restarts = max(1, rounds // 8)
    with Traffic(pair, mail, copies=False) as traffic, Clerk(pair) as clerk:
        for _ in range(restarts):
            time.sleep(chance.uniform(1, 3))
            began = time.monotonic()
            cluster.primary.stop(chance.choice(["fast", "immediate"]))
            time.sleep(chance.uniform(0, 2))
            cluster.primary.start()
            pair.wait_until_ready()
            pauses.append(time.monotonic() - began)
            time.sleep(chance.uniform(1, 2))
        began = time.monotonic()
        lose_primary(cluster, chance)
        pair.wait_until_ready()
        pauses.append(time.monotonic() - began)
        before = len(clerk.acknowledged)
        # It goes on, and a node that dies now is no matter.
        time.sleep(chance.uniform(1, 3))
        chance.choice(pair.nodes).kill()
        time.sleep(2)
        wait_until(lambda: len(clerk.acknowledged) > before, "commands are acknowledged again")
    traffic.wait_for_letters("queued", "sending", seconds=400)
    wait_until(traffic.is_all_fetched, "everything is fetched")
    found = {name: party for party, name in pair.rows("SELECT id, name FROM party")}
    lost = [name for name in clerk.acknowledged if name not in found]
    assert not lost, lost
    twice = pair.rows("SELECT name FROM party GROUP BY name HAVING COUNT(*) > 1")
    assert not twice, twice
    doubts = check(traffic)
    counted = summary(traffic, doubts)
    settle_by_hand(traffic, doubts)
    pair.verify()
    assert cluster.standby.ask("SHOW synchronous_standby_names") == ""
    report(
        f"fail-over: {restarts} restarts, the primary killed, the standby promoted, a node killed;"
        f" {len(clerk.acknowledged)} commands acknowledged, {len(clerk.acknowledged) - len(lost)}"
        f" found, {clerk.unanswered} asked again; letters left"
        f" {sum(traffic.office.left().values())}, twice"
        f" {sum(count > 1 for count in traffic.office.left().values())}; all answered again after"
        f" {', '.join(f'{pause:.1f}' for pause in pauses)} s")
    report(f"fail-over: {counted}")


def lose_primary(cluster, chance):
    """As docs/operations.md says: the standby is promoted, and waits for nobody."""
    cluster.primary.kill()
    time.sleep(chance.uniform(0, 2))
    cluster.promote()
