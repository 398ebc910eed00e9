"""What remains when all is done."""

import pytest


@pytest.mark.last
def test_the_journal_tells_everything_that_the_tables_hold(house):
    code, printed, complaint = house.arca("verify", "--json")
    assert code == 0, printed + complaint


@pytest.mark.last
def test_the_server_ends_in_order_when_it_is_told_to(house):
    house.stop()
    assert house.server.returncode == 0, house.log()
