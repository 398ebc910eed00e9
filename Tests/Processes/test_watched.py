"""What who runs the house sees of it: readiness, numbers, logs, the doctor. Nothing of it is personal."""

import http.client
import json
import re
import subprocess
import time

import pytest

from cooperative import GIULIA, PASSWORD
from engines import run_psql
from letters import letter
from web import API, Browser

TRACE = "0af7651916cd43dd8448eb211c80319c"


@pytest.fixture(scope="module")
def house(engine):
    house = engine.house("watched")
    house.mailbox = house.do("mail.setMailbox", {
        "address": "soci@ilborgo.example", "title": "Soci", "spool": str(house.folder / "spool")})
    serve(house)
    yield house
    house.stop()
    house.verify()


def serve(house):
    """With a log for collectors."""
    with (house.folder / "serve.log").open("ab") as log:
        house.server = subprocess.Popen(
            [house.binary, "serve", "--data", house.data, "--port", str(house.port),
             "--log-format", "json"],
            stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
    until = time.monotonic() + 30
    while not house.is_healthy():
        assert time.monotonic() < until, house.log()
        time.sleep(0.05)


def get(house, path, **headers):
    line = http.client.HTTPConnection("127.0.0.1", house.port, timeout=20)
    try:
        line.request("GET", path, headers={name.replace("_", "-"): text for name, text in headers.items()})
        answer = line.getresponse()
        return answer.status, answer.read().decode(), answer.headers
    finally:
        line.close()


def findings(house):
    code, printed, _ = house.arca("doctor", "--json")
    return code, {finding["check"]: finding for finding in json.loads(printed)}


def change(house, statement):
    """Behind the house's back."""
    if house.database:
        run_psql(house.database, statement)
    else:
        import sqlite3
        with sqlite3.connect(house.data / "arca.sqlite", timeout=20) as database:
            database.execute(statement)
        database.close()


def test_ready_means_the_schema_is_this_versions(house):
    assert get(house, "/readyz")[:2] == (200, "ready\n")
    change(house, "INSERT INTO migration (name, text_hash) VALUES ('zz-of-tomorrow', '')")
    try:
        assert get(house, "/readyz")[:2] == (503, "the schema is of another version\n")
        assert get(house, "/healthz")[0] == 200
        code, found = findings(house)
        assert code == 1 and found["schema"]["state"] == "fault"
    finally:
        change(house, "DELETE FROM migration WHERE name = 'zz-of-tomorrow'")
    assert get(house, "/readyz")[0] == 200


def test_a_database_that_hangs_is_told_in_time(house):
    if not house.database:
        pytest.skip("a file does not hang")
    holder = subprocess.Popen(
        ["psql", "--no-psqlrc", "--quiet", house.database, "--command",
         "BEGIN; LOCK TABLE migration IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(30)"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 10
        while get(house, "/readyz")[:2] != (503, "the database does not answer in time\n"):
            assert time.monotonic() < until
        # However often a proxy asks: one question hangs, and pages have their connections.
        for _ in range(12):
            began = time.monotonic()
            assert get(house, "/readyz")[0] == 503
            assert time.monotonic() - began < 3
        assert get(house, "/healthz")[0] == 200
        Browser(house, GIULIA)
    finally:
        holder.kill()
        holder.wait()
        run_psql(house.database, """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE query LIKE 'BEGIN; LOCK TABLE migration%'""")
    until = time.monotonic() + 10
    while get(house, "/readyz")[0] != 200:
        assert time.monotonic() < until
        time.sleep(0.1)



def test_the_numbers_are_for_prometheus(house, tmp_path):
    status, text, headers = get(house, "/metrics")
    assert status == 200 and headers["Content-Type"].startswith("text/plain; version=0.0.4")
    for line in text.splitlines():
        assert re.fullmatch(
            r'# (HELP \w+ .+|TYPE \w+ (gauge|counter|histogram))|\w+(\{[^}]*\})? [-+0-9.e]+', line), line
    heads = re.findall(r"# TYPE (\w+)", text)
    assert len(heads) == len(set(heads))
    for name in ("arca_build_info{", 'arca_jobs{state="failing"} 0', 'arca_mail_letters{state="doubt"} 0',
                 "arca_mail_mailboxes_in_trouble 0", "process_resident_memory_bytes "):
        assert name in text, name
    assert ('arca_database_takes_total{pool="readers"} ' in text) is bool(house.database)
    assert "arca_last_backup_timestamp_seconds" not in text
    assert get(house, "/metrics", X_Forwarded_For="192.0.2.1")[0] == 404


@pytest.mark.parametrize("given, kept", [
    ("proxy-7.A_z", True), ("x" * 65, False), ("a b", False), ("<b>", False), ("città", False)])
def test_a_request_keeps_its_name(house, given, kept):
    _, _, headers = get(house, "/sign-in", X_Request_Id=given.encode().decode("latin-1"))
    assert (headers["X-Request-Id"] == given) is kept
    assert re.fullmatch(r"[A-Za-z0-9._-]{1,64}", headers["X-Request-Id"])


@pytest.mark.parametrize("given, kept", [
    (f"00-{TRACE}-b7ad6b7169203331-01", True), (f"cc-{TRACE}-b7ad6b7169203331-01-more", True),
    (f"00-{TRACE}-b7ad6b7169203331-01-more", False), (f"ff-{TRACE}-b7ad6b7169203331-01", False),
    (f"00-{TRACE.upper()}-b7ad6b7169203331-01", False), (f"00-{TRACE}-0000000000000000-01", False),
    (f"00-{'0' * 32}-b7ad6b7169203331-01", False), (f"00-{TRACE}-b7ad-01", False), ("", False)])
def test_a_trace_goes_on_where_it_is_well_formed(house, given, kept):
    _, _, headers = get(house, "/sign-in", traceparent=given)
    version, trace, span, flags = headers["traceparent"].split("-")
    assert version == "00" and re.fullmatch("[0-9a-f]{16}", span) and span != "b7ad6b7169203331"
    assert (trace == TRACE) is kept and flags == ("01" if kept else "00")


def test_the_doctor_and_today_speak_of_the_backup(house, tmp_path):
    browser = Browser(house, GIULIA)
    words = "Non c'è ancora nessun backup"
    assert words not in browser.open("/").text
    code, found = findings(house)
    assert code == 0, found
    assert found["backup"]["state"] == "ok"
    assert {name for name, one in found.items() if one["state"] != "ok"} <= {"disk"}
    # Three days go by.
    change(house, "UPDATE fact SET recorded_at = recorded_at - 259200000 WHERE sequence = 1")
    try:
        assert findings(house)[1]["backup"]["state"] == "warning"
        assert words in browser.open("/").text
        take(house, tmp_path / "one.age")
        assert findings(house)[1]["backup"]["state"] == "ok"
        assert words not in browser.open("/").text
        assert "arca_last_backup_timestamp_seconds" in get(house, "/metrics")[1]
        change(house, "UPDATE backup_taken SET at = at - 259200000")
        assert "L'ultimo backup è del" in browser.open("/").text
    finally:
        change(house, "UPDATE fact SET recorded_at = recorded_at + 259200000 WHERE sequence = 1")


def take(house, file):
    printed = subprocess.run(
        [house.binary, "backup", "key"], capture_output=True, text=True, check=True).stdout
    code, _, complaint = house.arca(
        "backup", "--to", str(file), "--recipient", printed.split("public key: ")[1].split()[0])
    assert code == 0, complaint


def test_the_doctor_sees_an_open_folder_and_a_lost_key(house):
    house.data.chmod(0o755)
    key = house.data / "secret.key"
    try:
        code, found = findings(house)
        assert code == 0 and found["permissions"]["state"] == "warning"
        bytes_of_key = key.read_bytes()
        key.write_bytes(b"short")
        code, found = findings(house)
        assert code == 1 and found["key"]["state"] == "fault"
        key.write_bytes(bytes_of_key)
    finally:
        house.data.chmod(0o700)


def test_no_word_of_a_person_is_in_the_log(house):
    text = "Vorrei disdire la polizza della Panda celeste di zia Ermenegilda."
    house.receive(letter("Disdetta Quadrifoglio", text, "Ermenegilda Zappaterra <zappa@terra.example>"))
    browser = Browser(house, GIULIA)
    form = browser.form("/settings/accounts", "/settings/accounts")
    assert browser.submit(form, accountName="Clotilde Rossi", mail="no mail", role="operator",
                          password=PASSWORD).status == 422
    browser.send("/sign-in", [("mail", "ermete@sconosciuto.example"), ("password", "una parola segreta")])
    browser.ask("GET", "/memory?q=Ermenegilda", None, {})
    api = API(house, house.key())
    assert api.run("members.registerParty", {"kind": "person", "partyName": ""})[0] == 422
    assert api.run("members.registerParty", {
        "kind": "person", "partyName": "Malvasia", "givenName": "Ildegarda"}, key="x" * 300)[0] == 422
    get(house, "/api/v1/members/parties?q=Ildegarda", Authorization="Bearer wrong-secret-token")
    break_once(house, browser)
    lines = (house.folder / "serve.log").read_text().splitlines()
    for line in lines:
        json.loads(line)
    log = "\n".join(lines).lower()
    assert "request failed" in log
    for word in ("ermenegilda", "zappa", "panda", "quadrifoglio", "clotilde", "giulia", "ermete",
                 "segreta", PASSWORD, "malvasia", "ildegarda", "wrong-secret", house.key().lower(),
                 "ilborgo.example", "terra.example"):
        assert word.lower() not in log, word


def break_once(house, browser):
    """A fault in the middle of a page: its reference is the name of the request, in page and log."""
    change(house, "ALTER TABLE label RENAME TO label_away")
    try:
        answer = browser.ask("GET", "/desk", None, {"X-Request-Id": "broken-1"})
        assert answer.status in (500, 503) and "broken-1" in answer.text + answer.html, answer.text
        wrong = [line for line in (house.folder / "serve.log").read_text().splitlines()
                 if "request failed" in line]
        assert json.loads(wrong[-1])["details"]["request"] == "broken-1"
    finally:
        change(house, "ALTER TABLE label_away RENAME TO label")
