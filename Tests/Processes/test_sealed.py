"""E1: what the house has sealed is checked by a program that knows the specifications and nothing of the house."""

import hashlib
import html
import json
import random
import shutil
import subprocess
import zipfile

from cooperative import GIULIA
from letters import letter
from post import wait_until
from test_backup_killed import Keys, empty, restoring, run, taking
from tiled_log import WIDTH, Key, Log, check_proof, leaf_hash, tree_root
from time_authority import TimeAuthority
from web import API, Browser

WRONG = [
    "tile/0/001", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/0", "tile/00/000", "tile/8/000",
    "tile/-1/000", "tile/entries/999", "tile/0/x000/000", "tile/0/x999/x999/x999/x999/999", "tile/x/000",
    "tile/0/..%2f..%2fcheckpoint", "tile/0/000.p/+1", "tile/0/%00", "tile", "checkpoint/1", "",
]


def sealed(house):
    """The log, once all that has happened is in it."""
    log = Log(house.port)
    wait_until(
        lambda: log.fetch("checkpoint")[0] == 200
        and log.checkpoint().size == house.count("fact"), "all is sealed")
    return log


def live(house, people):
    api = API(house, house.key())
    for number in range(people):
        status, answer = api.run(
            "members.registerParty", {"kind": "person", "partyName": f"Riva {number}", "givenName": "Anna"})
        assert status == 200, answer


def test_e1_the_log_is_what_anybody_finds_who_reads_it(engine):
    house = engine.house("sealed")
    first = house.query("evidence.seal")
    # Founding has sealed its own facts, before any server ran.
    assert first["sealed"] == first["facts"] == house.count("fact")
    key = Key.read(first["keys"][0]["key"])
    house.serve()
    log = sealed(house)
    early = log.checkpoint()
    live(house, WIDTH + 40)
    log = sealed(house)
    late = log.checkpoint()
    assert log.keys() == [key] and late.origin == key.name == first["log"]["origin"]
    entries = log.check(late)
    assert len(entries) > WIDTH
    # They are those of the journal, in its order.
    leaves = house.rows(f"SELECT {house.hex('leaf')} FROM fact ORDER BY sequence")
    assert [entry.hex() for entry in entries] == [leaf for (leaf,) in leaves[:late.size]]
    # The tree of before is the beginning of the tree of now.
    assert tree_root([leaf_hash(entry) for entry in entries[:early.size]]) == early.root
    for path in WRONG:
        assert log.fetch(path)[0] == 404, path
    status, headers, _ = log.fetch("tile/0/000")
    assert status == 200
    assert headers["Content-Type"] == "application/octet-stream" and "max-age=31536000" in headers["Cache-Control"]
    assert log.fetch("checkpoint")[1]["Content-Type"] == "text/plain; charset=utf-8"
    house.stop()
    for sequence in (1, WIDTH, WIDTH + 1, late.size):
        code, printed, complaint = house.arca("evidence", "proof", str(sequence))
        assert code == 0, complaint
        assert check_proof(printed.encode(), entries[sequence - 1], key).size == late.size
    assert house.arca("evidence", "proof", str(late.size + 1))[0] != 0
    house.verify()
    engine.sweep(house)


def test_e1_a_new_key_is_handed_over_to_by_form_api_and_command_line(engine):
    house = engine.house("keys")
    house.serve()
    keys = [sealed(house).keys()[0]]
    status, answer = API(house, house.key()).run("evidence.changeKey", {})
    assert status == 200, answer
    keys.append(sealed(house).keys()[0])
    giulia = Browser(house, GIULIA)
    page = giulia.submit(giulia.form("/evidence", "/evidence/key"))
    assert page.status == 303 and page.headers["Location"].startswith("/evidence?done"), page.text
    keys.append(sealed(house).keys()[0])
    assert "Da qui firma la chiave nuova" in giulia.open("/evidence?done=1").text
    house.stop()
    code, printed, complaint = house.arca("evidence", "change-key", "--as", GIULIA)
    assert code == 0, complaint
    keys.append(Key.read(printed))
    house.serve()
    log = sealed(house)
    assert log.keys() == keys[::-1] and len({key.bytes for key in keys}) == 4
    assert len({key.name for key in keys}) == 1
    log.check(log.checkpoint())
    house.stop()
    house.verify()
    engine.sweep(house)


def test_e1_a_restored_copy_signs_in_a_name_of_its_own(engine, tmp_path):
    house = engine.house("first")
    keys, file = Keys(house), tmp_path / "house.age"
    run(*taking(house, keys, file))
    house.serve()
    live(house, 3)
    first = sealed(house)
    lost = first.checkpoint()
    house.stop()
    copy = empty(engine, engine.name)
    run(*restoring(copy, keys, file))
    copy.do("commons.wake", {})
    copy.serve()
    live(copy, 5)
    second = sealed(copy)
    checkpoint = second.checkpoint()
    assert checkpoint.origin != lost.origin and checkpoint.size > lost.size
    second.check(checkpoint)
    assert [key.name for key in second.keys()] == [checkpoint.origin, lost.origin]
    copy.stop()
    copy.verify()
    for one in (house, copy):
        engine.sweep(one)


def test_e1_verify_names_what_somebody_changed(engine):
    house = engine.house("changed")
    house.do("commons.setAddress", {"address": "https://arca.example"})
    code, printed, complaint = house.arca("evidence", "show")
    assert code == 0 and f"{house.count('fact')} of {house.count('fact')} facts sealed" in printed, complaint
    house.verify()
    day = 86_400_000
    house.change(f"UPDATE fact SET recorded_at = recorded_at - {day} WHERE sequence = 2")
    code, printed, _ = house.arca("verify", "--json")
    report = json.loads(printed)
    assert code != 0 and any("fact 2 " in finding for finding in report["replay"]["findings"])
    house.change(f"UPDATE fact SET recorded_at = recorded_at + {day} WHERE sequence = 2")
    house.verify()
    house.change("UPDATE seal_checkpoint SET note = 'altro'")
    code, printed, _ = house.arca("verify")
    assert code != 0 and "it is no checkpoint" in printed
    engine.sweep(house)


def test_e1_a_seal_kept_elsewhere_shows_that_the_end_was_cut_off(engine, tmp_path):
    house = engine.house("cut")
    house.do("commons.setAddress", {"address": "https://arca.example"})
    house.arca("evidence", "show")
    size = house.count("fact")
    for number in range(3):
        house.do("commons.setAddress", {"address": f"https://arca-{number}.example"})
    code, printed, _ = house.arca("evidence", "show")
    kept = tmp_path / "seal.txt"
    kept.write_text(printed.split("\n\n", 1)[1])
    assert house.arca("verify", "--seal", str(kept))[0] == 0
    # Back to the seal before, as who has the database can: tree, tiles and what was signed since.
    tile = f"substr(hashes, 1, {32 * size})" if not house.database else f"substring(hashes from 1 for {32 * size})"
    for statement in (
        f"DELETE FROM fact_subject WHERE sequence > {size}",
        f"DELETE FROM fact_content WHERE sequence > {size}", f"DELETE FROM fact WHERE sequence > {size}",
        f"DELETE FROM seal_checkpoint WHERE size > {size}", f"UPDATE seal_tree SET size = {size}",
        f"UPDATE seal_tile SET hashes = {tile} WHERE level = 0",
        "UPDATE cooperative SET address = 'https://arca.example'", "DELETE FROM repetition",
    ):
        house.change(statement)
    # The house itself remembers what it signed last, beside its database, and signs no second past.
    said = f"the log has only {size}, the last were removed"
    code, printed, _ = house.arca("verify")
    assert code == 1 and said in printed
    code, _, complaint = house.arca("evidence", "show")
    assert code != 0 and "changed behind its last seal" in complaint
    (house.data / "seal.txt").unlink()
    house.verify()
    code, printed, _ = house.arca("verify", "--seal", str(kept))
    assert code == 1 and said in printed
    (tmp_path / "none.txt").write_text("niente")
    assert "holds no seal" in house.arca("verify", "--seal", str(tmp_path / "none.txt"))[1]
    engine.sweep(house)


def test_e2_a_receipt_is_checked_in_a_folder_that_holds_nothing_else(engine, tmp_path):
    house = engine.house("receipts")
    written = letter("Disdetta della polizza")
    house.mailbox = house.do("mail.setMailbox", {
        "address": "soci@ilborgo.example", "title": "Soci", "spool": str(tmp_path / "spool")})
    house.receive(written)
    house.arca("evidence", "show")
    (sequence,) = house.rows("SELECT sequence FROM fact WHERE name = 'mail.messageReceived.v1'")[0]
    key = house.query("evidence.seal")["keys"][0]["key"]
    file = tmp_path / "ricevuta.zip"
    code, _, complaint = house.arca("evidence", "receipt", sequence, "--out", str(file))
    assert code == 0, complaint
    assert house.arca("evidence", "receipt", sequence, "--out", str(file))[0] != 0
    alone = tmp_path / "alone"
    alone.mkdir()
    shutil.copy(file, alone)
    done = check(house, alone / "ricevuta.zip", key)
    assert done.returncode == 0 and "The receipt is good." in done.stdout, done.stderr
    # The original is the letter, byte by byte.
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        (original,) = [name for name in names if name.startswith("originals/")]
        assert archive.read(original) == written.as_bytes() and original.endswith(".eml")
        cover = archive.read("LEGGIMI-README.html").decode()
        archive.extractall(alone)
    # By common programs, with the very words that the receipt has for it.
    recipe = html.unescape(cover.split("<pre>")[-1].split("</pre>")[0])
    done = subprocess.run(["bash", "-eu", "-c", recipe], cwd=alone, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("Signature Verified Successfully") == 2 and "\nin the log" in done.stdout
    words, committed = [line.split()[0] for line in done.stdout.splitlines() if len(line.split()[0]) == 64]
    assert words == committed
    # Any byte.
    content = file.read_bytes()
    chance = random.Random(house.data.name)
    # The file is the same whatever made it: once is enough for all hundred.
    for _ in range(100 if engine.name == "sqlite" else 3):
        changed = bytearray(content)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        (alone / "ricevuta.zip").write_bytes(changed)
        done = check(house, alone / "ricevuta.zip", key)
        assert done.returncode == 1 and done.stderr.strip(), done.stdout
    house.do("evidence.changeKey", {})
    house.arca("evidence", "show")
    newer = house.query("evidence.seal")["keys"][0]["key"]
    assert newer != key
    # The old receipt by the old key; a new one by either.
    assert check(house, file, key).returncode == 0
    second = tmp_path / "seconda.zip"
    assert house.arca("evidence", "receipt", sequence, "--out", str(second))[0] == 0
    assert check(house, second, key).returncode == check(house, second, newer).returncode == 0
    assert check(house, file, newer).returncode == 1
    engine.sweep(house)


def test_e1_an_authority_marks_the_seals_and_openssl_alone_says_when(engine, tmp_path):
    authority = TimeAuthority(tmp_path / "authority")
    house = engine.house("marked")
    add = ["evidence", "authority", "add", "--as", GIULIA, "--title", "Marche", "--url", authority.url,
           "--roots", str(authority.roots)]
    # Only the command line reaches this machine, and only where it says so.
    assert house.arca(*add)[0] == 2
    code, _, complaint = house.arca(*add, "--here")
    assert code == 0, complaint
    house.serve()
    wait_until(lambda: "markedAt" in house.query("evidence.authorities")[0], "the seal is marked", 90)
    assert authority.asked == 1
    house.stop()
    key = house.query("evidence.seal")["keys"][0]["key"]
    file = tmp_path / "ricevuta.zip"
    assert house.arca("evidence", "receipt", "2", "--out", str(file))[0] == 0
    done = check(house, file, key)
    assert done.returncode == 0 and "as Marche di prova signed" in done.stdout, done.stdout + done.stderr
    with zipfile.ZipFile(file) as archive:
        archive.extractall(tmp_path / "open")
        cover = archive.read("LEGGIMI-README.html").decode()
    recipe = html.unescape(cover.split("<pre>")[-1].split("</pre>")[0])
    done = subprocess.run(["bash", "-eu", "-c", recipe], cwd=tmp_path / "open", capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Verification: OK" in done.stdout + done.stderr and "Time stamp: " in done.stdout
    house.verify()
    house.change("UPDATE time_mark SET marked_at = marked_at - 86400000")
    code, printed, _ = house.arca("verify")
    assert code != 0 and "is of another time than is said here" in printed
    authority.go()
    engine.sweep(house)


def test_e2_who_writes_the_hash_of_a_letter_is_not_given_the_letter(engine, tmp_path):
    house = engine.house("curious")
    house.mailbox = house.do("mail.setMailbox", {
        "address": "soci@ilborgo.example", "title": "Soci", "spool": str(tmp_path / "spool")})
    secret = letter("Diagnosi", text="Riservato.")
    house.receive(secret)
    name = hashlib.sha256(secret.as_bytes()).hexdigest()
    assert house.count("blob", f"{house.hex('hash')} = '{name}'") == 1
    curious = letter("Curiosa", text=f"Quella con {name}, per favore.")
    house.receive(curious)
    house.arca("evidence", "show")
    (sequence,) = house.rows("SELECT MAX(sequence) FROM fact WHERE name = 'mail.messageReceived.v1'")[0]
    file = tmp_path / "ricevuta.zip"
    assert house.arca("evidence", "receipt", sequence, "--out", str(file))[0] == 0
    with zipfile.ZipFile(file) as archive:
        originals = [one for one in archive.namelist() if one.startswith("originals/")]
        assert [archive.read(one) for one in originals] == [curious.as_bytes()]
    engine.sweep(house)


def check(house, file, key):
    return subprocess.run(
        [house.binary, "evidence", "check", str(file), "--key", key], cwd=file.parent,
        capture_output=True, text=True, timeout=60)
