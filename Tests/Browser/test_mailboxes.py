"""What the pages say of mailboxes."""

from pages import expect, expect_no_faults


def test_d1_the_mailbox_is_compared_at_a_button(mail, giulia):
    giulia.goto("/mailboxes")
    card = giulia.locator("#mailboxes section", has_text=mail.address(mail.OFFICE))
    card.locator("form[action$='/reconciliation'] button").click()
    card = giulia.locator("#mailboxes section", has_text=mail.address(mail.OFFICE))
    compared = card.locator("dl div", has_text="Confronto con il server")
    # The page shows the new comparison by itself: asked for, then done.
    expect(compared.locator("time")).to_be_visible(timeout=20_000)
    expect(compared).not_to_contain_text("richiesto", timeout=20_000)
    expect(card).not_to_contain_text("sul server e non qui")
    expect_no_faults(giulia)
