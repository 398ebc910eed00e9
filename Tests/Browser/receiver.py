"""The other system: a small HTTP server that checks signatures by the very lines of docs/api.md."""

import http.server
import json
import re
import ssl
import subprocess
import threading
import time

from cooperative import ROOT

LINES = re.search(r"```python\n(.*?)```", (ROOT / "docs/api.md").read_text(), re.DOTALL)[1]
SHOWN = {}
exec(LINES, SHOWN)  # noqa: S102
is_genuine = SHOWN["is_genuine"]


class Receiver:
    """Listens on loopback; may go away and come back at the same port."""

    def __init__(self, certificate=None):
        self.secret = None
        self.status = 200
        self.slow = 0
        self.headers_sent = {}
        self.body_sent = b""
        self.events = []
        self.forged = 0
        self.lock = threading.Lock()
        self.certificate = certificate
        self.port = 0
        self.server = None

    @property
    def url(self):
        return f"{'https' if self.certificate else 'http'}://127.0.0.1:{self.port}/arca"

    def listen(self):
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.hear(self.headers, body)
                time.sleep(receiver.slow)
                self.send_response(receiver.status)
                for name, value in receiver.headers_sent.items():
                    self.send_header(name, value)
                if "Content-Length" not in receiver.headers_sent:
                    self.send_header("Content-Length", str(len(receiver.body_sent)))
                self.end_headers()
                self.wfile.write(receiver.body_sent)

            do_GET = do_POST

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            # Else a socket of the last test may hold the port.
            allow_reuse_address = True
            daemon_threads = True

        self.server = Server(("127.0.0.1", self.port), Handler)
        if self.certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*self.certificate)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def go(self):
        self.server.shutdown()
        self.server.server_close()

    def hear(self, headers, body):
        with self.lock:
            small = {name.lower(): value for name, value in headers.items()}
            if not is_genuine(small, body, self.secret):
                self.forged += 1
            event = json.loads(body)
            self.events.append((headers["webhook-id"], event, self.status))

    # What came

    def taken(self):
        """Events that were answered with a success, in the order in which they came."""
        with self.lock:
            return [(one, event) for one, event, status in self.events if status // 100 == 2]

    def sequences(self):
        return [event["data"]["sequence"] for _, event in self.taken()]

    def wait_for(self, sequence, seconds=30):
        until = time.monotonic() + seconds
        while sequence not in self.sequences():
            assert time.monotonic() < until, f"no {sequence} within {seconds} s: {self.sequences()[-5:]}"
            time.sleep(0.05)


def self_signed(folder):
    """A certificate that nobody vouches for."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"], check=True, capture_output=True)
    return certificate, key
