"""The post on real servers: a mailbox of the office, and what left through the submission server."""

import email
import email.policy
import imaplib
import json
import pathlib
import smtplib
import time

# Mailboxes that are for these tests alone.
BOXES = [f"box{number}" for number in range(29, 39)]
OUTSIDE = "fuori.example"


class Office:
    """One mailbox of the office, with letters that come in and answers that leave."""

    def __init__(self, mail, run, copies=True):
        self.mail = mail
        self.run = run
        self.sink = pathlib.Path(mail.settings["MAIL_SENT"])
        self.faults = pathlib.Path(mail.settings["MAIL_FAULTS"])
        self.user = next(box for box in BOXES if self.takes(box))
        self.address = mail.address(self.user)
        self.copies = copies
        self.counted = {}

    def takes(self, box):
        """Whether nobody had this mailbox before, in this run or in one beside it."""
        try:
            (self.faults / f"{box}.taken").touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    def settings(self):
        box = self.mail.mailbox()
        for side in ("imap", "smtp"):
            box[side]["username"] = self.user
        return {**box, "address": self.address, "copiesToItself": self.copies}

    def correspondent(self, number):
        return f"socio{number}.{self.run}@{OUTSIDE}"

    def make_slow(self, number, seconds):
        """The receipt for letters to this one comes late: time for a process to die in."""
        (self.faults / self.correspondent(number)).write_text(f"slow {seconds}\n")

    def deliver(self, message):
        """Into the mailbox on the server, as its mail server would."""
        with smtplib.LMTP("127.0.0.1", int(self.mail.settings["MAIL_LMTP_PORT"])) as lmtp:
            lmtp.sendmail(message["From"], [self.address], message.as_bytes())

    def last_number(self):
        """The number of the newest message on the server."""
        port = int(self.mail.settings["MAIL_IMAP_TLS_PORT"])
        with imaplib.IMAP4_SSL(
            self.mail.settings["MAIL_HOST"], port, ssl_context=self.mail.tls, timeout=20
        ) as imap:
            imap.login(self.user, self.mail.settings["MAIL_PASSWORD"])
            imap.select("INBOX", readonly=True)
            _, (found,) = imap.uid("SEARCH", "ALL")
            return max((int(number) for number in found.split()), default=0)

    def left(self):
        """How many letters the submission server took for each of our correspondents."""
        for file in self.sink.glob("*.json"):
            if file.name not in self.counted:
                recipients = json.loads(file.read_text())["to"]
                self.counted[file.name] = [one for one in recipients if f".{self.run}@" in one]
        total = {}
        for recipients in self.counted.values():
            for one in recipients:
                total[one] = total.get(one, 0) + 1
        return total

    def text_to(self, correspondent):
        """The letter that left for one of our correspondents."""
        (name,) = [name for name, found in self.counted.items() if correspondent in found]
        letter = email.message_from_bytes(
            (self.sink / name).with_suffix(".eml").read_bytes(), policy=email.policy.default)
        return letter.get_content()


def wait_while_moving(how_many, what, seconds=60):
    """Until there is nothing left of it; fails where for so long nothing about it has changed."""
    before, until = how_many(), time.monotonic() + seconds
    while before:
        assert time.monotonic() < until, f"{before} {what} for {seconds} s"
        time.sleep(0.1)
        if (left := how_many()) != before:
            before, until = left, time.monotonic() + seconds


def wait_until(is_so, what, seconds=60):
    until = time.monotonic() + seconds
    while not (found := is_so()):
        assert time.monotonic() < until, f"{what} within {seconds} s"
        time.sleep(0.1)
    return found
