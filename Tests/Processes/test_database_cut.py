"""The connections to PostgreSQL break while letters flow in and answers leave; the server goes on."""

import time
from urllib.parse import urlsplit

import pytest

from engines import run_psql
from knocks import moments, report
from post import wait_until
from traffic import Traffic, check, settle_by_hand, summary


@pytest.mark.knocks
@pytest.mark.parametrize("engine", ["postgres"], indirect=True)
def test_d1_a_database_out_of_reach_at_any_moment_loses_no_letter_and_sends_none_twice(
    engine, mail, seed, rounds
):
    chance = moments(seed, "cut", engine.name)
    house = engine.house("cut")
    house.serve()
    with Traffic(house, mail, copies=False) as traffic:
        for _ in range(rounds):
            time.sleep(chance.uniform(0, 1))
            cut(engine.server, house)
    # The server itself was never restarted, and no letter waits for that. One that could not be read
    # from the database in its moment is tried again after two minutes, then four.
    traffic.wait_for_letters("queued", "sending", seconds=400)
    wait_until(traffic.is_all_fetched, "everything is fetched")
    doubts = check(traffic)
    counted = summary(traffic, doubts)
    settle_by_hand(traffic, doubts)
    house.stop()
    house.verify()
    report(f"serve on {engine.name}: connections cut {rounds} times; {counted}")
    engine.sweep(house)


def cut(server, house):
    run_psql(
        server, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        f" WHERE datname = '{urlsplit(house.database).path[1:]}' AND application_name <> 'psql'")
