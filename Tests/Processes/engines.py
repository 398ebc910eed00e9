"""A cooperative on either engine, looked at from outside: through its database too."""

import csv
import io
import os
import shutil
import sqlite3
import subprocess
import uuid
from urllib.parse import urlsplit, urlunsplit

from cooperative import GIULIA, PASSWORD, Cooperative

RENZO = "renzo@revisori.example"
ENGINES = ("sqlite", "postgres")


class House(Cooperative):
    """A cooperative whose processes may be killed."""

    def __init__(self, folder, database=None):
        super().__init__(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.database = database
        self.keys = {}

    def found(self):
        words = ["--database", self.database] if self.database else []
        code, _, complaint = self.arca(
            "init", "--name", "Il Borgo", "--operator", f"Giulia Ferrari <{GIULIA}>",
            "--password-stdin", *words, typed=PASSWORD + "\n")
        assert code == 0, complaint

    def key(self, who=GIULIA):
        """A key to the API that acts for somebody."""
        if who not in self.keys:
            code, printed, complaint = self.arca("token", "create", "--as", who)
            assert code == 0, complaint
            self.keys[who] = printed.strip()
        return self.keys[who]

    def kill(self):
        """Ends the server as a power cut would: whether it was still running."""
        was_running = self.server.poll() is None
        self.server.kill()
        self.server.wait()
        return was_running

    def verify(self):
        """Replays the journal and compares all tables; nothing may differ."""
        code, printed, complaint = self.arca("verify")
        assert code == 0, printed + complaint

    # The database itself

    def rows(self, statement):
        """What a SELECT finds, all values as text."""
        if self.database:
            printed = run_psql(self.database, statement)
            return [tuple(row) for row in csv.reader(io.StringIO(printed))]
        with sqlite3.connect(self.data / "arca.sqlite", timeout=20) as database:
            found = database.execute(statement).fetchall()
        database.close()
        return [tuple("" if value is None else str(value) for value in row) for row in found]

    def change(self, statement):
        """As whoever reaches the database does it, past the door."""
        if self.database:
            run_psql(self.database, statement)
            return
        with sqlite3.connect(self.data / "arca.sqlite", timeout=20) as database:
            database.execute(statement)
        database.close()

    def count(self, table, where="1 = 1"):
        return int(self.rows(f"SELECT COUNT(*) FROM {table} WHERE {where}")[0][0])

    def hex(self, column):
        """How a statement reads bytes."""
        return f"encode({column}, 'hex')" if self.database else f"lower(hex({column}))"

    def facts(self, name):
        return self.count("fact", f"name = '{name}'")


class Engine:
    """Makes cooperatives on one engine, and sweeps them away."""

    def __init__(self, name, folder):
        self.name = name
        self.folder = folder
        self.server = os.environ.get("ARCA_POSTGRES")
        self.houses = []

    def house(self, name, like=None):
        """A new cooperative, or a copy of one that no process has open."""
        folder = self.folder / f"{name}-{uuid.uuid4().hex[:6]}"
        database = self.make_database(like) if self.name == "postgres" else None
        house = House(folder, database)
        self.houses.append(house)
        if like is None:
            house.found()
        else:
            shutil.copytree(like.data, house.data)
            if database:
                (house.data / "arca.json").write_text('{"database":"%s"}' % database)
        return house

    def make_database(self, like):
        name = f"knocks_{uuid.uuid4().hex[:12]}"
        template = f"TEMPLATE {urlsplit(like.database).path[1:]}" if like else ""
        run_psql(self.server, f"CREATE DATABASE {name} {template}")
        return urlunsplit(urlsplit(self.server)._replace(path="/" + name))

    def sweep(self, house):
        house.stop()
        self.houses.remove(house)
        if house.database:
            run_psql(self.server, f"DROP DATABASE {urlsplit(house.database).path[1:]} WITH (FORCE)")
        shutil.rmtree(house.data)

    def close(self):
        for house in list(self.houses):
            self.sweep(house)


def run_psql(address, statement):
    done = subprocess.run(
        ["psql", "--no-psqlrc", "--quiet", "--csv", "--tuples-only", "--set", "ON_ERROR_STOP=1",
         "--command", statement, address], capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr
    return done.stdout
