"""Imports mail archives that others made into a cooperative of its own, and checks with Python's mail
library that nothing was lost, nothing broke and every letter is found by words of its own.

    foreign-mail.py FOLDER…

Every file of mbox, Maildir or single messages under the folders counts. Needs a built arca (ARCA_BIN
names another one). Prints counts, then what is wrong; ends with 1 if anything is.
"""

import collections
import email
import email.policy
import hashlib
import http.cookiejar
import json
import mailbox
import pathlib
import re
import sqlite3
import sys
import tempfile
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Tests/Browser"))
from cooperative import GIULIA, PASSWORD, Cooperative  # noqa: E402

ARCHIVE = "archivio@ilborgo.example"
WORD = re.compile(r"(?<![\w@.+/=-])[a-zà-ù]{4,20}(?![\w@.+/=-])", re.IGNORECASE)


def stored(cooperative):
    """Every message: its number and the bytes it came as."""
    database = sqlite3.connect(f"file:{cooperative.data}/arca.sqlite?mode=ro", uri=True)
    for number, digest in database.execute("SELECT id, raw_hash FROM message ORDER BY id"):
        pieces = database.execute(
            "SELECT bytes FROM blob_piece WHERE hash = ? ORDER BY number", (digest,))
        yield number, b"".join(piece for (piece,) in pieces)


def read_by_python(folders):
    """What Python finds: whole files as they are, and messages of mbox files."""
    files = [one for folder in folders for one in sorted(pathlib.Path(folder).rglob("*"))]
    for file in filter(pathlib.Path.is_file, files):
        whole = file.read_bytes()
        if whole.startswith(b"From "):
            box = mailbox.mbox(file, create=False)
            yield file, [box.get_bytes(key) for key in box.keys()]
        else:
            yield file, [whole]


def words_of(raw):
    """Some words of the text as Python decodes it; none where it decodes no text."""
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        body = message.get_body(("plain",))
        text = body.get_content() if body else ""
    except (LookupError, ValueError, AttributeError, KeyError, TypeError):
        return []
    lines = [line for line in text.splitlines() if not line.startswith((">", "-- "))]
    words = collections.Counter(WORD.findall(" ".join(lines[:40])))
    return [word for word, _ in sorted(words.items(), key=lambda item: -len(item[0]))[:3]]


class Visitor:
    """Somebody signed in, without a browser."""

    def __init__(self, cooperative):
        self.address = cooperative.address
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)
        form = self.open("/sign-in").decode()
        fields = dict(re.findall(r'name="(_[a-z]+|csrf)" value="([^"]*)"', form))
        fields |= {"mail": GIULIA, "password": PASSWORD}
        self.open("/sign-in", urllib.parse.urlencode(fields).encode())

    def open(self, path, form=None):
        request = urllib.request.Request(self.address + path, form, {"Origin": self.address})
        with self.opener.open(request, timeout=30) as answer:
            return answer.read()


def check(cooperative, folders):
    wrong = []
    counts = [json.loads(run(cooperative, "import", "mail", folder, "--mailbox", ARCHIVE, "--json"))
              for folder in folders]
    again = [json.loads(run(cooperative, "import", "mail", folder, "--mailbox", ARCHIVE, "--json"))
             for folder in folders]
    read = sum(one["read"] for one in counts)
    print(f"{read} messages read, {sum(one['new'] for one in counts)} new; imported once more: "
          f"{sum(one['new'] for one in again)} new")
    if any(one["new"] for one in again):
        wrong.append("a second import brought doubles")
    messages = list(stored(cooperative))
    kept = {hashlib.sha256(raw).digest() for _, raw in messages}
    found = list(read_by_python(folders))
    theirs = sum(len(bodies) for _, bodies in found)
    print(f"{theirs} messages by Python's reader, {len(messages)} different ones stored")
    singles = [(file, bodies[0]) for file, bodies in found if bodies == [file.read_bytes()]]
    lost = [file for file, raw in singles if hashlib.sha256(raw).digest() not in kept]
    wrong += [f"{file}: its bytes are not stored" for file in lost]
    print(f"{len(singles) - len(lost)} of {len(singles)} whole files stored byte for byte")
    wrong += check_words(cooperative, messages)
    wrong += check_pages(cooperative, messages)
    verified = run(cooperative, "verify").strip().splitlines()[-1]
    print("verify:", verified)
    return wrong


def check_words(cooperative, messages):
    wrong, asked, without = [], 0, 0
    for number, raw in messages:
        words = words_of(raw)
        if not words:
            without += 1
            continue
        asked += 1
        hits = json.loads(run(cooperative, "search", *words, "--json", "--limit", "100"))
        if not hits:
            wrong.append(f"message {number}: not found by {words}")
    print(f"{asked - len(wrong)} of {asked} found by words of their own, {without} without words")
    return wrong


def check_pages(cooperative, messages):
    """Each message opens, and gives back its bytes."""
    wrong = []
    cooperative.serve()
    visitor = Visitor(cooperative)
    for number, raw in messages:
        name = crockford(number)
        try:
            visitor.open(f"/messages/{name}")
            if visitor.open(f"/messages/{name}/raw") != raw:
                wrong.append(f"message {name}: other bytes by the page")
        except OSError as error:
            wrong.append(f"message {name}: {error}")
    cooperative.stop()
    print(f"{len(messages) - len(wrong)} of {len(messages)} opened in the browser's way")
    return wrong


def crockford(number):
    signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    return "".join(signs[number >> shift & 31] for shift in range(60, -1, -5))


def run(cooperative, *words):
    code, printed, complaint = cooperative.arca(*words)
    if code:
        sys.exit(f"arca {' '.join(words)} ended with {code}: {printed}{complaint}")
    return printed


if len(sys.argv) < 2:
    sys.exit(__doc__)
with tempfile.TemporaryDirectory() as place:
    borgo = Cooperative(place)
    borgo.found()
    faults = check(borgo, sys.argv[1:])
print("\n".join(faults))
sys.exit(1 if faults else 0)
