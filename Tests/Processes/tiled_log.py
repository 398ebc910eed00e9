"""The log of a house as anybody reads it: written from the specifications alone (RFC 6962 section 2.1, C2SP
tlog-tiles, tlog-checkpoint, signed-note, tlog-proof), with nothing of the house in it but its address."""

import base64
import hashlib
import http.client
import pathlib
import subprocess
import tempfile
from dataclasses import dataclass

WIDTH = 256
# SubjectPublicKeyInfo of Ed25519 (RFC 8410) but for the key itself.
SPKI = bytes.fromhex("302a300506032b6570032100")


def leaf_hash(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def tree_root(hashes):
    """MTH of RFC 6962, over hashes of leaves."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    cut = 1
    while cut * 2 < len(hashes):
        cut *= 2
    return node_hash(tree_root(hashes[:cut]), tree_root(hashes[cut:]))


def root_from_path(leaf, index, size, path):
    """RFC 9162 section 2.1.3.2."""
    place, last, found = index, size - 1, leaf
    for other in path:
        assert last > 0
        if place % 2 or place == last:
            found = node_hash(other, found)
            while place % 2 == 0 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, other)
        place, last = place >> 1, last >> 1
    assert last == 0
    return found


@dataclass
class Key:
    """A verifier key: name+id+base64(type, key)."""

    name: str
    bytes: bytes

    @classmethod
    def read(cls, line):
        name, mark, rest = line.strip().split("+", 2)
        rest = base64.b64decode(rest, validate=True)
        assert rest[0] == 1 and len(rest) == 33, "an Ed25519 key that signs notes"
        key = cls(name, rest[1:])
        assert key.mark.hex() == mark
        return key

    @property
    def mark(self):
        return hashlib.sha256(self.name.encode() + b"\n\x01" + self.bytes).digest()[:4]

    def has_signed(self, text, signature):
        """As OpenSSL sees it."""
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            (folder / "key").write_bytes(SPKI + self.bytes)
            (folder / "text").write_bytes(text)
            (folder / "signature").write_bytes(signature)
            done = subprocess.run(
                ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key",
                 "-rawin", "-in", "text", "-sigfile", "signature"],
                cwd=folder, capture_output=True)
            return done.returncode == 0


@dataclass
class Checkpoint:
    origin: str
    size: int
    root: bytes

    @classmethod
    def read(cls, note, key):
        """Of a note that the key has signed."""
        text = note.rsplit(b"\n\n", 1)[0] + b"\n"
        signatures = cls.signatures(note, key)
        assert signatures and all(key.has_signed(text, one) for one in signatures)
        origin, size, root = text.decode().splitlines()
        assert str(int(size)) == size
        return cls(origin, int(size), base64.b64decode(root, validate=True))

    @staticmethod
    def signatures(note, key):
        """What stands below the note in the name of the key."""
        found = []
        for line in note.rsplit(b"\n\n", 1)[1].decode().splitlines():
            dash, name, rest = line.split(" ")
            assert dash == "—"
            rest = base64.b64decode(rest, validate=True)
            if name == key.name and rest[:4] == key.mark:
                found.append(rest[4:])
        return found


def check_proof(proof, entry, key):
    """Of a tlog-proof: the checkpoint that holds the entry."""
    head, note = proof.split(b"\n\n", 1)
    title, index, *path = head.decode().splitlines()
    assert title == "c2sp.org/tlog-proof@v1" and index.startswith("index ")
    checkpoint = Checkpoint.read(note, key)
    path = [base64.b64decode(one, validate=True) for one in path]
    assert root_from_path(leaf_hash(entry), int(index[6:]), checkpoint.size, path) == checkpoint.root
    return checkpoint


class Log:
    """A log at an address."""

    def __init__(self, port, prefix="/log"):
        self.port, self.prefix = port, prefix

    def fetch(self, path):
        """Status, headers and bytes: without a cookie, without a key."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            line.request("GET", f"{self.prefix}/{path}")
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            line.close()

    def get(self, path):
        status, _, content = self.fetch(path)
        assert status == 200, (path, status)
        return content

    def keys(self):
        return [Key.read(line) for line in self.get("keys").decode().splitlines()]

    def checkpoint(self):
        """Right after a change of key, the last is still by the key before."""
        note = self.get("checkpoint")
        (key,) = [key for key in self.keys() if Checkpoint.signatures(note, key)]
        return Checkpoint.read(note, key)

    @staticmethod
    def address(place, width):
        text = f"{place % 1000:03}"
        while place := place // 1000:
            text = f"x{place % 1000:03}/{text}"
        return text if width == WIDTH else f"{text}.p/{width}"

    @staticmethod
    def tiles(count):
        """Place and width of the tiles that so many hashes are in."""
        return [(start // WIDTH, min(WIDTH, count - start)) for start in range(0, count, WIDTH)]

    def hashes(self, level, size):
        """All hashes of a level of a tree."""
        found = []
        for place, width in self.tiles(size // WIDTH**level):
            content = self.get(f"tile/{level}/{self.address(place, width)}")
            assert len(content) == 32 * width
            found += [content[at:at + 32] for at in range(0, len(content), 32)]
        return found

    def entries(self, size):
        found = []
        for place, width in self.tiles(size):
            content = self.get(f"tile/entries/{self.address(place, width)}")
            bundle = []
            while content:
                length = int.from_bytes(content[:2], "big")
                bundle.append(content[2:2 + length])
                content = content[2 + length:]
            assert len(bundle) == width
            found += bundle
        return found

    def check(self, checkpoint):
        """Every entry is in its tile, every tile in the one above, all in the root that was signed."""
        entries = self.entries(checkpoint.size)
        below = self.hashes(0, checkpoint.size)
        assert below == [leaf_hash(entry) for entry in entries]
        assert tree_root(below) == checkpoint.root
        level = 1
        while checkpoint.size // WIDTH**level:
            above = self.hashes(level, checkpoint.size)
            whole = [below[at:at + WIDTH] for at in range(0, len(below) // WIDTH * WIDTH, WIDTH)]
            assert above == [tree_root(one) for one in whole]
            below, level = above, level + 1
        return entries
