"""The mail of the demo cooperative in data/demo: into a folder, or through real servers.

    demo-mail.py connect     its mailboxes use the servers named in ARCA_MAIL_ENV
    demo-mail.py disconnect  its letters fall into data/demo/outbox again
    demo-mail.py letter      a client writes to it, through the servers it uses just now
"""

import email.utils
import json
import os
import pathlib
import secrets
import smtplib
import ssl
import subprocess
import sys
from email.message import EmailMessage

ROOT = pathlib.Path(__file__).resolve().parent.parent
ARCA = os.environ.get("ARCA", str(ROOT / ".build/release/arca"))
DATA = ROOT / "data/demo"
SERVERS = DATA / "servers.json"
REQUESTS = [
    ("auto", "Attestato e rinnovo del furgone", """Buongiorno,

la polizza del furgone {plate} scade a fine mese.
1. Mi mandate il preventivo per il rinnovo?
2. È cambiata la classe di merito?
3. Posso pagare in due rate?

Grazie, {name}
"""),
    ("sinistri", "Tamponamento di stamattina", """Buongiorno,

stamattina mi hanno tamponato in via Emilia, la mia auto è {plate}. Ho il modulo blu firmato da tutti e due.
Che cosa devo mandarvi? Entro quando? L'auto di cortesia è compresa nella mia polizza?

Cordiali saluti
{name}
"""),
    ("welfare", "Rimborso dell'asilo", """Buongiorno,

ho pagato la retta dell'asilo nido di settembre: 412,50 euro.
Posso chiederne il rimborso con il credito welfare? Fate sapere quali documenti servono.

Saluti
{name}
"""),
    ("info", "Diventare socio", """Salve,

un'amica mi ha parlato di voi. Come si diventa soci? Quanto costa la quota?
Potete spiegarmi anche che cosa cambia rispetto a un'agenzia?

{name}
"""),
]


def arca(*words):
    done = subprocess.run([ARCA, *words, "--data", str(DATA)], capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return json.loads(done.stdout)


def an_operator():
    return (DATA / "SIGN-INS.txt").read_text().splitlines()[0].split()[-1]


def set_mailboxes(how):
    """Says of each mailbox how it is reached from now on."""
    operator = an_operator()
    for box in arca("query", "mail.mailboxes"):
        given = {"address": box["address"], "title": box["title"], **how(box["address"])}
        arca("do", "mail.setMailbox", "--as", operator, "--json", json.dumps(given))


def connect():
    lines = pathlib.Path(os.environ["ARCA_MAIL_ENV"]).read_text().splitlines()
    servers = dict(line.split("=", 1) for line in lines if "=" in line)

    def side(address, port):
        return {
            "host": servers["MAIL_HOST"], "port": int(servers[port]), "security": "tls",
            "username": address.split("@")[0], "password": servers["MAIL_PASSWORD"],
            "trustFile": servers["MAIL_AUTHORITY"]}

    set_mailboxes(lambda address: {
        "imap": side(address, "MAIL_IMAP_TLS_PORT"), "smtp": side(address, "MAIL_SMTP_TLS_PORT")})
    SERVERS.touch(mode=0o600)
    SERVERS.write_text(json.dumps(servers))
    print(f"Letters that leave arrive in {servers['MAIL_SENT']}; make letter writes one to the demo.")


def disconnect():
    if SERVERS.exists():
        set_mailboxes(lambda _: {"spool": str(DATA / "outbox")})
        SERVERS.unlink()


def letter():
    if not SERVERS.exists():
        sys.exit("The demo has no mail servers now: start it with make run MAIL=1.")
    servers = json.loads(SERVERS.read_text())
    box, subject, text = secrets.choice(REQUESTS)
    name, sender = a_client()
    plate = "".join(secrets.choice("ABCDEFGHJKLMNPRSTVWXYZ") for _ in "1234")
    message = EmailMessage()
    message["From"] = email.utils.formataddr((name, sender))
    message["To"] = f"{box}@{servers['MAIL_DOMAIN']}"
    message["Subject"] = subject
    message["Date"] = email.utils.formatdate(localtime=True)
    message["Message-ID"] = f"<{secrets.token_hex(12)}@{sender.split('@')[1]}>"
    message.set_content(text.format(
        name=name, plate=f"{plate[:2]}{100 + secrets.randbelow(900)}{plate[2:]}"))
    trust = ssl.create_default_context(cafile=servers["MAIL_AUTHORITY"])
    with smtplib.SMTP_SSL(
            servers["MAIL_HOST"], int(servers["MAIL_SMTP_TLS_PORT"]), context=trust) as line:
        line.login(box, servers["MAIL_PASSWORD"])
        line.send_message(message)
    print(f"{name} wrote to {message['To']}: {subject}")


def a_client():
    """Somebody of the demo who has a mail address."""
    lines = arca("query", "members.parties", "--json", json.dumps({"limit": 100}))["lines"]
    line = secrets.choice([line for line in lines if "mail" in line])
    name = line["party"]["name"]
    return " ".join(filter(None, [name.get("givenName"), name["name"]])), line["mail"]


actions = {"connect": connect, "disconnect": disconnect, "letter": letter}
if len(sys.argv) != 2 or sys.argv[1] not in actions:
    sys.exit(__doc__)
actions[sys.argv[1]]()
