"""The people outside: they write to the cooperative, and have mailboxes of their own."""

import email
import email.policy
import email.utils
import imaplib
import itertools
import pathlib
import smtplib
import ssl
import time
import uuid
from email.message import EmailMessage

# Of this run: a mailbox may still hold the letters of an earlier one.
RUN = uuid.uuid4().hex[:8]
numbers = itertools.count(1)

REQUEST = """Buongiorno,

quando scade la polizza del furgone?
Quanto costa il rinnovo per un anno?

Cordiali saluti
Bruno Conti
"""


def letter(
    subject, text=REQUEST, sender="Bruno Conti <bruno@esempio.example>", to="soci@ilborgo.example"
):
    """A letter that is written now, under a subject that no other letter has."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = to
    message["Subject"] = f"{subject} {RUN}-{next(numbers)}"
    message["Date"] = email.utils.formatdate(localtime=True)
    message["Message-ID"] = f"<{uuid.uuid4().hex}@esempio.example>"
    message.set_content(text)
    return message


class MailService:
    """Dovecot and a submission server, as scripts/services/mail.sh started them."""

    OFFICE = "box40"
    BRUNO = "box39"

    def __init__(self, environment):
        lines = pathlib.Path(environment).read_text().splitlines()
        self.settings = dict(line.split("=", 1) for line in lines if "=" in line)
        self.trust = self.settings["MAIL_AUTHORITY"]
        self.tls = ssl.create_default_context(cafile=self.trust)

    def address(self, user):
        return f"{user}@{self.settings['MAIL_DOMAIN']}"

    def side(self, port):
        """How the cooperative reaches one of the servers."""
        return {
            "host": self.settings["MAIL_HOST"], "port": int(self.settings[port]), "security": "tls",
            "username": self.OFFICE, "password": self.settings["MAIL_PASSWORD"],
            "trustFile": self.trust}

    def mailbox(self):
        return {
            "address": self.address(self.OFFICE), "title": "Ufficio",
            "imap": self.side("MAIL_IMAP_TLS_PORT"), "smtp": self.side("MAIL_SMTP_TLS_PORT")}

    def write(self, subject, text=REQUEST):
        """Bruno writes to the office."""
        message = letter(
            subject, text, sender=f"Bruno Conti <{self.address(self.BRUNO)}>",
            to=self.address(self.OFFICE))
        port = int(self.settings["MAIL_SMTP_TLS_PORT"])
        host = self.settings["MAIL_HOST"]
        with smtplib.SMTP_SSL(host, port, context=self.tls, timeout=20) as smtp:
            smtp.login(self.BRUNO, self.settings["MAIL_PASSWORD"])
            smtp.send_message(message)
        return message

    def received(self, subject):
        """Bruno's letters whose subject ends like this."""
        port = int(self.settings["MAIL_IMAP_TLS_PORT"])
        with imaplib.IMAP4_SSL(
            self.settings["MAIL_HOST"], port, ssl_context=self.tls, timeout=20
        ) as imap:
            imap.login(self.BRUNO, self.settings["MAIL_PASSWORD"])
            imap.select("INBOX", readonly=True)
            _, (found,) = imap.search(None, "ALL")
            letters = [imap.fetch(number, "(RFC822)")[1][0][1] for number in found.split()]
        parsed = [email.message_from_bytes(raw, policy=email.policy.default) for raw in letters]
        return [one for one in parsed if one["Subject"].endswith(subject)]

    def wait_for(self, subject, seconds=20):
        """Bruno's letters of this subject, as soon as there is one."""
        until = time.monotonic() + seconds
        while not (found := self.received(subject)):
            assert time.monotonic() < until, f"no letter “{subject}” within {seconds} s"
            time.sleep(0.2)
        return found
