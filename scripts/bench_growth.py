"""The same house at growing sizes: what `make bench` prints last."""

import os
import subprocess
import time

from bench_tools import (
    Server, Table, count, figures, gets, ms, parties, paths_of, run, say, signed_in, typed_names)

# Letters and people of the three houses: about 20,000, 200,000 and 1,000,000 facts.
SIZES = "3000:300 40000:3000 220000:15000"


class Growth:
    def __init__(self, arca, bench, folder):
        self.arca, self.bench, self.folder = arca, bench, folder
        self.postgres = os.environ.get("ARCA_POSTGRES", "")
        sizes = os.environ.get("BENCH_GROWTH", SIZES).split()
        self.sizes = [tuple(size.split(":")) for size in sizes]
        self.engines = os.environ.get("BENCH_ENGINES", "SQLite PostgreSQL").split()

    def run(self):
        for engine in self.engines:
            columns = [self.measure(engine, *size) for size in self.sizes]
            table = Table()
            table.section(
                f"growth, {engine}", *(f"{column['facts']} facts" for column in columns))
            for name in columns[0]:
                if name != "facts":
                    table.row(name, *(column[name] for column in columns))
            print("\n" + "\n".join(table.lines), flush=True)

    def measure(self, engine, letters, people):
        say(f"{engine}: making a house of {letters} letters and {people} people")
        data = f"{self.folder}/grown-{engine}-{letters}"
        options = ["--messages", letters, "--parties", people]
        if engine == "PostgreSQL":
            run("psql", "-q", self.postgres, "-c", f"CREATE DATABASE grown_{letters}")
            options += ["--database", self.postgres.rsplit("/", 1)[0] + f"/grown_{letters}"]
        began = time.monotonic()
        run(self.arca, "demo", "--data", data, *options)
        taken = time.monotonic() - began
        size = figures(self.bench, "count", "--data", data)
        column = {
            "facts": count(size["facts"]),
            "parties": count(size["parties"]),
            "written when the demo is made, facts a second": count(size["facts"] / taken),
        }
        found = figures(self.bench, "search", "--data", data)
        for kind in ("word", "words", "phrase", "prefix", "person"):
            column[f"search, {kind}: p50 / p99 ms"] = (
                f"{ms(found[f'{kind}_ours_p50'])} / {ms(found[f'{kind}_ours_p99'])}")
        self.serve(data, column)
        if engine == "PostgreSQL":
            run("psql", "-q", self.postgres, "-c", f"DROP DATABASE grown_{letters}")
        return column

    def serve(self, data, column):
        with open(f"{data}/SIGN-INS.txt") as file:
            mail = file.read().splitlines()[0].split()[-1]
        token = run(self.arca, "token", "create", "--data", data, "--as", mail).strip()
        server = Server.of(self.arca, data)
        column["from start to ready, ms"] = count(server.ready * 1000)
        server.settle(self.bench, data)
        cookie = signed_in(server, data)
        asked = {name: ({"Cookie": cookie}, paths)
                 for name, paths in paths_of(server, cookie).items()}
        asked["people as one types"] = (
            {"Authorization": f"Bearer {token}"}, typed_names(["Rossi Giulia", "Ferrari", "Gallo"]))
        for name, (headers, paths) in asked.items():
            server.wrk(1, gets(headers, paths))
            one = server.wrk(1, gets(headers, paths))
            column[f"{name}: p50 / p99 ms"] = f"{ms(one['p50'])} / {ms(one['p99'])}"
        rate = server.wrk(1, parties(token, "Uno"))["rate"]
        column["people registered through the API, one connection, a second"] = count(rate)
        column["memory at its highest, MiB"] = count(server.memory()["VmHWM"])
        server.stop()
