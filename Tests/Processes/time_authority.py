"""A time authority (RFC 3161) on loopback: OpenSSL signs, Python answers by HTTP. Everything in it is invented."""

import http.server
import subprocess
import threading

SETTINGS = """[tsa]
default_tsa = one
[one]
serial = serial
crypto_device = builtin
signer_cert = time.pem
signer_key = time.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
"""


class TimeAuthority:
    """Answers until it is told to be silent."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        (folder / "settings").write_text(SETTINGS)
        (folder / "serial").write_text("01\n")
        (folder / "usage").write_text("extendedKeyUsage=critical,timeStamping\n")
        key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        self.openssl("req", "-x509", *key, "-keyout", "root.key", "-out", "root.pem", "-days", "9",
                     "-subj", "/CN=Radice di prova")
        self.openssl("req", *key, "-keyout", "time.key", "-out", "time.csr", "-subj", "/CN=Marche di prova")
        self.openssl("x509", "-req", "-in", "time.csr", "-CA", "root.pem", "-CAkey", "root.key",
                     "-CAcreateserial", "-days", "8", "-extfile", "usage", "-out", "time.pem")
        self.roots = folder / "root.pem"
        self.asked = 0
        self.is_silent = False
        authority = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status, answer = authority.answer(body, self.headers["Content-Type"])
                self.send_response(status)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/tsa"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, body, kind):
        self.asked += 1
        if self.is_silent or kind != "application/timestamp-query":
            return 503, b""
        (self.folder / "query").write_bytes(body)
        self.openssl("ts", "-reply", "-config", "settings", "-queryfile", "query", "-out", "reply")
        return 200, (self.folder / "reply").read_bytes()

    def openssl(self, *words):
        done = subprocess.run(["openssl", *words], cwd=self.folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def go(self):
        self.server.shutdown()
        self.server.server_close()
