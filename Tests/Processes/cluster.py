"""A PostgreSQL of one test's own, which may be stopped, killed, followed by a standby and promoted."""

import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

from cooperative import free_port
from engines import run_psql

STANDBY = "arca_standby"


def programs():
    """Where the server's programs are, as scripts/services/postgres.sh looks for them."""
    found = [pathlib.Path(f"/usr/lib/postgresql/{number}/bin") for number in range(15, 20)]
    return next(folder for folder in found if (folder / "initdb").exists())


class Server:
    """One server process on a port of its own; its data stays where it is."""

    def __init__(self, folder, port=None):
        self.folder = folder
        self.data = folder / "data"
        self.port = port or free_port()

    def run(self, program, *words, check=True):
        """As its owner, who is never root."""
        owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        done = subprocess.run(
            [*owner, programs() / program, *map(str, words)], cwd="/", capture_output=True,
            text=True, timeout=120, env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"})
        assert not check or done.returncode == 0, done.stdout + done.stderr
        return done

    def start(self):
        # What the server prints goes to its log: a pipe that it keeps open would never end.
        self.run("pg_ctl", "start", "--wait", "--timeout", 60, "--silent", "-D", self.data,
                 "-l", self.folder / "server.log", "-o", f"-p {self.port}")

    def stop(self, mode="fast"):
        self.run("pg_ctl", "stop", "-D", self.data, "--mode", mode, "--wait", "--silent",
                 check=False)

    def restart(self):
        self.stop()
        self.start()

    def kill(self):
        """As a power cut would: the postmaster and all of its children at once."""
        first = int((self.data / "postmaster.pid").read_text().split()[0])
        listed = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(first)], capture_output=True, text=True)
        for number in [first, *map(int, listed.stdout.split())]:
            try:
                os.kill(number, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def write(self, name, lines):
        self.run_shell(f"cat >> {self.data / name}", "\n".join(lines) + "\n")

    def run_shell(self, command, typed):
        owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run([*owner, "sh", "-c", command], input=typed, text=True, check=True, cwd="/")

    def address(self, database="postgres"):
        return f"postgres://arca@127.0.0.1:{self.port}/{database}"

    def ask(self, statement, database="postgres"):
        return run_psql(self.address(database), statement).strip()


class Cluster:
    """A primary, and after `add_standby` one that follows it synchronously."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="arca-cluster-"))
        self.folder.chmod(0o711)
        self.primary = self.room("one")
        self.standby = None
        self.primary.run(
            "initdb", "--pgdata", self.primary.data, "--username", "arca", "--auth", "trust",
            "--encoding", "UTF8", "--locale", "C.UTF-8", "--locale-provider", "icu",
            "--icu-locale", "it", "--no-sync")
        self.primary.write("postgresql.conf", [
            "listen_addresses = '127.0.0.1'", f"unix_socket_directories = '{self.primary.folder}'",
            "max_connections = 60", "shared_buffers = 32MB"])
        self.primary.start()

    def room(self, name):
        folder = self.folder / name
        folder.mkdir()
        folder.chmod(0o700)
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        return Server(folder)

    def add_standby(self):
        """A copy of the primary that follows it; from then on no commit is told as done before the
        standby has it on its disk."""
        # Before the copy is made: it has the settings of its primary, as real ones have.
        self.primary.ask(f"ALTER SYSTEM SET synchronous_standby_names = '{STANDBY}'")
        self.standby = self.room("two")
        self.standby.run(
            "pg_basebackup", "--pgdata", self.standby.data, "--write-recovery-conf", "--checkpoint",
            "fast", "--no-sync", "--dbname",
            f"host=127.0.0.1 port={self.primary.port} user=arca application_name={STANDBY}")
        self.standby.run_shell(f"sed -i s,{self.primary.folder},{self.standby.folder}, "
                               f"{self.standby.data / 'postgresql.conf'}", "")
        self.standby.start()
        self.primary.ask("SELECT pg_reload_conf()")
        until = time.monotonic() + 30
        while self.primary.ask("SELECT sync_state FROM pg_stat_replication") != "sync":
            assert time.monotonic() < until, "no standby follows"
            time.sleep(0.1)

    def promote(self):
        """The standby becomes the primary. It has the other's settings, so it is told to wait for no
        standby until there is a new one."""
        self.standby.ask("ALTER SYSTEM RESET synchronous_standby_names")
        self.standby.ask("SELECT pg_reload_conf()")
        assert self.standby.ask("SELECT pg_promote(true, 60)") == "t"

    def address(self, database):
        """Both servers; the one that may be written to is meant."""
        hosts = ",".join(f"127.0.0.1:{server.port}" for server in (self.primary, self.standby))
        return f"postgres://arca@{hosts}/{database}?target_session_attrs=read-write"

    def close(self):
        for server in (self.standby, self.primary):
            if server:
                server.stop("immediate")
        shutil.rmtree(self.folder)
