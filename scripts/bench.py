#!/usr/bin/env python3
"""Measures Arca beside the bare engines, in one run on the machine at hand; prints a table.

    with-services.sh bench.py ARCA ARCABENCH FOLDER [MESSAGES]

BENCH_ENGINES=SQLite leaves PostgreSQL out, BENCH_SECONDS says how long each page is asked for.
FOLDER is new, on the disk to be measured, and removed at the end. How each figure is made stands in
docs/performance.md. Needs wrk, and PostgreSQL in ARCA_POSTGRES.
"""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.parse

PASSWORD = "una bella giornata di prova\n"
OPERATOR = "prova@bench.example"
SECONDS = int(os.environ.get("BENCH_SECONDS", "3"))


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(*command, stdin=None):
    done = subprocess.run(command, input=stdin, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command[0]} {command[1]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def figures(*command):
    """What a command prints as lines name=value."""
    lines = run(*command).splitlines()
    return {name: float(value) for name, value in (line.split("=") for line in lines)}


class Table:
    def __init__(self):
        self.lines = []

    def section(self, title, *columns):
        if self.lines:
            self.lines.append("")
        self.lines += [f"| {title} | {' | '.join(columns)} |", "|---|" + "---:|" * len(columns)]

    def row(self, name, *cells):
        self.lines.append(f"| {name} | {' | '.join(cells)} |")
        say(self.lines[-1])


def count(number):
    return f"{number:,.0f}"


def ms(number):
    return f"{number:.2f}" if number < 10 else f"{number:.1f}"


def times(number):
    return f"{number:.2f}×" if number < 10 else f"{number:.0f}×"


class Server:
    """The house, served on a free port, and how long it took until it answered."""

    running = []

    def __init__(self, arca, data):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        began = time.monotonic()
        self.log = open(f"{data}.log", "w")
        self.process = subprocess.Popen(
            [arca, "serve", "--data", data, "--port", str(self.port)],
            stdout=self.log, stderr=self.log)
        Server.running.append(self)
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() - began > 60:
                sys.exit(f"The server did not start: see {data}.log")
            time.sleep(0.002)
        self.ready = time.monotonic() - began

    def answers(self):
        try:
            return self.get("/healthz")[0] == 200
        except OSError:
            return False

    def get(self, path, cookie=""):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers={"Cookie": cookie})
        response = connection.getresponse()
        return response.status, response.read().decode()

    def sign_in(self, mail, password):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(
            "POST", "/sign-in", urllib.parse.urlencode({"mail": mail, "password": password}),
            {"Content-Type": "application/x-www-form-urlencoded",
             "Origin": f"http://127.0.0.1:{self.port}"})
        response = connection.getresponse()
        response.read()
        cookie = response.getheader("Set-Cookie")
        if cookie is None:
            sys.exit(f"Signing in failed with status {response.status}")
        return cookie.split(";")[0]

    def wrk(self, connections, lua, path="/"):
        with open(f"{self.log.name}.lua", "w") as script:
            script.write(lua)
        text = run(
            "wrk", "--threads", "1", "--connections", str(connections), "--duration",
            f"{SECONDS}s", "--latency", "--script", script.name,
            f"http://127.0.0.1:{self.port}{path}")
        if "Non-2xx" in text:
            sys.exit(f"{path} was not answered well:\n{text}")
        unit = {"us": 0.001, "ms": 1, "s": 1000}
        found = re.findall(r"(50|99)%\s+([\d.]+)(us|ms|s)", text)
        result = {f"p{share}": float(value) * unit[name] for share, value, name in found}
        result["rate"] = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
        return result

    def memory(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            found = dict(re.findall(r"(VmRSS|VmHWM):\s+(\d+) kB", status.read()))
        return {name: int(value) / 1024 for name, value in found.items()}

    def stop(self):
        Server.running.remove(self)
        self.process.terminate()
        self.process.wait()
        self.log.close()


def gets(cookie, paths):
    """A script for wrk that asks for these addresses in turn."""
    quoted = ",".join(json.dumps(path, ensure_ascii=True) for path in paths)
    return (
        f"local paths = {{{quoted}}}\nlocal at = 0\n"
        f"wrk.headers['Cookie'] = {json.dumps(cookie)}\n"
        "request = function() at = at % #paths + 1 return wrk.format('GET', paths[at]) end\n")


def parties(token, prefix):
    """A script for wrk that registers a new person with each request."""
    return (
        "local at = 0\n"
        f"wrk.headers['Authorization'] = 'Bearer {token}'\n"
        "wrk.headers['Content-Type'] = 'application/json'\n"
        "request = function() at = at + 1 return wrk.format('POST', "
        "'/api/v1/members/registerParty', nil, "
        f"'{{\"kind\":\"person\",\"partyName\":\"{prefix} ' .. at .. '\",\"givenName\":\"Prova\"}}') end\n")


def machine(folder):
    model = "unknown"
    with open("/proc/cpuinfo") as info:
        found = re.search(r"model name\s*:\s*(.*)", info.read())
        model = found[1].strip() if found else model
    with open("/proc/meminfo") as info:
        memory = int(re.search(r"MemTotal:\s+(\d+)", info.read())[1]) / 1024 / 1024
    began = time.monotonic()
    with open(f"{folder}/sync", "wb") as file:
        for _ in range(200):
            file.write(b"x" * 4096)
            file.flush()
            os.fdatasync(file.fileno())
    sync = (time.monotonic() - began) / 200 * 1000
    number = os.stat(folder).st_dev
    disk = "unknown disk"
    device = f"/sys/dev/block/{os.major(number)}:{os.minor(number)}"
    for rotational in (f"{device}/queue/rotational", f"{device}/../queue/rotational"):
        if os.path.exists(rotational):
            with open(rotational) as file:
                disk = "turning or virtual disk" if file.read().strip() == "1" else "solid state"
    system = run("sh", "-c", ". /etc/os-release && echo \"$PRETTY_NAME\"").strip()
    return (
        f"{system}, {os.cpu_count()} cores ({model}), {memory:.0f} GiB, {disk}: "
        f"{sync:.2f} ms for a synced write of 4 KiB")


class Bench:
    def __init__(self, arca, bench, folder, messages):
        self.arca, self.bench, self.folder, self.messages = arca, bench, folder, messages
        self.postgres = os.environ.get("ARCA_POSTGRES", "")
        self.table = Table()
        self.demo = f"{folder}/demo"
        self.mbox = f"{folder}/letters.mbox"

    def run(self):
        about = machine(self.folder)
        say(f"Making a demo of {self.messages} messages")
        run(self.arca, "demo", "--data", self.demo, "--messages", str(self.messages))
        run(self.bench, "mbox", "--data", self.demo, self.mbox)
        self.engines = {
            "SQLite": (f"{self.folder}/bare.sqlite", f"{self.folder}/sqlite", []),
            "PostgreSQL": (
                self.postgres, f"{self.folder}/postgres", ["--database", self.postgres]),
        }
        chosen = os.environ.get("BENCH_ENGINES", "SQLite PostgreSQL").split()
        self.engines = {name: self.engines[name] for name in chosen}
        self.imports()
        self.searches()
        self.commits()
        self.pages()
        size = os.path.getsize(self.mbox) / 1e6
        print(
            f"{about}. {count(self.letters)} letters ({size:.0f} MB, "
            f"{self.text_bytes / self.letters:,.0f} bytes of decoded text each).\n")
        print("\n".join(self.table.lines))

    def imports(self):
        self.table.section("import, messages a second", "Arca", "bare engine", "ratio")
        for name, (raw, data, options) in self.engines.items():
            bare = figures(self.bench, "insert", "--raw", raw, self.mbox)
            self.letters, self.text_bytes = bare["letters"], bare["bytes"]
            run(
                self.arca, "init", "--data", data, "--name", "Prova", "--operator",
                f"Prova <{OPERATOR}>", "--password-stdin", *options, stdin=PASSWORD)
            began = time.monotonic()
            counts = json.loads(run(
                self.arca, "import", "mail", "--data", data, "--mailbox", "info@bench.example",
                "--json", self.mbox))
            rate = self.letters / (time.monotonic() - began)
            if counts["new"] != self.letters:
                sys.exit(f"{counts['new']} of {self.letters} letters came in")
            self.table.row(
                name, count(rate), count(bare["per_second"]), times(rate / bare["per_second"]))

    def searches(self):
        self.table.section(
            "search, ms", "Arca p50", "Arca p99", "bare p50", "bare p99", "ratio p50", "ratio p99")
        kinds = ["word", "words", "phrase", "prefix", "person", "all"]
        for name, (raw, data, _) in self.engines.items():
            # Only the demo knows people; in PostgreSQL lie the letters alone.
            data = self.demo if name == "SQLite" else data
            typed = ["--typed", f"{self.folder}/typed"] if name == "SQLite" else []
            found = figures(self.bench, "search", "--raw", raw, "--data", data, *typed)
            for kind in kinds:
                if f"{kind}_ours_p50" not in found:
                    continue
                ours, bare = (
                    [found[f"{kind}_{side}_{share}"] for share in ("p50", "p99")]
                    for side in ("ours", "bare"))
                self.table.row(
                    f"{name}: {kind} ({count(found[f'{kind}_ours_count'])} queries)",
                    *map(ms, ours + bare), times(ours[0] / bare[0]), times(ours[1] / bare[1]))

    def commits(self):
        self.table.section(
            "commits of one fact a second, through the API", "1 connection", "16 connections",
            "bare engine, one after the other", "ratio 1", "ratio 16")
        for name, (raw, data, _) in self.engines.items():
            raw = raw if name == "PostgreSQL" else f"{self.folder}/commits.sqlite"
            token = run(self.arca, "token", "create", "--data", data, "--as", OPERATOR).strip()
            server = Server(self.arca, data)
            one = server.wrk(1, parties(token, "Uno"))["rate"]
            many = server.wrk(16, parties(token, "Molti"))["rate"]
            server.stop()
            bare = figures(self.bench, "commit", "--raw", raw)["per_second"]
            self.table.row(
                name, count(one), count(many), count(bare), times(one / bare), times(many / bare))

    def pages(self):
        with open(f"{self.demo}/SIGN-INS.txt") as file:
            lines = file.read().splitlines()
        mail = lines[0].split()[-1]
        password = lines[-1].split(": ", 1)[1]
        server = Server(self.arca, self.demo)
        before = server.memory()["VmRSS"]
        cookie = server.sign_in(mail, password)
        home = server.get("/", cookie)[1]
        desk = server.get("/desk", cookie)[1]
        members = server.get("/members", cookie)[1]
        case = re.search(r"/desk/cases/[0-9A-Za-z]+", desk)[0]
        party = re.search(r"/parties/[0-9A-Z]{8,}", members)[0]
        style = re.search(r"/assets/[^\"']*css[^\"']*", home)[0]
        with open(f"{self.folder}/typed") as file:
            typed = file.read().splitlines()
        memory = [f"/memory?q={urllib.parse.quote_plus(words)}" for words in typed]
        pages = [
            ("constant: the style sheet", [style]), ("constant: /healthz", ["/healthz"]),
            ("/", ["/"]), ("/desk", ["/desk"]), ("a case", [case]), ("a party", [party]),
            (f"/memory?q=… ({len(memory)} queries)", memory), ("/members", ["/members"])]
        self.table.section(
            "pages, by one connection", "size, KiB", "p50 ms", "p99 ms", "ratio p50",
            "a second, 16 connections", "ratio")
        constant = None
        for name, paths in pages:
            size = len(server.get(paths[0], cookie)[1].encode()) / 1024
            server.wrk(1, gets(cookie, paths))
            one = server.wrk(1, gets(cookie, paths))
            many = server.wrk(16, gets(cookie, paths))
            constant = constant or (one, many)
            self.table.row(
                name, f"{size:.0f}", ms(one["p50"]), ms(one["p99"]),
                times(one["p50"] / constant[0]["p50"]), count(many["rate"]),
                times(many["rate"] / constant[1]["rate"]))
        memory = server.memory()
        server.stop()
        self.table.section("the server", "")
        self.table.row("from start to ready, ms", count(server.ready * 1000))
        self.table.row("memory when ready, MiB", count(before))
        self.table.row("memory after all the above, MiB", count(memory["VmRSS"]))
        self.table.row("memory at its highest, MiB", count(memory["VmHWM"]))


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    os.makedirs(sys.argv[3])
    try:
        Bench(*sys.argv[1:4], int(sys.argv[4]) if len(sys.argv) == 5 else 20_000).run()
    finally:
        for server in list(Server.running):
            server.stop()
        shutil.rmtree(sys.argv[3], ignore_errors=True)
