"""The second factor: a code after the password, and paper for the day the telephone is not there."""

import base64
import hashlib
import hmac
import time

from cooperative import PASSWORD
from pages import expect, sign_in

PAOLA = "paola@ilborgo.example"


def code(secret, ahead=0):
    """RFC 6238."""
    counter = (int(time.time()) // 30 + ahead).to_bytes(8, "big")
    mac = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = mac[19] & 15
    return str((int.from_bytes(mac[start:start + 4], "big") & 0x7FFFFFFF) % 1_000_000).zfill(6)


def test_a_code_is_asked_after_the_password_and_a_recovery_code_does_too(window, house):
    house.do("commons.openAccount", {"accountName": "Paola Conti", "mail": PAOLA, "role": "operator"})
    done = house.arca("user", "reset", PAOLA, "--password-stdin", typed=PASSWORD + "\n")
    assert done[0] == 0, done
    page = window()
    sign_in(page, PAOLA)
    page.goto("/settings/security")
    page.get_by_role("link", name="Attiva il secondo fattore").click()
    expect(page.get_by_role("img", name="Quadrato da inquadrare")).to_be_visible()
    secret = page.locator("#secret").inner_text().replace(" ", "")
    page.get_by_label("Codice").fill("000000")
    page.get_by_role("button", name="Attiva").click()
    expect(page.locator("#refusal")).to_contain_text("Il codice non è questo")
    assert page.locator("#secret").inner_text().replace(" ", "") == secret
    page.get_by_label("Codice").fill(code(secret, -1))
    page.get_by_role("button", name="Attiva").click()
    codes = page.locator("#codes li").all_inner_texts()
    assert len(codes) == 10
    page.get_by_role("link", name="Li ho messi al sicuro").click()
    expect(page.get_by_role("region", name="Secondo fattore")).to_contain_text("rimasti: 10")

    def second_step(typed):
        page.context.clear_cookies()
        sign_in(page, PAOLA)
        expect(page.get_by_role("heading", name="Ancora un passo")).to_be_visible()
        expect(page.get_by_label("Codice")).to_be_focused()
        page.get_by_label("Codice").fill(typed)
        page.get_by_role("button", name="Entra").click()

    used = code(secret)
    second_step(used)
    expect(page).to_have_url(house.address + "/")
    second_step(used)
    expect(page.get_by_role("alert")).to_contain_text("è già servito")
    page.get_by_label("Codice").fill(codes[0].lower())
    page.get_by_role("button", name="Entra").click()
    expect(page).to_have_url(house.address + "/")
    # A recovery code is good once.
    second_step(codes[0])
    expect(page.get_by_role("alert")).to_contain_text("è già servito")
    page.get_by_label("Codice").fill(codes[1])
    page.get_by_role("button", name="Entra").click()
    expect(page).to_have_url(house.address + "/")
    page.goto("/settings/security")
    expect(page.get_by_role("region", name="Secondo fattore")).to_contain_text("rimasti: 8")

    # The owner of the machine takes it away; whoever was signed in is not any more.
    done = house.arca("user", "reset", PAOLA, "--password-stdin", typed=PASSWORD + "\n")
    assert done[0] == 0, done
    page.goto("/settings/security")
    expect(page).to_have_url(house.address + "/sign-in?next=%2Fsettings%2Fsecurity")
    sign_in(page, PAOLA)
    expect(page).to_have_url(house.address + "/")
    faults = [fault for fault in page.faults if "422" not in fault]
    assert faults == [], faults
