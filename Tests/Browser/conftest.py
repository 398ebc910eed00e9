"""The world of these tests: one cooperative, one browser, and who has signed in."""

import os

import pytest
from playwright.sync_api import expect, sync_playwright

from cooperative import GIULIA, MARTA, PASSWORD, Cooperative, today
from letters import RUN, MailService
from pages import sign_in, signed_in_state

# Three suites share two cores: what is there comes, though not at once.
expect.set_options(timeout=20_000)


def pytest_configure(config):
    config.addinivalue_line("markers", "last: runs after all others")


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.get_closest_marker("last") is not None)


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    """A cooperative whose server runs; its letters only fall into a folder."""
    cooperative = Cooperative(tmp_path_factory.mktemp("borgo"))
    cooperative.found()
    try:
        cooperative.serve()
        yield cooperative
    finally:
        cooperative.stop()


@pytest.fixture(scope="session")
def mail(house):
    """The same cooperative with a mailbox on real servers."""
    environment = os.environ.get("ARCA_MAIL_ENV")
    if not environment:
        pytest.skip("ARCA_MAIL_ENV is not set: run scripts/with-services.sh")
    service = MailService(environment)
    house.do("mail.setMailbox", service.mailbox())
    return service


@pytest.fixture(scope="session")
def village(house):
    """Anna Riva, a founder; a charter; and a community that the board has validated."""
    day = today().isoformat()
    anna = house.do(
        "members.registerParty", {"kind": "person", "partyName": "Riva", "givenName": "Anna"})
    deed = house.do("members.recordResolution", {"kind": "foundation", "number": "1", "on": day})
    house.do("members.publishCharter", {
        "title": "Carta dei Valori condivisi", "text": "Ci aiutiamo a vicenda.", "inForceFrom": day})
    house.do("members.signCharter", {"party": anna, "typedName": "Anna Riva"})
    house.do("members.payShare", {"party": anna, "shareCents": 2500})
    application = house.do("members.apply", {"party": anna, "isFounder": True})
    house.do("members.admit", {"application": application, "resolution": deed})
    workshop = house.do("members.proposeCommunity", {"communityName": "Officine del Borgo", "kind": "group"})
    board = house.do("members.recordResolution", {"number": f"{RUN}-0", "on": day})
    house.do("members.validateCommunity", {
        "community": workshop, "resolution": board, "reason": "Artigiani che si conoscono."})
    return {"anna": anna, "workshop": workshop, "board": board, "application": application}


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("ARCA_CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture
def window(chromium, house):
    """Opens a window like `window(locale="en-GB")`: a page of a browser that knows nobody yet."""
    contexts = []

    def open_window(**options):
        options = {"locale": "it-IT", "viewport": {"width": 1280, "height": 900}, **options}
        context = chromium.new_context(base_url=house.address, **options)
        contexts.append(context)
        context.set_default_timeout(30_000)
        return listening(context.new_page())

    yield open_window
    for context in contexts:
        context.close()


def listening(page):
    """A page that remembers what went wrong in its scripts and on its console."""
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("console", lambda line: line.type == "error" and page.faults.append(line.text))
    return page


@pytest.fixture(scope="session")
def giulia_state(chromium, house):
    return signed_in_state(chromium, house, GIULIA)


@pytest.fixture(scope="session")
def marta_state(chromium, house, giulia_state):
    """Marta's account is opened by Giulia on the page of accounts, with its first password."""
    context = chromium.new_context(base_url=house.address, storage_state=giulia_state)
    page = context.new_page()
    page.goto("/settings/accounts")
    form = page.locator("form[action='/settings/accounts']")
    form.locator("[name=accountName]").fill("Marta Neri")
    form.locator("[name=mail]").fill(MARTA)
    form.locator("[name=password]").fill(PASSWORD)
    form.locator("button").click()
    expect(page.locator(".rows")).to_contain_text("Marta Neri")
    context.close()
    return signed_in_state(chromium, house, MARTA)


@pytest.fixture
def bare(window, house):
    """Giulia's page where no script runs."""
    page = window(java_script_enabled=False)
    sign_in(page)
    expect(page).to_have_url(house.address + "/")
    return page


@pytest.fixture
def giulia(window, giulia_state):
    """Giulia's page."""
    return window(storage_state=giulia_state)


@pytest.fixture
def proven(window, house):
    """Giulia's page, where she has just proved who she is."""
    page = window()
    sign_in(page)
    expect(page).to_have_url(house.address + "/")
    return page


@pytest.fixture
def marta(window, marta_state):
    return window(storage_state=marta_state)
