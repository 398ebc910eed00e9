"""What goes on in an office while something dies: letters arrive, answers leave, all of it counted."""

import http.client
import threading
import time
import uuid

from letters import letter
from post import Office, wait_until, wait_while_moving
from web import API, ServerFault


class Traffic:
    """A mailbox of the office on real servers, with letters arriving and being answered."""

    def __init__(self, house, mail, copies):
        self.house = house
        self.office = Office(mail, uuid.uuid4().hex[:8], copies)
        house.do("mail.setMailbox", self.office.settings())
        self.api = API(house, house.key())
        self.post, self.desk = Post(self.office), Desk(self.api)
        self.working = [threading.Thread(target=one.work, daemon=True) for one in (self.post, self.desk)]

    def __enter__(self):
        for one in self.working:
            one.start()
        return self

    def __exit__(self, kind, *_):
        """No more letters come; those that came are fetched and answered."""
        self.post.is_over = True
        self.working[0].join(60)
        if kind is None:
            wait_while_moving(self.to_fetch, "letters not fetched")
        else:
            self.desk.gives_up = True
        self.desk.is_over = True
        if kind is None:
            wait_while_moving(
                lambda: self.working[1].is_alive() + self.post.written - len(self.desk.answered),
                "letters not answered")
            assert not self.desk.pending and not self.desk.refused, (
                self.desk.pending, self.desk.refused)

    def to_fetch(self):
        """How many numbers of the mailbox on the server the house has not come to."""
        found = self.house.rows("SELECT COALESCE(MAX(last_uid), 0) FROM mailbox_position")
        return max(0, self.office.last_number() - int(found[0][0]))

    def is_all_fetched(self):
        return not self.to_fetch()

    def wait_for_letters(self, *states, seconds=60):
        """Until no letter of ours is in one of these states, as long as they become fewer."""
        some = ", ".join(f"'{state}'" for state in states)
        wait_while_moving(
            lambda: self.house.count("message", f"state IN ({some})"),
            f"letters are {' or '.join(states)}", seconds)


class Post:
    """Letters arrive all the time, whether the house is there or not."""

    def __init__(self, office):
        self.office = office
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
        self.gives_up = False

    def work(self):
        while not self.gives_up:
            try:
                if not self.find() and self.is_over:
                    return
                for case in list(self.pending):
                    self.answer(case)
            except (OSError, http.client.HTTPException, ServerFault):
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


def check(traffic):
    """Everything that must be so; gives the letters in doubt, and whether each has left."""
    house, office, post, desk = traffic.house, traffic.office, traffic.post, traffic.desk
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


def settle_by_hand(traffic, doubts):
    """A person says of each doubt what is true; then every answer has arrived once."""
    house, office = traffic.house, traffic.office
    for line in house.query("mail.lettersToSettle"):
        status, outcome = traffic.api.run(
            "mail.settleSending", {"message": line["id"], "hasLeft": doubts[line["correspondent"]]})
        assert status == 200, outcome
    out = "direction = 'out'"
    wait_until(
        lambda: house.count("message", f"{out} AND state = 'sent'") == house.count("message", out),
        "every answer has left")
    assert set(office.left().values()) == {1}
    assert len(office.left()) == house.count("message", out)


def summary(traffic, doubts):
    """In a line, what the check has found to be so."""
    doubted = traffic.house.facts("mail.sendingInDoubt.v1")
    copies = traffic.house.facts("mail.copySeen.v1")
    return (
        f"{traffic.post.written} letters in, each one message and one case;"
        f" {len(traffic.desk.answered)} answers, {doubted} once in doubt, {copies} copies seen,"
        f" {len(doubts)} left to a person ({sum(doubts.values())} had left); none lost, none twice")
