"""A backup is taken while letters come in; it and its restoring are killed at random moments."""

import subprocess
import threading
import uuid

import pytest

import archive
from engines import House, run_psql
from knocks import moments, report, run_until_killed

MAILBOX = "soci@ilborgo.example"
LETTERS = 600


class Keys:
    def __init__(self, house):
        printed = run(house.binary, "backup", "key").stdout
        self.recipient = printed.split("public key: ")[1].split()[0]
        self.identity = house.folder / "key.txt"
        self.identity.write_text(printed)


def run(*words, code=0):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=120)
    assert done.returncode == code, done.stdout + done.stderr
    return done


@pytest.mark.knocks
def test_a_backup_is_one_moment_of_a_house_at_work_and_restores_on_either_engine(
    engine, tmp_path, seed
):
    house, keys = office(engine, tmp_path, seed)
    file = tmp_path / "at-work.age"
    house.serve()
    more = threading.Thread(target=bring, args=(house, tmp_path, seed, "more"))
    more.start()
    run(*taking(house, keys, file))
    more.join(120)
    house.stop()
    run(house.binary, "backup", "check", file, "--identity", keys.identity)
    run(*taking(house, keys, file), code=2)
    assert file.stat().st_mode & 0o777 == 0o600
    for name in ("sqlite", "postgres") if house.database else ("sqlite",):
        other = empty(engine, name)
        run(*restoring(other, keys, file))
        other.verify()
        stored = other.count("message")
        assert LETTERS <= stored <= 2 * LETTERS
        assert other.count("session") == 0
        # A cooperative is there now: nothing is put over it.
        run(*restoring(other, keys, file), code=2)
        assert other.count("message") == stored
        again = tmp_path / f"again-{name}.age"
        run(*taking(other, keys, again))
        run(house.binary, "backup", "check", again, "--identity", keys.identity)
        engine.sweep(other)
    engine.sweep(house)


@pytest.mark.knocks
def test_backups_and_restores_that_are_killed_leave_nothing_that_looks_whole(
    engine, tmp_path, seed, rounds
):
    house, keys = office(engine, tmp_path, seed)
    chance = moments(seed, "backup", engine.name)
    whole = tmp_path / "whole.age"
    _, backup_takes = run_until_killed(taking(house, keys, whole), 120)
    finished = 0
    for number in range(rounds):
        file = tmp_path / "killed.age"
        done, _ = run_until_killed(
            taking(house, keys, file), chance.uniform(0, backup_takes * 1.1))
        assert done or not file.exists() or is_whole(house, keys, file)
        finished += file.exists()
        if file.exists():
            file.unlink()
    report(f"backup on {engine.name}: killed {rounds} times, {finished} were whole before")

    first = empty(engine, engine.name)
    _, restore_takes = run_until_killed(restoring(first, keys, whole), 120)
    facts = first.count("fact")
    first.verify()
    engine.sweep(first)
    finished = 0
    other = empty(engine, engine.name)
    for number in range(rounds):
        done, _ = run_until_killed(
            restoring(other, keys, whole), chance.uniform(0, restore_takes * 1.1))
        if (other.data / "arca.json").exists() and not (other.data / "restore-unfinished").exists():
            assert other.count("fact") == facts
            finished += 1
            engine.sweep(other)
            other = empty(engine, engine.name)
            continue
        code, _, complaint = other.arca("verify")
        assert code == 1 and ("broken off" in complaint or "no cooperative" in complaint), complaint
        if other.data.exists():
            sweep_folder(other)
        if is_filled(other):
            # It died between the database's last word and the folder's.
            other.data.mkdir()
            engine.sweep(other)
            other = empty(engine, engine.name)
    run(*restoring(other, keys, whole))
    assert other.count("fact") == facts
    other.verify()
    report(f"restore on {engine.name}: killed {rounds} times, {finished} were whole before")
    engine.sweep(other)
    engine.sweep(house)


def office(engine, tmp_path, seed):
    house = engine.house("office")
    bring(house, tmp_path, seed, "first")
    return house, Keys(house)


def bring(house, tmp_path, seed, name):
    """Old mail comes in."""
    chance = moments(seed, name, "mail")
    run_name = uuid.uuid4().hex[:6].translate(str.maketrans("0123456789", "ghijklmnop"))
    written = archive.letters(chance, LETTERS, run_name)
    path = archive.write_mbox(tmp_path / f"{name}-{run_name}.mbox", written)
    run(house.binary, "import", "mail", "--data", house.data, path, "--mailbox", MAILBOX)


def empty(engine, kind):
    """A place where a cooperative can be restored."""
    database = engine.make_database(None) if kind == "postgres" else None
    house = House(engine.folder / f"restored-{uuid.uuid4().hex[:6]}", database)
    engine.houses.append(house)
    return house


def taking(house, keys, file):
    return [
        str(word) for word in
        (house.binary, "backup", "--data", house.data, "--to", file, "--recipient", keys.recipient)]


def restoring(house, keys, file):
    words = [house.binary, "restore", file, "--data", house.data, "--identity", keys.identity]
    return [str(word) for word in words + (["--database", house.database] if house.database else [])]


def is_whole(house, keys, file):
    run(house.binary, "backup", "check", file, "--identity", keys.identity)
    return True


def is_filled(house):
    if not house.database:
        return False
    found = run_psql(house.database, "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'")
    return int(found) > 0


def sweep_folder(house):
    for file in house.data.iterdir():
        file.unlink()
    house.data.rmdir()
