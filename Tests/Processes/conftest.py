"""The world of these tests: real processes, killed and raced, on either engine."""

import os
import pathlib
import secrets
import sys

import pytest

# The cooperative and the people outside are those of the tests in a browser.
sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "Browser"))

from engines import ENGINES, Engine  # noqa: E402
from knocks import COUNTS  # noqa: E402
from letters import MailService  # noqa: E402
from world import World  # noqa: E402


def pytest_addoption(parser):
    parser.addoption("--rounds", type=int, default=5, help="how many times each process is killed")
    parser.addoption("--races", type=int, default=120, help="how often two answer the same case")
    parser.addoption(
        "--engine", choices=ENGINES, help="only the tests on this engine; those on none go with sqlite")
    parser.addoption("--seed", default=secrets.token_hex(4), help="repeats the moments of a run")


def pytest_configure(config):
    config.addinivalue_line("markers", "knocks: kills a process --rounds times")
    config.addinivalue_line("markers", "races: two do the same thing at once --races times")
    config.addinivalue_line("markers", "failover: loses a primary under load")


def pytest_collection_modifyitems(config, items):
    """So that two runs share the work: nothing that is on one engine is used on the other."""
    chosen = config.getoption("--engine")
    if not chosen:
        return
    left = [item for item in items if engine_of(item) != chosen]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if engine_of(item) == chosen]


def engine_of(item):
    spec = getattr(item, "callspec", None)
    return spec.params.get("engine", ENGINES[0]) if spec else ENGINES[0]


def pytest_terminal_summary(terminalreporter, config):
    terminalreporter.section(f"moments of seed {config.getoption('--seed')}")
    for line in COUNTS:
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def rounds(request):
    return request.config.getoption("--rounds")


@pytest.fixture(scope="session")
def races(request):
    return request.config.getoption("--races")


@pytest.fixture(scope="session")
def seed(request):
    return request.config.getoption("--seed")


@pytest.fixture(scope="session", params=ENGINES)
def engine(request, tmp_path_factory):
    if request.param == "postgres" and not os.environ.get("ARCA_POSTGRES"):
        pytest.skip("ARCA_POSTGRES is not set: run scripts/with-services.sh")
    engine = Engine(request.param, tmp_path_factory.mktemp(request.param))
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def world(engine):
    world = World.open(engine, "office")
    yield world
    world.house.stop()
    world.house.verify()


@pytest.fixture(scope="session")
def mail():
    environment = os.environ.get("ARCA_MAIL_ENV")
    if not environment:
        pytest.skip("ARCA_MAIL_ENV is not set: run scripts/with-services.sh")
    return MailService(environment)
