"""A small cooperative, made anew and served on a free port."""

import base64
import datetime
import json
import os
import pathlib
import socket
import subprocess
import time
import urllib.error
import urllib.request
import zoneinfo

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "una barca sul fiume"
GIULIA = "giulia@ilborgo.example"
MARTA = "marta@ilborgo.example"
SPOOLED = "soci@ilborgo.example"


def today():
    """The day at the cooperative, which begins an hour or two before the one of UTC."""
    return datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Rome")).date()


def find_binary():
    named = os.environ.get("ARCA_BIN")
    if named:
        return pathlib.Path(named)
    for build in ("release", "debug"):
        binary = ROOT / ".build" / build / "arca"
        if binary.exists():
            return binary
    raise FileNotFoundError("arca is not built: run swift build, or name it in ARCA_BIN")


def free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


class Cooperative:
    """Il Borgo, whose operators are Giulia Ferrari and Marta Neri."""

    def __init__(self, folder):
        self.binary = find_binary()
        self.folder = pathlib.Path(folder)
        self.data = self.folder / "data"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.server = None
        self.mailbox = None
        self.received = 0

    # Commands

    def arca(self, *arguments, typed=None):
        """Runs the program on this cooperative: its exit code and what it printed."""
        words = [str(self.binary), *arguments, "--data", str(self.data)]
        done = subprocess.run(words, input=typed, capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout, done.stderr

    def do(self, name, command, by=GIULIA):
        """Runs a command that must succeed; gives its outcome."""
        code, printed, complaint = self.arca(
            "do", name, "--as", by, "--json", "-", typed=json.dumps(command))
        assert code == 0, f"{name} ended with {code}: {printed}{complaint}"
        return json.loads(printed)

    def query(self, name, parameters=None):
        code, printed, complaint = self.arca("query", name, "--json", json.dumps(parameters or {}))
        assert code == 0, f"{name} ended with {code}: {printed}{complaint}"
        return json.loads(printed)

    def timeline(self, subject):
        """The facts around a subject, one a line, the newest first."""
        code, printed, complaint = self.arca("timeline", subject)
        assert code == 0, complaint
        return printed

    def wait_for_fact(self, name, around, seconds=15):
        until = time.monotonic() + seconds
        while name not in (facts := self.timeline(around)):
            assert time.monotonic() < until, f"no {name} within {seconds} s: {facts}"
            time.sleep(0.2)
        return facts

    def token(self):
        code, printed, complaint = self.arca("token", "create", "--as", GIULIA)
        assert code == 0, complaint
        return printed.strip()

    # Beginning and end

    def found(self):
        code, _, complaint = self.arca(
            "init", "--name", "Il Borgo", "--operator", f"Giulia Ferrari <{GIULIA}>",
            "--password-stdin", typed=PASSWORD + "\n")
        assert code == 0, complaint
        self.mailbox = self.do("mail.setMailbox", {
            "address": SPOOLED, "title": "Soci", "spool": str(self.folder / "spool")})

    def serve(self):
        self.start()
        until = time.monotonic() + 30
        while not self.is_healthy():
            assert self.server.poll() is None and time.monotonic() < until, self.log()
            time.sleep(0.05)

    def start(self):
        """Starts the server without waiting for it; its log goes on where an earlier one ended."""
        with (self.folder / "serve.log").open("ab") as log:
            self.server = subprocess.Popen(
                [self.binary, "serve", "--data", self.data, "--port", str(self.port)],
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)

    def is_healthy(self):
        try:
            with urllib.request.urlopen(self.address + "/healthz", timeout=2) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def stop(self):
        if self.server is None or self.server.poll() is not None:
            return
        self.server.terminate()
        try:
            self.server.wait(20)
        except subprocess.TimeoutExpired:
            self.server.kill()
            self.server.wait()
            raise

    def log(self):
        return (self.folder / "serve.log").read_text(errors="replace")[-4000:]

    # Cases

    def receive(self, letter):
        """A letter that is in the memory already, without travelling; gives its case."""
        self.receive_bytes(letter.as_bytes())
        return self.case(letter["Subject"])

    def receive_bytes(self, raw):
        self.received += 1
        self.do("mail.receive", {
            "mailbox": self.mailbox, "raw": base64.b64encode(raw).decode(),
            "source": {"uidValidity": 1, "uid": self.received}})

    def case(self, title):
        """The only case of this title, as its queue shows it."""
        lines = self.query("desk.queue", {"queue": "open", "limit": 100})["lines"]
        found = [line["caseFile"] for line in lines if line["caseFile"]["title"] == title]
        assert len(found) == 1, f"{len(found)} cases are called {title}"
        return found[0]
