"""What the measuring of scripts/bench.py and scripts/bench_growth.py share: the server that is asked,
the scripts for wrk, the table, the machine."""

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.parse

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
    """A program that serves on a free port, and how long it took until it answered."""

    running = []

    def __init__(self, log, *command, probe="/healthz"):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.probe = probe
        began = time.monotonic()
        self.log = open(f"{log}.log", "w")
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port)], stdout=self.log, stderr=self.log)
        Server.running.append(self)
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() - began > 60:
                sys.exit(f"The server did not start: see {log}.log")
            time.sleep(0.002)
        self.ready = time.monotonic() - began

    @staticmethod
    def of(arca, data):
        return Server(data, arca, "serve", "--data", data)

    def settle(self, bench, data):
        """Waits until the house has read the attachments that came in, which takes both cores."""
        while figures(bench, "count", "--data", data)["waiting"] > 0:
            time.sleep(1)

    def answers(self):
        try:
            return self.get(self.probe)[0] == 200
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


def signed_in(server, demo):
    """The cookie of the first operator of a demo."""
    with open(f"{demo}/SIGN-INS.txt") as file:
        lines = file.read().splitlines()
    return server.sign_in(lines[0].split()[-1], lines[-1].split(": ", 1)[1])


def paths_of(server, cookie):
    """Addresses of the pages that are measured: the desk, cases and parties of the first lists."""
    desk = server.get("/desk", cookie)[1]
    members = server.get("/members", cookie)[1]
    return {
        "/": ["/"],
        "/desk": ["/desk"],
        "a case": [re.search(r"/desk/cases/[0-9A-Za-z]+", desk)[0]],
        "a party": [re.search(r"/parties/[0-9A-Z]{8,}", members)[0]],
        "/members": ["/members"],
    }


def typed_names(names):
    """Addresses that ask for people while a name is typed, letter by letter from the second."""
    return [
        f"/api/v1/members/parties?text={urllib.parse.quote(name[:end])}"
        for name in names for end in range(2, len(name) + 1)]


def gets(headers, paths):
    """A script for wrk that asks for these addresses in turn."""
    quoted = ",".join(json.dumps(path, ensure_ascii=True) for path in paths)
    said = "".join(
        f"wrk.headers[{json.dumps(name)}] = {json.dumps(value)}\n"
        for name, value in headers.items())
    return (
        f"local paths = {{{quoted}}}\nlocal at = 0\n{said}"
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
