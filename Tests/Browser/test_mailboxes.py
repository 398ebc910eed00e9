"""What the pages say of mailboxes and of letters that did not arrive."""

import smtplib
import textwrap

from letters import RUN
from pages import expect, expect_no_faults, open_case, send, tick_points, write_answer

REPORT = """\
    Return-Path: <>
    From: Mail Delivery System <MAILER-DAEMON@altrove.example>
    To: {office}
    Subject: Undelivered Mail Returned to Sender {run}
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary=B

    --B
    Content-Type: text/plain

    I could not deliver it.
    --B
    Content-Type: message/delivery-status

    Reporting-MTA: dns; altrove.example

    Final-Recipient: rfc822; {recipient}
    Action: failed
    Status: 5.2.2

    --B
    Content-Type: text/rfc822-headers

    Message-ID: {id}

    --B--
    """


def deliver(mail, text):
    with smtplib.LMTP("127.0.0.1", int(mail.settings["MAIL_LMTP_PORT"])) as lmtp:
        lmtp.sendmail("", [mail.address(mail.OFFICE)], text.encode())


def test_d1_the_mailbox_is_compared_at_a_button(mail, giulia):
    giulia.goto("/mailboxes")
    card = giulia.locator("#mailboxes section", has_text=mail.address(mail.OFFICE))
    card.locator("form[action$='/reconciliation'] button").click()
    card = giulia.locator("#mailboxes section", has_text=mail.address(mail.OFFICE))
    compared = card.locator("dl div", has_text="Confronto con il server")
    # The page shows the new comparison by itself: asked for, then done.
    expect(compared.locator("time")).to_be_visible(timeout=30_000)
    expect(compared).not_to_contain_text("richiesto", timeout=30_000)
    expect(card).not_to_contain_text("sul server e non qui")
    expect_no_faults(giulia)


def test_d1_a_letter_that_did_not_arrive_is_told_in_its_case(house, mail, giulia):
    sent = mail.write("Lettera che torna")
    giulia.goto("/desk?queue=open")
    expect(giulia.locator("#case-list").get_by_text(sent["Subject"], exact=True)).to_be_visible(
        timeout=30_000)
    case = house.case(sent["Subject"])
    form = open_case(giulia, case)
    tick_points(write_answer(giulia))
    send(form)
    (arrived,) = mail.wait_for(sent["Subject"])
    deliver(mail, textwrap.dedent(REPORT).format(
        office=mail.address(mail.OFFICE), recipient=mail.address(mail.BRUNO),
        id=arrived["Message-ID"], run=RUN))
    open_case(giulia, case)
    words = f"La lettera a {mail.address(mail.BRUNO)} non è arrivata: casella piena (5.2.2)"
    told = giulia.locator(".message.out", has_text=words)
    until_told(giulia, told)
    expect(giulia.locator(".message.in", has_text=words)).to_have_count(1)
    expect(giulia.locator(".case-head .state").first).to_have_text("aspetta noi")
    # The answer goes to the person, not to the server that reported.
    expect(giulia.locator("#answer [name=to]")).to_have_value(mail.address(mail.BRUNO))
    expect_no_faults(giulia)


def until_told(page, told):
    """The report comes in within moments; the page is asked for anew until it shows it."""
    for _ in range(40):
        if told.count():
            break
        page.wait_for_timeout(500)
        page.reload()
    expect(told).to_have_count(1)
