"""SMTP submission for tests: takes mail by TLS or STARTTLS with AUTH, delivers what is for the
domain through LMTP, and keeps a copy of every message that it took. Started by mail.sh.

    submission.py DIR LMTP-PORT DOMAIN

DIR is the folder that mail.sh made for its mail service.

DIR/users             who may sign in (made by mail.sh)
DIR/sent/000001.eml   the first message taken, as it came; 000001.json its envelope. Both appear
                      whole and before the client gets its receipt, so counting files counts what
                      left.
DIR/faults/ADDRESS    makes mail for this recipient fail. One line:
    recipient CODE TEXT     refused when named
    data CODE TEXT          refused at DATA
    message CODE TEXT       refused after the final dot
    drop-before             line cut at DATA, nothing taken
    drop-untaken            line cut after the final dot, nothing taken
    drop-taken              line cut after the final dot, message taken
    slow SECONDS            taken, but the receipt comes late
DIR/submission.ports  the two ports, written when they are open: TLS, STARTTLS
"""

import asyncio
import base64
import json
import os
import pathlib
import smtplib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

SIZE_LIMIT = 32 * 1024 * 1024


class Folder:
    """What lies in DIR."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.sent = self.path / "sent"
        numbers = [int(file.stem) for file in self.sent.glob("*.eml")]
        self.last = max(numbers, default=0)

    def passwords(self):
        lines = (self.path / "users").read_text().splitlines()
        users = (line.split(":") for line in lines)
        return {user[0]: base64.b64decode(user[1].removeprefix("{PLAIN.b64}")) for user in users}

    def fault(self, recipients):
        """The first fault set for one of the recipients: its kind and its arguments."""
        for recipient in recipients:
            file = self.path / "faults" / recipient.replace("/", "_")
            try:
                kind, _, rest = file.read_text().strip().partition(" ")
            except FileNotFoundError:
                continue
            return kind, rest
        return None, ""

    def keep(self, content, envelope):
        self.last += 1
        name = f"{self.last:06}"
        facts = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "size": len(content),
                 "options": envelope.mail_options}
        self.write(f"{name}.json", json.dumps(facts, ensure_ascii=False).encode())
        self.write(f"{name}.eml", content)
        return name

    def write(self, name, content):
        new = self.sent / f".{name}.new"
        new.write_bytes(content)
        os.rename(new, self.sent / name)


class Submission:
    """What the server does with mail: the hooks of aiosmtpd."""

    def __init__(self, folder, lmtp_port, domain):
        self.folder = folder
        self.lmtp_port = lmtp_port
        self.domain = domain
        self.passwords = folder.passwords()
        self.taking = set()

    def authenticate(self, server, session, envelope, mechanism, data):
        known = isinstance(data, LoginPassword) and self.passwords.get(data.login.decode())
        # Not handled: aiosmtpd itself says 535 then.
        return AuthResult(success=bool(known) and known == data.password, handled=False)

    async def handle_RCPT(self, server, session, envelope, address, options):
        kind, rest = self.folder.fault([address])
        if kind == "recipient":
            return rest
        if self.is_local(address) and address.split("@")[0].split("+")[0] not in self.passwords:
            return "550 5.1.1 no such mailbox here"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 fine"

    async def handle_DATA(self, server, session, envelope):
        kind, rest = self.folder.fault(envelope.rcpt_tos)
        if kind == "message":
            return rest
        if kind == "drop-untaken":
            return self.drop(server)
        name = await self.take(envelope)
        if kind == "drop-taken":
            return self.drop(server)
        if kind == "slow":
            await asyncio.sleep(float(rest))
        return f"250 2.0.0 Ok: queued as {name}"

    async def take(self, envelope):
        """Once complete, a message is taken as a whole, even if the client is gone by now."""
        taking = asyncio.ensure_future(self.deliver_and_keep(envelope))
        self.taking.add(taking)
        taking.add_done_callback(self.taking.discard)
        return await asyncio.shield(taking)

    async def deliver_and_keep(self, envelope):
        await self.deliver(envelope)
        return self.folder.keep(envelope.original_content, envelope)

    async def deliver(self, envelope):
        local = [address for address in envelope.rcpt_tos if self.is_local(address)]
        if local:
            await asyncio.to_thread(self.deliver_now, envelope, local)

    def deliver_now(self, envelope, recipients):
        # LMTP answers once for each recipient, which smtplib does not read: one connection each.
        for recipient in recipients:
            with smtplib.LMTP("127.0.0.1", self.lmtp_port) as lmtp:
                options = ["BODY=8BITMIME"] if lmtp.has_extn("8bitmime") else []
                refused = lmtp.sendmail(
                    envelope.mail_from, [recipient], envelope.original_content, options)
                if refused:
                    raise RuntimeError(f"the mailboxes refused {refused}")

    def is_local(self, address):
        return address.lower().endswith("@" + self.domain)

    @staticmethod
    def drop(server):
        server.transport.abort()
        return "421 4.3.2 dropped"


class Server(SMTP):
    """aiosmtpd, with the faults that come before the message."""

    async def smtp_DATA(self, arg):
        kind, rest = self.event_handler.folder.fault(self.envelope.rcpt_tos)
        if kind == "drop-before":
            self.transport.abort()
        elif kind == "data":
            await self.push(rest)
        else:
            await super().smtp_DATA(arg)


async def serve(folder, handler):
    loop = asyncio.get_running_loop()
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(folder.path / "tls/server.pem", folder.path / "tls/server.key")

    def make(**more):
        return Server(
            handler, hostname="localhost", ident="test submission", data_size_limit=SIZE_LIMIT,
            enable_SMTPUTF8=True, auth_required=True, authenticator=handler.authenticate,
            loop=loop, **more)

    implicit = await loop.create_server(
        lambda: make(auth_require_tls=False), "127.0.0.1", 0, ssl=tls)
    explicit = await loop.create_server(
        lambda: make(tls_context=tls, require_starttls=True), "127.0.0.1", 0)
    ports = [server.sockets[0].getsockname()[1] for server in (implicit, explicit)]
    new = folder.path / "submission.ports.new"
    new.write_text("{} {}\n".format(*ports))
    os.rename(new, folder.path / "submission.ports")
    await asyncio.gather(implicit.serve_forever(), explicit.serve_forever())


def main():
    path, lmtp_port, domain = sys.argv[1:]
    folder = Folder(path)
    asyncio.run(serve(folder, Submission(folder, int(lmtp_port), domain)))


if __name__ == "__main__":
    main()
