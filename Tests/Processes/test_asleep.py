"""D1: a house that was restored sends nothing and fetches nothing until somebody says that it is the one."""

import time

import pytest

from cooperative import GIULIA
from letters import letter
from post import wait_until
from receiver import Receiver
from test_backup_killed import Keys, empty, restoring, run, taking
from web import API, Browser

ANSWER = "Gentile Bruno,\nil rinnovo costa 640 euro.\nCordiali saluti\nGiulia"


@pytest.fixture
def receiver():
    receiver = Receiver().listen()
    yield receiver
    receiver.go()


@pytest.mark.parametrize("road", ["form", "api", "command line"])
def test_d1_a_restored_house_sleeps_until_it_is_woken(engine, receiver, tmp_path, road):
    house = engine.house("awake")
    keys, file = Keys(house), tmp_path / "house.age"
    spool = tmp_path / "spool"
    house.mailbox = house.do(
        "mail.setMailbox", {"address": "soci@ilborgo.example", "title": "Soci", "spool": str(spool)})
    case = house.receive(letter("Polizza"))["id"]
    hooks = [add(house, receiver) for _ in range(3)]
    house.do("webhooks.pause", {"hook": hooks[0]})
    run(*taking(house, keys, file))
    copy = empty(engine, engine.name)
    said = run(*restoring(copy, keys, file)).stdout
    assert "2 webhooks go on telling other systems once it is awake" in said
    assert f"arca wake --data {copy.data}" in said
    copy.serve()
    begun = len(receiver.events)
    answer(copy, case)
    giulia = Browser(copy, GIULIA)
    for path in ("/", f"/desk/cases/{case}", "/own/none"):
        page = giulia.ask("GET", path, None, {})
        assert "Questa è una copia ripristinata e dorme" in page.text, path
    assert "non legge le caselle" in giulia.open("/settings/wake").text
    code, printed, _ = copy.arca("doctor")
    assert "arca wake" in printed, printed
    assert API(copy, copy.key()).query("commons.sleep")["since"]
    time.sleep(8)
    assert len(receiver.events) == begun
    assert letters(spool) == [] and copy.count("message", "state = 'queued'") == 1
    wake(copy, giulia, road)
    # What was answered meanwhile leaves, and the two webhooks hear of it.
    wait_until(lambda: letters(spool), "the answer leaves")
    wait_until(lambda: told(receiver, begun, "commons.houseWoken.v1") == 2, "both webhooks are told")
    assert "copia ripristinata" not in giulia.open("/").text
    assert "since" not in API(copy, copy.key()).query("commons.sleep")
    assert len(letters(spool)) == 1
    status, refused = API(copy, copy.key()).run("commons.wake", {})
    assert (status, refused["code"]) == (409, "isAwake")
    copy.stop()
    copy.verify()
    engine.sweep(copy)
    engine.sweep(house)


def test_d1_a_house_founded_from_an_export_sleeps_too_and_a_copy_of_one_that_was_woken(
    engine, tmp_path
):
    house = engine.house("exported")
    assert "since" not in house.query("commons.sleep")
    out = tmp_path / "out"
    run(house.binary, "export", "--data", house.data, out)
    first = empty(engine, engine.name)
    words = [house.binary, "found", "--from", out, "--data", first.data]
    said = run(*words, *(["--database", first.database] if first.database else [])).stdout
    assert "it sleeps" in said and first.query("commons.sleep")["since"]
    code, printed, complaint = first.arca("wake", "--as", "nessuno@ilborgo.example")
    assert code != 0 and first.query("commons.sleep")["since"]
    first.do("commons.wake", {})
    keys, file = Keys(first), tmp_path / "again.age"
    run(*taking(first, keys, file))
    second = empty(engine, engine.name)
    run(*restoring(second, keys, file))
    assert second.query("commons.sleep")["since"] and "since" not in first.query("commons.sleep")
    second.verify()
    for one in (house, first, second):
        engine.sweep(one)


def add(house, receiver):
    code, printed, complaint = house.arca(
        "webhook", "add", "--as", GIULIA, "--url", receiver.url, "--here")
    assert code == 0, complaint
    hook, receiver.secret = printed.split()
    return hook


def answer(house, case):
    shown = house.query("desk.case", {"caseFile": case})["caseFile"]
    house.do("desk.reply", {
        "caseFile": case, "version": shown["version"], "reason": "prova", "text": ANSWER})


def wake(house, browser, road):
    if road == "form":
        page = browser.submit(browser.form("/settings/wake", "/settings/wake"))
        assert page.status == 303, page.text
    elif road == "api":
        assert API(house, house.key()).run("commons.wake", {})[0] == 200
    else:
        code, printed, complaint = house.arca("wake", "--as", GIULIA)
        assert code == 0 and printed.endswith("awake\n"), complaint


def letters(spool):
    return list(spool.glob("*.eml")) if spool.exists() else []


def told(receiver, begun, name):
    with receiver.lock:
        return sum(event["type"] == name for _, event, _ in receiver.events[begun:])
