"""`arca serve` is killed while letters flow in and answers leave, on real mail servers."""

import http.client
import threading
import time
import uuid

import pytest

from engines import run_psql
from knocks import moments, report
from letters import letter
from post import Office, wait_until
from web import API

TWENTY_MINUTES = 21 * 60 * 1000


@pytest.mark.knocks
@pytest.mark.parametrize("copies", [True, False], ids=["copies", "no-copies"])
def test_d1_a_server_killed_at_any_moment_loses_no_letter_and_sends_none_twice(
    engine, mail, seed, rounds, copies
):
    kind = f"serve {'with' if copies else 'without'} copies"
    chance = moments(seed, kind, engine.name)
    house = engine.house(f"serve-{copies}")
    office = Office(mail, uuid.uuid4().hex[:8], copies)
    house.do("mail.setMailbox", office.settings())
    api = API(house, house.key())
    post, desk = Post(office, chance), Desk(api)
    working = [threading.Thread(target=post.work), threading.Thread(target=desk.work)]
    for thread in working:
        thread.start()
    try:
        died = knock(house, chance, rounds)
    finally:
        post.is_over = True
    house.serve()
    working[0].join()
    wait_until(lambda: office.last_number() <= position(house), "all letters are fetched")
    desk.is_over = True
    working[1].join(60)
    assert not desk.pending and not desk.refused, (desk.pending, desk.refused)
    settle_down(house, office)
    house.stop()
    house.verify()
    doubts = check(house, office, post, desk)
    by_copy = house.count("fact", "name = 'mail.copySeen.v1'")
    doubted = house.facts("mail.sendingInDoubt.v1")
    settle_by_hand(house, office, api, doubts)
    report(
        f"{kind} on {engine.name}: killed {died} times; {post.written} letters in, each one message"
        f" and one case; {len(desk.answered)} answers, {doubted} once in doubt, {by_copy} copies seen,"
        f" {len(doubts)} left to a person ({sum(doubts.values())} of them had left), none lost, none"
        " twice")
    engine.sweep(house)


def knock(house, chance, rounds):
    died = 0
    while died < rounds:
        house.start()
        # From the first moments of its life to well into its work.
        after = chance.choice([chance.uniform(0, 0.25), chance.uniform(0, 2.5)])
        time.sleep(after)
        assert house.kill(), house.log()
        died += 1
        print(f"killed after {after * 1000:.0f} ms")
    return died


class Post:
    """Letters arrive all the time, whether the house is there or not."""

    def __init__(self, office, chance):
        self.office = office
        self.chance = chance
        self.titles = {}
        self.written = 0
        self.is_over = False

    def work(self):
        while not self.is_over:
            number = self.written
            sender = self.office.correspondent(number)
            if number % 3 == 0:
                self.office.make_slow(number, 0.2)
            message = letter(
                f"Polizza {number} {self.office.run}", sender=f"Socio {number} <{sender}>",
                to=self.office.address)
            self.office.deliver(message)
            self.titles[sender] = message["Subject"]
            self.written += 1
            time.sleep(0.12)


class Desk:
    """An operator's program that answers whoever waits. Where no answer came, it asks again with
    the same key, as a program does that must not send twice."""

    def __init__(self, api):
        self.api = api
        self.answered = {}
        self.pending = {}
        self.refused = []
        self.is_over = False

    def work(self):
        while not self.is_over or self.pending or self.find():
            try:
                self.find()
                for case in list(self.pending):
                    self.answer(case)
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.05)

    def find(self):
        for line in self.api.query("desk.queue", queue="waiting", limit=20)["lines"]:
            case = line["caseFile"]
            if case["id"] not in self.answered:
                self.pending.setdefault(case["id"], {
                    "caseFile": case["id"], "version": case["version"], "closes": True,
                    "text": "Buongiorno, la polizza scade il 31 dicembre.",
                    "reason": "risposta breve, segue telefonata"})
        return self.pending

    def answer(self, case):
        status, outcome = self.api.run("desk.reply", self.pending[case], key=f"answer {case}")
        if status == 200:
            self.answered[case] = outcome["message"]
        elif status < 500:
            self.refused.append(outcome)
        else:
            return
        del self.pending[case]


def position(house):
    return int(house.rows("SELECT COALESCE(MAX(last_uid), 0) FROM mailbox_position")[0][0])


def settle_down(house, office):
    """Until nothing more happens by itself."""
    wait_until(lambda: not house.count("message", "state = 'queued'"), "all queued letters leave")
    if house.database:
        pass_twenty_minutes(house)
    wait_until(lambda: not house.count("message", "state = 'sending'"), "no letter is under way")
    wait_until(lambda: office.last_number() <= position(house), "all copies are fetched")


def pass_twenty_minutes(house):
    """Several processes may send from one PostgreSQL, so what a dead one left half-way is in doubt
    only after twenty minutes. They pass here by putting its attempts back, and forward again."""
    stuck = [row[0] for row in house.rows("SELECT id FROM message WHERE state = 'sending'")]
    if not stuck:
        return
    some = ", ".join(stuck)
    shift(house, f"- {TWENTY_MINUTES}", some)
    wait_until(
        lambda: not house.count("message", f"state = 'sending' AND id IN ({some})"),
        "what a dead process left is in doubt")
    shift(house, f"+ {TWENTY_MINUTES}", some)


def shift(house, by, some):
    run_psql(
        house.database, f"UPDATE message SET attempt_at = attempt_at {by} WHERE id IN ({some})")


def check(house, office, post, desk):
    """Everything that must be so; gives the letters in doubt, and whether each has left."""
    assert len(post.titles) == post.written
    received = house.rows("SELECT from_address, subject FROM message WHERE direction = 'in'")
    assert sorted(received) == sorted(post.titles.items())
    cases = house.rows("SELECT correspondent, title FROM case_file")
    assert sorted(cases) == sorted(post.titles.items())
    answers = house.rows(
        "SELECT message.correspondent, message.state, case_message.case_id FROM message"
        " JOIN case_message ON case_message.message_id = message.id"
        " WHERE message.direction = 'out'")
    # Every answer was queued once, whatever became of the connection.
    assert len(answers) == len(desk.answered) == post.written
    assert len({case for _, _, case in answers}) == len(answers)
    left = office.left()
    assert max(left.values()) == 1, {who: count for who, count in left.items() if count > 1}
    assert {state for _, state, _ in answers} <= {"sent", "doubt"}
    lost = [who for who, state, _ in answers if state == "sent" and who not in left]
    assert not lost, lost
    doubts = {who: who in left for who, state, _ in answers if state == "doubt"}
    # Where copies come back, each letter that left is known to have left.
    assert not (office.copies and any(doubts.values())), doubts
    shown = house.query("mail.lettersToSettle")
    assert sorted(line["correspondent"] for line in shown) == sorted(doubts)
    return doubts


def settle_by_hand(house, office, api, doubts):
    """A person says of each doubt what is true; then every answer has arrived once."""
    house.serve()
    for line in house.query("mail.lettersToSettle"):
        status, outcome = api.run(
            "mail.settleSending", {"message": line["id"], "hasLeft": doubts[line["correspondent"]]})
        assert status == 200, outcome
    out = "direction = 'out'"
    wait_until(
        lambda: house.count("message", f"{out} AND state = 'sent'") == house.count("message", out),
        "every answer has left")
    house.stop()
    assert set(office.left().values()) == {1}
    assert len(office.left()) == house.count("message", out)
    house.verify()
