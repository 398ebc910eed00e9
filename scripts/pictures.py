"""Takes the pictures of the guide from a demo cooperative: with-demo.sh python pictures.py

Looks at ARCA_URL, signs in with the first line of ARCA_DATA/SIGN-INS.txt and writes docs/pictures.
"""

import os
import pathlib

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs/pictures"
ADDRESS = os.environ["ARCA_URL"]
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 780}


def sign_in(page):
    lines = (pathlib.Path(os.environ["ARCA_DATA"]) / "SIGN-INS.txt").read_text().splitlines()
    page.goto("/sign-in")
    page.fill("[name=mail]", lines[0].split()[-1])
    page.fill("[name=password]", lines[-1].split(": ", 1)[1])
    page.click("main button")
    page.wait_for_url(ADDRESS + "/")


def save(page, name, part=None):
    page.wait_for_function("document.getAnimations().every(one => one.playState !== 'running')")
    (part or page).screenshot(path=PICTURES / f"{name}.png")


def take(page):
    for name, path in [
            ("oggi", "/"), ("memoria", "/memory?q=furgone"), ("persone", "/parties"),
            ("libro-soci", "/members"), ("domande", "/members/applications"),
            ("collettivita", "/communities"), ("cifre", "/figures"), ("caselle", "/mailboxes"),
            ("importazione", "/members/imports")]:
        page.goto(path)
        save(page, name)
    page.goto("/members")
    page.locator("main tbody a").first.click()
    page.wait_for_load_state()
    save(page, "socio")
    page.goto("/desk")
    case = page.locator(".case .subject").first.get_attribute("href")
    page.goto(case)
    save(page, "scrivania")
    page.locator("#answer textarea[name=text]").fill(
        "Buongiorno,\n\nle rispondo entro domani.\n\nCordiali saluti")
    page.locator("#answer [formaction*='/review']").click()
    page.locator("#refusal").wait_for()
    page.set_viewport_size({"width": 1280, "height": 1400})
    page.locator("#refusal").scroll_into_view_if_needed()
    save(page, "risposta")
    return case


with sync_playwright() as playwright:
    PICTURES.mkdir(exist_ok=True)
    browser = playwright.chromium.launch(
        executable_path=os.environ.get("ARCA_CHROMIUM", "/usr/bin/chromium"),
        args=["--no-sandbox", "--disable-dev-shm-usage"])
    context = browser.new_context(base_url=ADDRESS, locale="it-IT", viewport=DESK)
    wide = context.new_page()
    sign_in(wide)
    opened = take(wide)
    narrow = browser.new_context(
        base_url=ADDRESS, locale="it-IT", viewport=PHONE, is_mobile=True, has_touch=True,
        storage_state=context.storage_state()).new_page()
    narrow.goto(opened)
    save(narrow, "telefono")
    browser.close()
print(f"The pictures are in {PICTURES.relative_to(ROOT)}.")
