"""J1: the words of a letter that was erased are nowhere, also where it had just been read."""

import mailbox
import uuid

import pytest

from cooperative import GIULIA
from letters import letter
from post import wait_until
from web import API, Browser

BOX = "soci@ilborgo.example"


@pytest.mark.parametrize("kind", ["alone", "in two mailboxes"])
def test_j1_an_erased_letter_is_on_no_page_in_no_search_and_in_no_answer(engine, tmp_path, kind):
    house = engine.house("erased")
    # One is looked for, so pages that find nothing say it again; the other is only in the letter.
    word, hidden = own_word("zafferano"), own_word("cicoria")
    path = archive(tmp_path, word, hidden)
    bring(house, path, BOX)
    if kind == "in two mailboxes":
        bring(house, path, "altra@ilborgo.example")
    house.serve()
    giulia, api = Browser(house, GIULIA), API(house, house.key())
    imports = [line["row"]["id"] for line in api.query("mail.imports")]
    rows = house.rows(
        "SELECT message.id, case_message.case_id, message.import_id FROM message"
        " JOIN case_message ON case_message.message_id = message.id ORDER BY message.id")
    gone = [row for row in rows if crockford(row[2]) == imports[0]]
    assert len(gone) == 1
    message, case = crockford(gone[0][0]), crockford(gone[0][1])
    places = {
        "letter": f"/messages/{message}", "original": f"/messages/{message}/raw",
        "case": f"/desk/cases/{case}", "memory": f"/memory?q={word}",
        "desk search": f"/desk/search?words={word}", "queue": "/desk?queue=all",
        "import": f"/mailboxes/imports/{imports[0]}", "today": "/",
    }
    asked = {
        "case": f"/api/v1/desk/case?caseFile={case}",
        "search": f"/api/v1/desk/findCases?words={word}", "queue": "/api/v1/desk/queue?queue=closed",
    }
    # Read twice, so that all that is kept of it is kept.
    before = {}
    for _ in range(2):
        for name, place in places.items():
            before[name] = giulia.ask("GET", place, None, {})
        tags = {name: api.fetch("GET", place)[0].getheader("ETag") for name, place in asked.items()}
    for name in ("case", "original", "memory"):
        assert hidden in before[name].html, name
    house.do("mail.undoImport", {"importID": imports[0]})
    shown = lambda: house.query("mail.showImport", {"importID": imports[0]})["line"]["row"]["status"]
    wait_until(lambda: shown() == "undone", "the import is undone", seconds=60)
    left = [crockford(row[0]) for row in rows if row not in gone]
    for name, place in places.items():
        page = giulia.ask("GET", place, None, {})
        if kind == "alone":
            assert hidden not in page.html, name
        elif name in ("letter", "original", "case"):
            assert page.status == 404, name
    assert giulia.ask("GET", places["case"], None, {}).status == 404
    for name, place in asked.items():
        head, body = api.fetch("GET", place, headers={"If-None-Match": tags[name] or '"x"'})
        if kind == "alone":
            assert hidden.encode() not in body, name
            assert name != "case" or head.status == 404
    if kind == "alone":
        code, printed, _ = house.arca("search", word, "--json")
        assert hidden not in printed
        assert house.count("message") == 0 and left == []
    else:
        # The other mailbox keeps its own letter.
        assert hidden in giulia.ask("GET", f"/messages/{left[0]}/raw", None, {}).html
    house.stop()
    house.verify()
    engine.sweep(house)


def own_word(beginning):
    """A word that no other letter has."""
    return beginning + uuid.uuid4().hex[:6].translate(str.maketrans("0123456789", "ghijklmnop"))


def archive(folder, word, hidden):
    path = folder / "old.mbox"
    box = mailbox.mbox(path)
    old = letter("Ordine", text=f"Buongiorno, vorrei lo {word} e la {hidden} della scorsa volta.\n")
    old.replace_header("Subject", f"Ordine {hidden}")
    old.replace_header("Date", "Tue, 05 Mar 2019 10:00:00 +0100")
    box.add(old)
    box.close()
    return path


def bring(house, path, address):
    house.do("mail.setMailbox", {
        "address": address, "title": address[:5], "spool": str(house.folder / "spool")})
    code, printed, complaint = house.arca("import", "mail", str(path), "--mailbox", address)
    assert code == 0, printed + complaint


def crockford(number):
    alphabet, number, text = "0123456789ABCDEFGHJKMNPQRSTVWXYZ", int(number), ""
    for _ in range(13):
        text = alphabet[number & 31] + text
        number >>= 5
    return text
