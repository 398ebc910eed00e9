#!/usr/bin/env python3
"""Measures Arca beside the bare engines and notmuch, in one run on the machine at hand, then the same
house at growing sizes; prints tables.

    with-services.sh bench.py ARCA ARCABENCH FOLDER [MESSAGES]

BENCH_ENGINES=SQLite leaves PostgreSQL out, BENCH_SECONDS says how long each page is asked for,
BENCH_PARTS=compare or growth leaves the other out, BENCH_GROWTH='3000:300 40000:3000' are the letters
and people of the growing houses, BENCH_PEOPLE=150000 the people of the larger table. FOLDER is new, on
the disk to be measured, and removed at the end. How each figure is made stands in docs/performance.md.
Needs wrk, notmuch, and PostgreSQL in ARCA_POSTGRES.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.parse

from bench_growth import Growth
from bench_tools import (
    OPERATOR, Server, Table, count, figures, gets, machine, ms, parties, paths_of, run, say,
    signed_in, times, typed_names)

PEOPLE = int(os.environ.get("BENCH_PEOPLE", "150000"))
PASSWORD = "una bella giornata di prova\n"


class Bench:
    def __init__(self, arca, bench, folder, messages):
        self.arca, self.bench, self.folder, self.messages = arca, bench, folder, messages
        self.postgres = os.environ.get("ARCA_POSTGRES", "")
        self.table = Table()
        self.import_seconds = {}
        self.demo = f"{folder}/demo"
        self.mbox = f"{folder}/letters.mbox"

    def run(self):
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
        self.seals()
        self.searches()
        self.deliveries()
        self.commits()
        self.register()
        self.pages()
        size = os.path.getsize(self.mbox) / 1e6
        print(
            f"{count(self.letters)} letters ({size:.0f} MB, "
            f"{self.text_bytes / self.letters:,.0f} bytes of decoded text each).\n")
        print("\n".join(self.table.lines))

    def notmuch(self):
        """Letters a second of `notmuch new` on the same letters, one a file."""
        home = f"{self.folder}/notmuch"
        run(self.bench, "mbox", "--data", self.demo, "--folder", f"{home}/mail/cur")
        for name in ("new", "tmp"):
            os.makedirs(f"{home}/mail/{name}")
        with open(f"{home}/config", "w") as file:
            file.write(
                f"[database]\npath={home}/mail\n[user]\nname=Prova\nprimary_email={OPERATOR}\n")
        began = time.monotonic()
        subprocess.run(
            ["notmuch", f"--config={home}/config", "new", "--quiet"], check=True,
            capture_output=True)
        taken = time.monotonic() - began
        found = run("notmuch", f"--config={home}/config", "count", "--output=files", "*")
        shutil.rmtree(home)
        return int(found) / taken

    def imports(self):
        self.table.section(
            "import, messages a second", "Arca", "bare engine", "ratio", "notmuch new", "ratio")
        peer = self.notmuch()
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
            self.import_seconds[name] = time.monotonic() - began
            rate = self.letters / self.import_seconds[name]
            if counts["new"] != self.letters:
                sys.exit(f"{counts['new']} of {self.letters} letters came in")
            self.table.row(
                name, count(rate), count(bare["per_second"]), times(rate / bare["per_second"]),
                count(peer), times(rate / peer))

    def seals(self):
        self.table.section(
            "the seal", "a tree of a million leaves in memory, leaves a second", "raw SHA-256 of the same bytes",
            "ratio", "sealed in the database, facts a second", "of the time of the import", "a proof, p50 ms",
            "p99 ms", "bytes of a proof")
        for name, (_, data, _) in self.engines.items():
            found = figures(self.bench, "seal", "--data", data)
            self.table.row(
                name, count(found["tree_per_second"]), count(found["raw_per_second"]),
                times(found["tree_per_second"] / found["raw_per_second"]),
                count(found["sealed"] / found["sealing_seconds"]),
                f"{100 * found['sealing_seconds'] / self.import_seconds[name]:.0f}%",
                ms(found["proof_p50"]), ms(found["proof_p99"]), count(found["proof_bytes"]))

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

    def deliveries(self):
        self.table.section(
            "letters that arrive, each durable and findable", "one by one, a second", "p50 ms",
            "p99 ms", "sixteen at once, a second", "p99 ms")
        for name, (_, data, _) in self.engines.items():
            one, many = (
                figures(
                    self.bench, "deliver", "--data", data, "--at-once", str(lanes), "--letters",
                    str(min(3_000, self.messages)), self.mbox)
                for lanes in (1, 16))
            self.table.row(
                name, count(one["per_second"]), ms(one["p50"]), ms(one["p99"]),
                count(many["per_second"]), ms(many["p99"]))

    def commits(self):
        self.table.section(
            "commits of one fact a second, through the API", "1 connection", "16 connections",
            "bare engine, one after the other", "ratio 1", "ratio 16")
        for name, (raw, data, _) in self.engines.items():
            raw = raw if name == "PostgreSQL" else f"{self.folder}/commits.sqlite"
            token = run(self.arca, "token", "create", "--data", data, "--as", OPERATOR).strip()
            server = Server.of(self.arca, data)
            server.settle(self.bench, data)
            one = server.wrk(1, parties(token, "Uno"))["rate"]
            many = server.wrk(16, parties(token, "Molti"))["rate"]
            server.stop()
            bare = figures(self.bench, "commit", "--raw", raw)["per_second"]
            self.table.row(
                name, count(one), count(many), count(bare), times(one / bare), times(many / bare))

    def register(self):
        """A table of people taken in, and people found while a name is typed among ten times as many."""
        self.table.section(
            "register", "15,000 imported, a second", f"{count(PEOPLE)} more, a second",
            "found among all as one types, p50 ms", "p99 ms")
        for name, (_, data, _) in self.engines.items():
            rates = [self.people(data, number) for number in (15_000, PEOPLE)]
            token = run(self.arca, "token", "create", "--data", data, "--as", OPERATOR).strip()
            server = Server.of(self.arca, data)
            typed = gets({"Authorization": f"Bearer {token}"}, typed_names(TYPED))
            server.wrk(1, typed)
            found = server.wrk(1, typed)
            server.stop()
            self.table.row(name, *map(count, rates), ms(found["p50"]), ms(found["p99"]))

    def people(self, data, number):
        path = f"{self.folder}/people.csv"
        with open(path, "w") as file:
            file.write("tipo;cognome;nome;e-mail;telefono;comune;codice esterno\n")
            for at in range(number):
                family = FAMILIES[at % len(FAMILIES)]
                given = GIVEN[at // len(FAMILIES) % len(GIVEN)]
                file.write(
                    f"persona;{family}{ENDINGS[at // 997 % len(ENDINGS)]};{given};"
                    f"p{number}.{at}@persone.example;059{at % 1_000_000:06};Modena;"
                    f"P{number}-{at}\n")
        began = time.monotonic()
        outcome = json.loads(run(
            self.arca, "import", "members", "--data", data, "--as", OPERATOR, "--json", path))
        rate = number / (time.monotonic() - began)
        say(f"{data}: {outcome}")
        return rate

    def pages(self):
        server = Server.of(self.arca, self.demo)
        before = server.memory()["VmRSS"]
        server.settle(self.bench, self.demo)
        cookie = signed_in(server, self.demo)
        with open(f"{self.folder}/typed") as file:
            typed = file.read().splitlines()
        pages = paths_of(server, cookie)
        pages[f"/memory?q=… ({len(typed)} queries)"] = [
            f"/memory?q={urllib.parse.quote_plus(words)}" for words in typed]
        self.table.section(
            "pages, by one connection", "size, KiB", "p50 ms", "p99 ms", "a second, 16 connections",
            "bare page of that size, a second", "ratio")
        for name, paths in pages.items():
            size = len(server.get(paths[0], cookie)[1].encode()) / 1024
            script = gets({"Cookie": cookie}, paths)
            server.wrk(1, script)
            one = server.wrk(1, script)
            many = server.wrk(16, script)
            bare = Server(
                f"{self.folder}/bare", self.bench, "page", "--size", f"{size:.0f}", probe="/")
            rate = bare.wrk(16, gets({}, ["/"]))["rate"]
            bare.stop()
            self.table.row(
                name, f"{size:.0f}", ms(one["p50"]), ms(one["p99"]), count(many["rate"]),
                count(rate), times(many["rate"] / rate))
        memory = server.memory()
        server.stop()
        self.table.section("the server", "")
        self.table.row("from start to ready, ms", count(server.ready * 1000))
        self.table.row("memory when ready, MiB", count(before))
        self.table.row("memory after all the above, MiB", count(memory["VmRSS"]))
        self.table.row("memory at its highest, MiB", count(memory["VmHWM"]))


FAMILIES = """Rossi Ferrari Russo Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti Mancini
Costa Giordano Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli
Martini Leone Longo Gentile Martinelli Vitale Lombardo Serra Coppola Marchetti Parisi Villa""".split()
GIVEN = """Giulia Marco Sofia Luca Anna Paolo Elena Andrea Chiara Matteo Laura Davide Sara Giovanni
Marta Alessio Francesca Simone Valentina Stefano Silvia Roberto Paola Antonio""".split()
ENDINGS = ["", "ni", "lli", "tti", "sso", "ra", "no", "sta", "ghi", "nti", "dori", "zzi"]
TYPED = [
    "Rossini Giulia", "Ferrarilli", "Marchettisso Paolo", "Villa", "Serra Anna", "Contighi Elena",
    "Coppolanti", "Galli Marco", "Vitalezzi Sara", "Longosta Luca"]


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    os.makedirs(sys.argv[3])
    parts = os.environ.get("BENCH_PARTS", "compare growth").split()
    try:
        print(f"{machine(sys.argv[3])}.\n", flush=True)
        if "compare" in parts:
            Bench(*sys.argv[1:4], int(sys.argv[4]) if len(sys.argv) == 5 else 20_000).run()
        if "growth" in parts:
            Growth(*sys.argv[1:4]).run()
    finally:
        for server in list(Server.running):
            server.stop()
        shutil.rmtree(sys.argv[3], ignore_errors=True)
