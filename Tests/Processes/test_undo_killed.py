"""`arca serve` is killed again and again while it takes a whole import out."""

import time
import uuid

import pytest

import archive
from knocks import moments, report, run_until_killed

MAILBOX = "soci@ilborgo.example"
LETTERS = 900
TABLES = ["message", "case_file", "case_message", "case_thread", "reply", "attachment_waiting",
          "attachment_opened", "blob", "search_entry"]


@pytest.mark.knocks
def test_d1_an_undoing_killed_at_any_moment_takes_out_each_letter_and_no_other(
    engine, tmp_path, seed, rounds
):
    chance = moments(seed, "undo", engine.name)
    run = uuid.uuid4().hex[:6].translate(str.maketrans("0123456789", "ghijklmnop"))
    written = archive.letters(chance, LETTERS, run)
    first = archive.write_mbox(tmp_path / "first.mbox", archive.letters(chance, 40, "primo"))
    path = archive.write_mbox(tmp_path / "old.mbox", written)
    house = engine.house("undo")
    bring(house, first)
    kills, undoings = 0, 0
    while kills < rounds:
        before = counts(house)
        bring(house, path)
        imported = house.query("mail.imports")[0]["row"]
        assert imported["new"] == LETTERS
        touched = touch_one(house, imported["id"])
        house.do("mail.undoImport", {"importID": imported["id"]})
        undoings += 1
        while status(house, imported["id"]) != "undone":
            house.start()
            time.sleep(chance.uniform(0, 1.5) if kills < rounds else 5)
            assert house.kill(), house.log()
            kills += 1
        house.verify()
        shown = house.query("mail.showImport", {"importID": imported["id"]})
        assert [line["href"] for line in shown["kept"]] == [f"/desk/cases/{touched}"]
        assert shown["line"]["row"]["undoGone"] + shown["letters"] == LETTERS
        after = counts(house)
        assert after["case_file"] == before["case_file"] + 1
        assert after["message"] == before["message"] + shown["letters"]
        assert after["blob"] == before["blob"] + shown["letters"]
        # What was touched goes too, once nothing else holds it: the next round begins anew.
        house = begin_anew(engine, house, first)
    report(f"undoing an import on {engine.name}: killed {kills} times in {undoings} undoings of"
           f" {LETTERS} letters, each gone once, the touched case whole")
    engine.sweep(house)


def begin_anew(engine, house, first):
    engine.sweep(house)
    house = engine.house("undo")
    bring(house, first)
    return house


def bring(house, path):
    is_done, _ = run_until_killed(
        [house.binary, "import", "mail", "--data", house.data, path, "--mailbox", MAILBOX], 120)
    assert is_done


def touch_one(house, imported):
    """Somebody notes something in one case of the import."""
    rows = house.rows(
        "SELECT MAX(case_message.case_id) FROM case_message JOIN message"
        " ON message.id = case_message.message_id"
        " WHERE message.import_id = (SELECT MAX(id) FROM mail_import)")
    number = int(rows[0][0])
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    case = ""
    for _ in range(13):
        case = alphabet[number & 31] + case
        number >>= 5
    house.do("desk.recordContact",
             {"caseFile": case, "means": "note", "minutes": 1, "note": "Vista.", "answers": False})
    return case


def counts(house):
    return {table: house.count(table) for table in TABLES}


def status(house, imported):
    return house.query("mail.showImport", {"importID": imported})["line"]["row"]["status"]
