"""The house behind the proxies that packaging/ offers: TLS, forms, the stream of an open page, what clients claim."""

import http.client
import os
import re
import socket
import ssl
import subprocess
import time

import pytest

from cooperative import GIULIA, PASSWORD, ROOT, Cooperative, free_port
from letters import letter

NAME = "arca.example"


class Proxy:
    """A proxy with our example, of which only addresses and the certificate are changed."""

    def __init__(self, house, folder):
        self.house = house
        self.folder = folder
        self.port = free_port()
        self.plain = free_port()
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
             "-nodes", "-days", "2", "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}",
             "-keyout", "privkey.pem", "-out", "fullchain.pem"],
            cwd=folder, check=True, capture_output=True)
        self.trust = ssl.create_default_context(cafile=str(folder / "fullchain.pem"))
        self.process = None

    def start(self, words):
        self.process = subprocess.Popen(
            words, cwd=self.folder, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.folder),
                 "XDG_DATA_HOME": str(self.folder)})
        until = time.monotonic() + 15
        while True:
            try:
                return self.ask("GET", "/healthz")
            except OSError:
                assert self.process.poll() is None and time.monotonic() < until
                time.sleep(0.1)

    def stop(self):
        self.process.terminate()
        self.process.wait(20)

    def line(self):
        # The name that the certificate has, on this machine.
        line = http.client.HTTPSConnection(NAME, self.port, timeout=30, context=self.trust)
        line._create_connection = lambda _, *rest: socket_to(self.port)
        return line

    def ask(self, method, path, body=None, headers=None):
        line = self.line()
        try:
            line.request(method, path, body, {
                "Host": f"{NAME}:{self.port}", "Origin": f"https://{NAME}:{self.port}",
                **(headers or {})})
            answer = line.getresponse()
            return answer, answer.read()
        finally:
            line.close()


def socket_to(port):
    return socket.create_connection(("127.0.0.1", port), 30)


class Nginx(Proxy):
    def __init__(self, house, folder):
        super().__init__(house, folder)
        site = (ROOT / "packaging/nginx.conf").read_text()
        changes = [
            (r"(?m)^ *listen \[::\].*\n", ""), (r"listen 80;", f"listen 127.0.0.1:{self.plain};"),
            (r"listen 443 ", f"listen 127.0.0.1:{self.port} "),
            (r"127\.0\.0\.1:8080", f"127.0.0.1:{house.port}"),
            (rf"/etc/letsencrypt/live/{NAME}/", f"{folder}/")]
        for old, new in changes:
            site, count = re.subn(old, new, site)
            assert count > 0, old
        (folder / "site.conf").write_text(site)
        temporary = "".join(
            f"{kind}_temp_path {folder}/{kind};\n"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (folder / "nginx.conf").write_text(
            f"{'user root; ' if os.geteuid() == 0 else ''}daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;\n"
            f"events {{}}\nhttp {{ access_log off; gzip on; gzip_types text/event-stream;\n{temporary}"
            f"include {folder}/site.conf; }}\n")
        self.words = ["/usr/sbin/nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"),
                      "-e", str(folder / "error.log")]
        done = subprocess.run([*self.words, "-t"], capture_output=True, text=True)
        assert done.returncode == 0 and "warn" not in done.stderr, done.stderr
        self.start(self.words)


class Caddy(Proxy):
    def __init__(self, house, folder):
        super().__init__(house, folder)
        site = (ROOT / "packaging/Caddyfile").read_text()
        changes = [
            (r"(?m)^\tgrace_period", "\tadmin off\n\tauto_https disable_redirects\n\tgrace_period"),
            (rf"(?m)^{NAME} {{", f"https://{NAME}:{self.port} {{\n\ttls fullchain.pem privkey.pem"),
            (r"127\.0\.0\.1:8080", f"127.0.0.1:{house.port}")]
        for old, new in changes:
            site, count = re.subn(old, new, site)
            assert count > 0, old
        (folder / "Caddyfile").write_text(site)
        place = ["--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
        done = subprocess.run(
            ["/usr/bin/caddy", "adapt", "--validate", *place], cwd=folder, capture_output=True,
            text=True)
        assert done.returncode == 0, done.stderr
        done = subprocess.run(
            ["/usr/bin/caddy", "fmt", str(ROOT / "packaging/Caddyfile")], capture_output=True,
            text=True)
        assert done.stdout == (ROOT / "packaging/Caddyfile").read_text(), done.stdout
        self.start(["/usr/bin/caddy", "run", *place])


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    house = Cooperative(tmp_path_factory.mktemp("house"))
    house.found()
    house.serve()
    yield house
    house.stop()


@pytest.fixture(scope="module", params=[Nginx, Caddy], ids=["nginx", "caddy"])
def proxy(request, house, tmp_path_factory):
    proxy = request.param(house, tmp_path_factory.mktemp(request.param.__name__.lower()))
    yield proxy
    proxy.stop()


def sign_in(proxy, password=PASSWORD, headers=None):
    answer, _ = proxy.ask(
        "POST", "/sign-in", f"mail={GIULIA}&password={password.replace(' ', '+')}".encode(),
        {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})})
    return answer


def test_people_sign_in_over_tls_and_the_cookie_never_travels_in_the_clear(proxy):
    answer = sign_in(proxy)
    assert answer.status == 303
    cookie = answer.headers["Set-Cookie"]
    assert "; Secure" in cookie and "HttpOnly" in cookie
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    page, body = proxy.ask("GET", "/", headers={"Cookie": cookie.split(";")[0]})
    assert page.status == 200 and "Giulia" in body.decode()
    assert "default-src" in page.headers["Content-Security-Policy"]
    # A form of another house is refused behind the proxy as before it.
    answer = sign_in(proxy, headers={"Origin": "https://elsewhere.example"})
    assert answer.status == 403


def test_who_claims_to_be_this_machine_is_not_believed(proxy):
    claims = {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Proto": "http", "Forwarded": "for=127.0.0.1"}
    assert proxy.ask("GET", "/metrics", headers=claims)[0].status == 404
    assert "; Secure" in sign_in(proxy, headers=claims).headers["Set-Cookie"]


def test_a_large_form_reaches_the_house_and_one_too_large_a_refusal(proxy):
    words = {"Content-Type": "application/json", "Authorization": f"Bearer {proxy.house.token()}"}
    answer, body = proxy.ask("POST", "/api/v1/mail/receive", b"x" * (30 << 20), words)
    # It is no JSON, says the house itself.
    assert answer.status in (400, 422) and b'"code"' in body, (answer.status, body[:200])
    try:
        answer, _ = proxy.ask("POST", "/api/v1/mail/receive", b"x" * (52 << 20), words)
        assert answer.status == 413
    except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
        pass  # Refused before all of it was sent.


def test_an_open_page_hears_at_once_what_others_did(proxy):
    cookie = sign_in(proxy).headers["Set-Cookie"].split(";")[0]
    line = proxy.line()
    line.request("GET", "/events", headers={
        "Host": f"{NAME}:{proxy.port}", "Cookie": cookie, "Accept": "text/event-stream",
        "Accept-Encoding": "gzip"})
    answer = line.getresponse()
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    assert answer.headers.get("Content-Encoding") is None
    proxy.house.receive(letter(f"Attraverso il proxy {proxy.port}"))
    began = time.monotonic()
    heard = b""
    while b"data:" not in heard:
        heard += answer.read1(4096)
        assert time.monotonic() - began < 10, heard
    line.close()
