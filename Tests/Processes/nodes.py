"""Two nodes of one cooperative on one database, and the proxy in front of them."""

import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request

from cooperative import ROOT, Cooperative, free_port
from engines import House


class Node(Cooperative):
    """A process of its own, with its own copy of arca.json and secret.key."""

    def __init__(self, folder, house):
        super().__init__(folder)
        self.folder.mkdir(parents=True)
        shutil.copytree(house.data, self.data)

    def kill(self):
        self.server.kill()
        self.server.wait()


class Proxy:
    """HAProxy with the configuration that the repository offers."""

    def __init__(self, nodes):
        self.port = free_port()
        where = {f"ARCA_NODE_{number}": f"127.0.0.1:{node.port}" for number, node in enumerate(nodes, 1)}
        self.process = subprocess.Popen(
            ["/usr/sbin/haproxy", "-db", "-q", "-f", str(ROOT / "packaging/haproxy.cfg")],
            env={**os.environ, "ARCA_LISTEN": f"127.0.0.1:{self.port}", **where},
            stdin=subprocess.DEVNULL)

    def stop(self):
        self.process.terminate()
        self.process.wait(20)


class Pair(House):
    """A cooperative behind the proxy: who asks it asks one of its nodes."""

    def __init__(self, folder, database):
        super().__init__(folder, database)
        self.found()
        self.nodes = [Node(self.folder / f"node{number}", self) for number in (1, 2)]
        for node in self.nodes:
            node.serve()
        self.proxy = Proxy(self.nodes)
        self.port = self.proxy.port
        self.address = f"http://127.0.0.1:{self.port}"
        self.wait_until_ready()

    def is_ready(self):
        try:
            with urllib.request.urlopen(self.address + "/readyz", timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def wait_until_ready(self, seconds=60):
        """How long it took until people are answered again."""
        began = time.monotonic()
        while not self.is_ready():
            assert time.monotonic() - began < seconds, self.log()
            time.sleep(0.1)
        return time.monotonic() - began

    def stop(self):
        self.proxy.stop()
        for node in self.nodes:
            node.stop()

    def log(self):
        return "\n".join(node.log() for node in self.nodes)
