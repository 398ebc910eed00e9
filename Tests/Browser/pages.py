"""What a hand does on the pages."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from cooperative import GIULIA, PASSWORD

ANSWER = """Gentile Bruno Conti,

la polizza del furgone scade il 31 dicembre e il rinnovo costa 640 euro per un anno.
Mi chiami quando vuole per confermare: la richiamo io entro due giorni.

Cordiali saluti
{name}
Il Borgo"""


def sign_in(page, mail=GIULIA, password=PASSWORD):
    page.goto("/sign-in")
    page.locator("[name=mail]").fill(mail)
    page.locator("[name=password]").fill(password)
    page.locator("main button").click()


def signed_in_state(chromium, house, mail):
    context = chromium.new_context(base_url=house.address)
    page = context.new_page()
    sign_in(page, mail)
    expect(page).to_have_url(house.address + "/")
    state = context.storage_state()
    context.close()
    return state


def open_case(page, case, queue="open"):
    page.goto(f"/desk/cases/{case['id']}?queue={queue}")
    return page.locator("#answer")


def write_answer(page, name="Giulia Ferrari"):
    """A complete letter with all that a person must tick, but for the points."""
    form = page.locator("#answer")
    form.locator("[name=text]").fill(ANSWER.format(name=name))
    for box in form.locator("[name=ticked]").all():
        box.check()
    return form


def tick_points(form):
    for box in form.locator("ol [name$='.answered']").all():
        box.check()


def send(form):
    form.locator(".actions .button.primary").click()


def fields(form):
    """What the form would send, in order."""
    return form.evaluate(
        "form => [...new FormData(form)].filter(([, value]) => typeof value === 'string')")


def expect_no_faults(page):
    """Console errors and uncaught exceptions seen so far."""
    assert page.faults == [], page.faults


def flaws(page, path, expected):
    """What is wrong with a page for those who use it otherwise, or on something small."""
    answer = page.goto(path)
    wrong = [] if answer.status == expected else [f"{path}: {answer.status}"]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        wrong.append(f"{path}: wider than the window")
    return wrong + violations(page, path)


def violations(page, path):
    # A page that is still fading in has other colours.
    page.wait_for_function("document.getAnimations().every(one => one.playState !== 'running')")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{path}: {one['id']} {node['target']}" for one in found for node in one["nodes"]]


__all__ = [
    "ANSWER", "expect", "expect_no_faults", "fields", "flaws", "open_case", "send", "sign_in",
    "tick_points", "violations", "write_answer"]
