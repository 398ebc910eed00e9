"""Everything is exported while letters come in, and equal cooperatives are founded from it; killed, too."""

import csv
import json
import shutil
import subprocess
import threading

import pytest

from cooperative import GIULIA, PASSWORD
from knocks import moments, report, run_until_killed
from test_backup_killed import bring, empty, is_filled, run
from web import Browser

NEW_PASSWORD = "un faro nella nebbia"


@pytest.mark.knocks
def test_what_comes_out_goes_in_again_on_the_other_engine_and_back(engine, tmp_path, seed):
    house = engine.house("leaving")
    bring(house, tmp_path, seed, "first")
    house.serve()
    more = threading.Thread(target=bring, args=(house, tmp_path, seed, "more"))
    more.start()
    out = tmp_path / "out"
    run(*exporting(house, out))
    more.join(120)
    house.stop()
    check(out)
    run(*exporting(house, out), code=2)
    journey = ["postgres", "sqlite"] if house.database else ["sqlite"]
    before, made = out, []
    for step, kind in enumerate(journey):
        other = empty(engine, kind)
        run(*founding(other, before))
        other.verify()
        run(*founding(other, before), code=2)
        after = tmp_path / f"again-{step}"
        run(*exporting(other, after))
        check(after)
        # The journal, the letters, the tables: the same to the byte.
        assert sums(after) == sums(out)
        before = after
        made.append(other)
    last = made[-1]
    last.serve()
    assert not signs_in(last, PASSWORD)
    code, printed, complaint = last.arca(
        "user", "reset", "--password-stdin", GIULIA, typed=NEW_PASSWORD + "\n")
    assert code == 0, complaint
    assert signs_in(last, NEW_PASSWORD)
    last.stop()
    for other in made:
        engine.sweep(other)
    engine.sweep(house)


@pytest.mark.knocks
def test_exports_and_foundings_that_are_killed_leave_nothing_that_looks_whole(
    engine, tmp_path, seed, rounds
):
    house = engine.house("leaving")
    bring(house, tmp_path, seed, "first")
    chance = moments(seed, "export", engine.name)
    whole = tmp_path / "whole"
    _, takes = run_until_killed(exporting(house, whole), 120)
    finished = 0
    out = tmp_path / "killed"
    unfinished = tmp_path / "killed.unfinished"
    for _ in range(rounds):
        run_until_killed(exporting(house, out), chance.uniform(0, takes * 1.1))
        if out.exists():
            check(out)
            finished += 1
        for left in (out, unfinished):
            if left.exists():
                run(*exporting(house, out), code=2)
                shutil.rmtree(left)
    report(f"export on {engine.name}: killed {rounds} times, {finished} were whole before")

    other = empty(engine, engine.name)
    _, takes = run_until_killed(founding(other, whole), 240)
    facts = other.count("fact")
    engine.sweep(other)
    finished = 0
    other = empty(engine, engine.name)
    for _ in range(rounds):
        run_until_killed(founding(other, whole), chance.uniform(0, takes * 1.1))
        if (other.data / "arca.json").exists() and not (other.data / "restore-unfinished").exists():
            assert other.count("fact") == facts
            finished += 1
            engine.sweep(other)
            other = empty(engine, engine.name)
            continue
        code, _, complaint = other.arca("verify")
        assert code == 1 and ("broken off" in complaint or "no cooperative" in complaint), complaint
        if other.data.exists():
            run(*founding(other, whole), code=1)
            shutil.rmtree(other.data)
        if is_filled(other):
            # It died between the database's last word and the folder's.
            other.data.mkdir()
            engine.sweep(other)
            other = empty(engine, engine.name)
    run(*founding(other, whole))
    assert other.count("fact") == facts
    other.verify()
    report(f"founding on {engine.name}: killed {rounds} times, {finished} were whole before")
    engine.sweep(other)
    engine.sweep(house)


@pytest.mark.knocks
def test_a_stranger_without_arca_reads_what_came_out(engine, tmp_path, seed):
    house = engine.house("leaving")
    bring(house, tmp_path, seed, "first")
    out = tmp_path / "out"
    done = subprocess.run(
        exporting(house, out), capture_output=True, text=True, env={"LANG": "it_IT.UTF-8"})
    assert done.returncode == 0, done.stderr
    with (out / "journal.jsonl").open() as journal:
        facts = [json.loads(line) for line in journal]
    assert [fact["sequence"] for fact in facts] == list(range(1, len(facts) + 1))
    assert facts[0]["structure"]["cooperativeName"] == "Il Borgo"
    with (out / "csv" / "messages.csv").open(encoding="utf-8-sig", newline="") as table:
        letters = list(csv.DictReader(table, delimiter=";"))
    assert len(letters) == house.count("message") > 0
    for letter in letters:
        name = letter["file in letters"]
        raw = (out / "letters" / name[:2] / f"{name}.eml").read_bytes()
        assert raw.partition(b"\n")[0].split(b":")[0].isascii()
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["letters"] == len({letter["file in letters"] for letter in letters})
    # A byte that is another: a sentence, and nothing is left behind.
    victim = next((out / "letters").glob("*/*.eml"))
    victim.write_bytes(victim.read_bytes()[:-1] + b"\x00")
    other = empty(engine, engine.name)
    done = run(*founding(other, out), code=1)
    assert "is not the file that SHA256SUMS lists" in done.stderr, done.stderr
    assert not other.data.exists() and not is_filled(other)
    other.data.mkdir()
    engine.sweep(other)
    engine.sweep(house)


def exporting(house, out):
    return [str(word) for word in (house.binary, "export", "--data", house.data, out)]


def founding(house, out):
    words = [house.binary, "found", "--from", out, "--data", house.data]
    return [str(word) for word in words + (["--database", house.database] if house.database else [])]


def check(out):
    """As somebody does who has nothing but coreutils."""
    done = subprocess.run(
        ["sha256sum", "--quiet", "--strict", "-c", "SHA256SUMS"], cwd=out, capture_output=True,
        text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    listed = {line[66:] for line in (out / "SHA256SUMS").read_text().splitlines()}
    there = {str(file.relative_to(out)) for file in out.rglob("*") if file.is_file()}
    assert there - listed == {"SHA256SUMS"} and listed <= there


def sums(out):
    """Without the manifest, which has the day and the engine."""
    return (out / "SHA256SUMS").read_text().splitlines()[:-1]


def signs_in(house, password):
    try:
        Browser(house, GIULIA, password=password)
    except AssertionError:
        return False
    return True
