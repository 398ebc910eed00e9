"""`arca serve` is killed while letters flow in and answers leave, on real mail servers."""

import time

import pytest

from engines import run_psql
from knocks import moments, report
from post import wait_until
from traffic import Traffic, check, settle_by_hand, summary

TWENTY_MINUTES = 21 * 60 * 1000


@pytest.mark.knocks
@pytest.mark.parametrize("copies", [True, False], ids=["copies", "no-copies"])
def test_d1_a_server_killed_at_any_moment_loses_no_letter_and_sends_none_twice(
    engine, mail, seed, rounds, copies
):
    kind = f"serve {'with' if copies else 'without'} copies"
    chance = moments(seed, kind, engine.name)
    house = engine.house(f"serve-{copies}")
    with Traffic(house, mail, copies) as traffic:
        knock(house, chance, rounds)
        house.serve()
    settle_down(traffic)
    house.stop()
    house.verify()
    doubts = check(traffic)
    counted = summary(traffic, doubts)
    house.serve()
    settle_by_hand(traffic, doubts)
    house.stop()
    house.verify()
    report(f"{kind} on {engine.name}: killed {rounds} times; {counted}")
    engine.sweep(house)


def knock(house, chance, rounds):
    for _ in range(rounds):
        house.start()
        # From the first moments of its life to well into its work.
        after = chance.choice([chance.uniform(0, 0.25), chance.uniform(0, 2.5)])
        time.sleep(after)
        assert house.kill(), house.log()
        print(f"killed after {after * 1000:.0f} ms")


def settle_down(traffic):
    """Until nothing more happens by itself."""
    traffic.wait_for_letters("queued")
    if traffic.house.database:
        pass_twenty_minutes(traffic.house)
    traffic.wait_for_letters("queued", "sending")
    wait_until(traffic.is_all_fetched, "all copies are fetched")


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
