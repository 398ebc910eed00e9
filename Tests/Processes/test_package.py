"""The package for Debian and the other ways to install: made from the program at hand, installed, run, removed."""

import json
import os
import re
import shlex
import shutil
import subprocess

import pytest

from cooperative import ROOT, Cooperative, find_binary

PACKAGING = ROOT / "packaging"
DAY = {"SOURCE_DATE_EPOCH": "1760000000", "ARCA_DEB_LEVEL": "0"}


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    return build(tmp_path_factory.mktemp("deb"))


def build(out):
    run(str(ROOT / "scripts/deb.sh"), str(find_binary()), str(out), env={**os.environ, **DAY})
    (made,) = out.glob("*.deb")
    return made


def test_the_package_holds_what_it_should_and_the_same_program_gives_the_same_package(
    package, tmp_path
):
    lines = [line.split(maxsplit=5) for line in run("dpkg-deb", "-c", str(package)).splitlines()]
    files = {line[5]: line for line in lines}
    assert all(line[1] == "root/root" for line in lines), lines
    for name, mode in {
        "./usr/bin/arca": "-rwxr-xr-x", "./lib/systemd/system/arca.service": "-rw-r--r--",
        "./etc/arca/arca.env": "-rw-r--r--", "./usr/share/doc/arca/operations.md.gz": "-rw-r--r--",
        "./usr/share/doc/arca/copyright": "-rw-r--r--",
        "./usr/share/doc/arca/examples/nginx.conf": "-rw-r--r--",
        "./usr/share/man/man1/arca.1.gz": "-rw-r--r--",
    }.items():
        assert files[name][0] == mode, (name, files.get(name))
    assert not [name for name in files if "arca.json" in name or "secret" in name]
    control = run("dpkg-deb", "-f", str(package))
    version = run(str(find_binary()), "--version").strip()
    assert f"\nVersion: {version}\n" in control
    for needed in ("libpq5", "libsqlite3-0", "libgmime-3.0-0", "libstemmer0d", "libxml2", "libc6"):
        assert re.search(rf"Depends: .*\b{re.escape(needed)} \(>= ", control), control
    again = build(tmp_path)
    assert again.name == package.name and again.read_bytes() == package.read_bytes()


def test_lintian_finds_no_error(package):
    done = subprocess.run(
        ["lintian", "--allow-root", "--no-cfg", "--suppress-tags",
         # An RPATH is in a program for trying out only; a bug number and an address there are not.
         "custom-library-search-path,initial-upload-closes-no-bugs,"
         "bogus-mail-host,bogus-mail-host-in-debian-changelog", str(package)],
        capture_output=True, text=True, timeout=300)
    errors = [line for line in done.stdout.splitlines() if line.startswith("E:")]
    assert errors == [] and done.returncode in (0, 2), done.stdout + done.stderr


def test_it_is_installed_serves_as_its_unit_says_and_leaves_the_cooperative(package, tmp_path):
    root = tmp_path / "root"
    for name in ("info", "updates", "triggers"):
        (root / "var/lib/dpkg" / name).mkdir(parents=True)
    (root / "var/lib/dpkg/status").touch()
    dpkg(root, "--install", package)
    data = root / "var/lib/arca"
    assert data.stat().st_mode & 0o777 == 0o700
    listed = dpkg(root, "--listfiles", "arca")
    assert "/usr/bin/arca" in listed.splitlines()
    house = Installed(root, tmp_path)
    house.found()
    house.serve()
    house.stop()
    # As its settings say: what it logs, if anything, is JSON.
    assert all(json.loads(line)["level"] for line in house.log().splitlines())
    # What somebody wrote into a file of settings stays, over upgrades too.
    settings = root / "etc/arca/arca.env"
    settings.write_text(settings.read_text().replace("8080", "8181"))
    dpkg(root, "--install", package)
    assert "8181" in settings.read_text()
    dpkg(root, "--remove", "arca")
    assert not (root / "usr/bin/arca").exists() and settings.exists()
    complaint = dpkg(root, "--purge", "arca")
    assert not settings.exists()
    assert (data / "coop/arca.json").exists() and "stays" in complaint
    shutil.rmtree(data / "coop")
    dpkg(root, "--install", package)
    dpkg(root, "--purge", "arca")
    assert not data.exists()


class Installed(Cooperative):
    """Run with the words of its unit and the settings of the package."""

    def __init__(self, root, folder):
        super().__init__(folder)
        self.binary = root / "usr/bin/arca"
        self.root = root
        self.data = root / "var/lib/arca/coop"

    def words(self):
        unit = (self.root / "lib/systemd/system/arca.service").read_text()
        settings = dict(
            line.split("=", 1) for line in (self.root / "etc/arca/arca.env").read_text().splitlines()
            if re.match("[A-Z_]+=", line))
        assert settings["ARCA_DATA"] == "/var/lib/arca/coop"
        settings |= {"ARCA_DATA": str(self.data), "ARCA_PORT": str(self.port)}
        (line,) = re.findall("^ExecStart=(.*)$", unit, re.MULTILINE)
        words = shlex.split(re.sub(r"\$\{(\w+)\}", lambda found: settings[found[1]], line))
        assert words[0] == "/usr/bin/arca"
        return [str(self.binary), *words[1:]]

    def start(self):
        with (self.folder / "serve.log").open("ab") as log:
            self.server = subprocess.Popen(
                self.words(), stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)


def test_the_unit_is_understood_and_hardened():
    unit = PACKAGING / "arca.service"
    done = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True)
    complaints = [line for line in done.stderr.splitlines() if "is not executable" not in line]
    assert complaints == [], done.stderr
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", "--threshold=20", "--no-pager", str(unit)],
        capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-300:]


def test_the_container_is_made_of_what_is_there_and_has_what_the_program_needs():
    text = (PACKAGING / "Containerfile").read_text()
    steps = re.sub(r"\\\n", " ", re.sub(r"(?m)^#.*\n", "", text)).splitlines()
    steps = [step for step in steps if step.strip()]
    known = ("FROM", "RUN", "COPY", "WORKDIR", "USER", "ENV", "VOLUME", "EXPOSE", "STOPSIGNAL",
             "ENTRYPOINT", "CMD")
    assert all(step.split()[0] in known for step in steps), steps
    for step in steps:
        words = step.split()
        if words[0] == "COPY" and not words[1].startswith("--from"):
            for source in words[1:-1]:
                assert (ROOT / source).exists(), source
        if words[0] in ("ENTRYPOINT", "CMD"):
            assert all(isinstance(word, str) for word in json.loads(step.split(maxsplit=1)[1]))
        if words[0] == "RUN":
            done = subprocess.run(["sh", "-n", "-c", step[4:]], capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
    # Built with the Swift that all of this was tried with.
    tried = re.search(r"Debian 12 with Swift ([\d.]+):", (ROOT / "README.md").read_text())[1]
    assert steps[0].startswith(f"FROM docker.io/library/swift:{tried}-bookworm "), steps[0]
    last = text[text.rindex("FROM"):]
    assert "USER arca" in last and last.index("USER arca") < last.index("ENTRYPOINT")
    # What the program links with, by the package that has it.
    needed = re.findall(r"NEEDED\s+(\S+)", run("objdump", "-p", str(find_binary())))
    for library in needed:
        done = subprocess.run(["dpkg", "-S", f"*/{library}"], capture_output=True, text=True)
        owners = {line.split(":")[0] for line in done.stdout.splitlines()}
        # Swift's own are linked in.
        if owners and not library.startswith(("libc.so", "libm.so", "ld-linux")):
            assert any(f" {owner} " in last.replace("\n", " ") for owner in owners), (library, owners)


def dpkg(root, *words):
    """Whoever installs for another root runs the scripts of the package here, and tells them so."""
    done = subprocess.run(
        ["dpkg", f"--root={root}", "--force-script-chrootless", "--force-depends", "--force-not-root",
         "--force-confold", "--no-triggers", *map(str, words)],
        capture_output=True, text=True, timeout=120,
        env={**os.environ, "DPKG_FORCE": "", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"})
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def run(*words, env=None):
    done = subprocess.run(words, capture_output=True, text=True, timeout=300, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
