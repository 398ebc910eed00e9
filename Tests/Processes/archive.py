"""Archives of old mail, with words of its own in every message."""

import email.policy
import email.utils
import hashlib
import mailbox
from email.message import EmailMessage

SHARED = "traghetto"
BEGIN = 1_400_000_000


def letters(chance, count, run):
    """So many letters, some of them with a file, as the bytes that an mbox gives back."""
    written = []
    for number in range(count):
        message = EmailMessage(policy=email.policy.SMTP.clone(linesep="\n", max_line_length=76))
        message["From"] = f"Socio {number} <socio{number % 40}@esempio.example>"
        message["To"] = "soci@ilborgo.example"
        message["Subject"] = f"Polizza {number} {run}"
        message["Date"] = email.utils.formatdate(BEGIN + number * 40_000)
        message["Message-ID"] = f"<{run}.{number}@esempio.example>"
        words = " ".join(chance.choice(["furgone", "quota", "barca", "ponte"]) for _ in range(60))
        message.set_content(f"Buongiorno,\n\n{word(number, run)} {SHARED} {words}\n")
        if number % 25 == 0:
            message.add_attachment(
                chance.randbytes(150_000), maintype="application", subtype="pdf",
                filename=f"polizza{number}.pdf")
        written.append(message.as_bytes())
    return written


def word(number, run):
    """A word that no other letter has."""
    digits = str(number).translate(str.maketrans("0123456789", "bcdfghlmnp"))
    # The last letter ends it: a search takes the beginning of a word for the word.
    return f"zz{run}{digits}z"


def digests(written):
    return {hashlib.sha256(raw).hexdigest() for raw in written}


def write_mbox(path, written):
    """One file; every tenth letter stands in it twice, as archives have it."""
    with path.open("wb") as file:
        for number, raw in enumerate(written):
            for _ in range(2 if number % 10 == 0 else 1):
                date = email.utils.formatdate(BEGIN + number * 40_000, usegmt=True)
                day, rest = date[:3], date[5:-4].split()
                file.write(f"From socio@esempio.example {day} {rest[1]} {rest[0]} {rest[3]} {rest[2]}\n"
                           .encode())
                file.write(raw + b"\n")
    return path


def write_maildir(path, written):
    """A Maildir with a folder inside it."""
    inbox = mailbox.Maildir(path, create=True)
    older = inbox.add_folder("Vecchie")
    for number, raw in enumerate(written):
        (older if number % 3 == 0 else inbox).add(raw)
        if number % 10 == 0:
            older.add(raw)
    return path
