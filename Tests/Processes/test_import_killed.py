"""`arca import mail` is killed again and again, and begun again until it is done."""

import json
import uuid

import pytest

import archive
from knocks import moments, report, run_until_killed

MAILBOX = "soci@ilborgo.example"
# More than two lots of the importer: a lot is durable as a whole.
LETTERS = 900


@pytest.fixture(scope="module")
def empty(engine):
    """A founded cooperative that the others are copies of."""
    return engine.house("empty")


@pytest.mark.knocks
@pytest.mark.parametrize("kind", ["mbox", "maildir"])
def test_d1_an_import_killed_at_any_moment_brings_each_letter_once(
    engine, empty, tmp_path, seed, rounds, kind
):
    chance = moments(seed, kind, engine.name)
    run = uuid.uuid4().hex[:6].translate(str.maketrans("0123456789", "ghijklmnop"))
    written = archive.letters(chance, LETTERS, run)
    write = archive.write_mbox if kind == "mbox" else archive.write_maildir
    path = write(tmp_path / f"old.{kind}", written)
    whole = undisturbed(engine, empty, path)
    kills, stories, early, late = 0, 0, 0, 0
    while kills < rounds:
        stories += 1
        house = engine.house(f"{kind}{stories}", like=empty)
        # The first is killed somewhere in the whole run, the next ones in what is left of it.
        left = whole
        while True:
            after = chance.uniform(0, left) if kills < rounds else 60
            before = house.count("message")
            is_done, took = run_until_killed(words(house, path), after)
            if is_done:
                # What was measured first may have been slow for other reasons.
                whole = took if before == 0 else whole
                break
            kills += 1
            stored = house.count("message")
            print(f"killed after {took * 1000:.0f} ms: {before} letters before, {stored} after")
            if stored == before and took > whole / 3:
                # The machine has become slower: else most kills would come before the first letter.
                whole *= 1.5
            early += stored == 0
            late += stored == LETTERS
            left = max(whole / 4, whole * (1 - stored / LETTERS))
        check(house, written, run, chance, how_many=200 if rounds >= 50 and stories == 1 else 6)
        engine.sweep(house)
    if rounds >= 50:
        assert early + late < kills, "no kill fell between two lots: the archive is too small"
    report(
        f"import of {kind} on {engine.name}: killed {kills} times ({early} before the first letter was"
        f" durable, {late} after the last), {stories} archives of {LETTERS} letters, each letter once")


def words(house, path):
    return [house.binary, "import", "mail", "--data", house.data, path, "--mailbox", MAILBOX]


def undisturbed(engine, empty, path):
    """How long the whole import takes."""
    house = engine.house("undisturbed", like=empty)
    is_done, took = run_until_killed(words(house, path), 120)
    assert is_done
    engine.sweep(house)
    return took


def check(house, written, run, chance, how_many):
    house.verify()
    stored = house.rows(f"SELECT {house.hex('raw_hash')}, message_id FROM message")
    assert len(stored) == len(written)
    assert {digest for digest, _ in stored} == archive.digests(written)
    filed = house.rows("SELECT message_id, COUNT(*) FROM case_message GROUP BY message_id")
    assert len(filed) == len(written) and {count for _, count in filed} == {"1"}
    assert house.count("mailbox") == 1
    (mailbox,) = house.query("mail.mailboxes")
    assert mailbox["stored"] == len(written)
    # The words came with the letters: each is found, and once.
    indexed = house.rows(
        "SELECT COUNT(*), COUNT(DISTINCT fact.sequence) FROM search_entry"
        " JOIN fact ON fact.sequence = search_entry.sequence"
        " WHERE fact.name = 'mail.messageReceived.v1'")
    assert indexed == [(str(len(written)), str(len(written)))]
    for number in sorted(chance.sample(range(len(written)), how_many)):
        code, printed, complaint = house.arca("search", archive.word(number, run), "--json")
        assert code == 0, complaint
        assert [line["title"] for line in json.loads(printed)] == [f"Polizza {number} {run}"]
