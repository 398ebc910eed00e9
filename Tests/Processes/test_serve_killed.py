"""`arca serve` is killed while letters flow in and answers leave, on real mail servers."""

import time

import pytest

from knocks import moments, report
from post import wait_while_moving
from traffic import Traffic, check, settle_by_hand, summary


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
    traffic.wait_for_letters("queued", "sending")
    wait_while_moving(traffic.to_fetch, "copies are not fetched")
