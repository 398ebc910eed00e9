"""A letter of certified mail whose envelope proves nothing: who it says it is by, and that nobody knows."""

import datetime

import pytest

from certified import PROVIDER, SENDER, CertifiedMail
from cooperative import SPOOLED
from pages import expect, expect_no_faults, open_case

WORDS = {
    "it-IT": ("non è provata", "Buongiorno,", "Registra una persona nuova"),
    "en-GB": ("is unproven", "Buongiorno,", "Register a new person"),
}


@pytest.mark.parametrize("locale", WORDS)
def test_e3_nobody_answers_the_machine_of_a_provider(house, window, giulia_state, locale, tmp_path):
    unproven, greeting, new = WORDS[locale]
    post = CertifiedMail(tmp_path, datetime.datetime.now(datetime.timezone.utc))
    raw, subject = post.envelope("Disdetta", "Disdico la polizza. Mi confermate?", SPOOLED, signed=False)
    house.receive_bytes(raw)
    page = window(storage_state=giulia_state, locale=locale)
    form = open_case(page, house.case(f"POSTA CERTIFICATA: {subject}"))
    expect(form.locator(".notice")).to_contain_text(unproven)
    expect(form.locator("[name=to]")).to_have_value(SENDER)
    assert form.locator("[name=text]").input_value().startswith(greeting)
    # The record that is looked for, or made anew, is of who wrote.
    expect(page.locator("#who")).to_have_value(SENDER)
    address = page.get_by_role("link", name=new).get_attribute("href")
    assert SENDER.replace("@", "%40") in address or SENDER in address, address
    assert PROVIDER not in address.replace("%40", "@"), address
    expect_no_faults(page)
