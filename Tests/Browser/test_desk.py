"""From the letter that comes in to the answer that leaves, on the page."""

import pytest

from letters import letter
from pages import (
    ANSWER, expect, expect_no_faults, open_case, send, tick_points, write_answer)


@pytest.fixture
def case(house):
    return house.receive(letter("Polizza del furgone"))


@pytest.fixture
def travelling_case(house, mail, giulia):
    """A case whose letter came from Bruno's mailbox, so that the answer can get there."""
    giulia.goto("/desk?queue=open")
    sent = mail.write("Polizza del furgone")
    expect(giulia.locator("#case-list").get_by_text(sent["Subject"], exact=True)).to_be_visible(
        timeout=30_000)
    return house.case(sent["Subject"])


def test_a_letter_appears_on_the_open_desk_by_itself(mail, giulia):
    giulia.goto("/desk")
    giulia.evaluate("document.body.dataset.stayed = 'yes'")
    sent = mail.write("Perché non rispondete")
    expect(giulia.locator("#case-list").get_by_text(sent["Subject"], exact=True)).to_be_visible(
        timeout=30_000)
    assert giulia.evaluate("document.body.dataset.stayed") == "yes"
    expect_no_faults(giulia)


def test_what_is_missing_is_shown_where_one_looks(giulia, case):
    form = open_case(giulia, case)
    form.locator("[formaction*='/review']").click()
    giulia.wait_for_url("**/review**")
    expect(giulia.locator("#refusal")).to_be_in_viewport()


def test_that_nothing_is_missing_is_shown_where_one_looks(giulia, case):
    form = open_case(giulia, case)
    write_answer(giulia)
    tick_points(form)
    form.locator("[formaction*='/review']").click()
    giulia.wait_for_url("**/review**")
    expect(giulia.locator("#refusal")).to_contain_text("Non manca niente")
    expect(giulia.locator("#refusal")).to_be_in_viewport()


def test_d1_a_mailbox_with_a_folder_can_answer(house, giulia, case):
    form = open_case(giulia, case)
    expect(giulia.get_by_text("Nessuna casella può inviare")).to_have_count(0)
    write_answer(giulia)
    tick_points(form)
    send(form)
    giulia.wait_for_url("**sent=*")
    story_of_letter(house, case)


def test_d4_an_unanswered_point_is_named_and_the_text_stays(house, giulia, case):
    form = open_case(giulia, case)
    points = form.locator("ol [name$='.answered']")
    expect(points).to_have_count(2)
    write_answer(giulia)
    points.first.check()
    send(form)
    refusal = giulia.get_by_role("alert")
    expect(refusal).to_contain_text("La risposta non parte ancora")
    expect(refusal).to_contain_text("«Quanto costa il rinnovo per un anno?»")
    expect(refusal).not_to_contain_text("quando scade la polizza")
    expect(form.locator("[name=text]")).to_have_value(ANSWER.format(name="Giulia Ferrari"))
    expect(points.first).to_be_checked()
    expect(points.last).not_to_be_checked()
    assert "desk.replyRecorded" not in timeline(house, case)


def test_d4_a_complete_answer_arrives_exactly_once(house, mail, giulia, travelling_case):
    form = open_case(giulia, travelling_case)
    tick_points(write_answer(giulia))
    send(form)
    expect(giulia.get_by_role("status").first).to_contain_text("La risposta è in partenza")
    (arrived,) = mail.wait_for(travelling_case["title"])
    assert arrived["Subject"] == "Re: " + travelling_case["title"]
    assert "il rinnovo costa 640 euro" in arrived.get_content()
    # Once it is noted that it left, no second one can be under way.
    facts = story_of_letter(house, travelling_case)
    assert facts.count("mail.messageSent") == facts.count("mail.sendingBegun") == 1
    assert len(mail.received(travelling_case["title"])) == 1
    expect_no_faults(giulia)


def test_a_form_sent_twice_gives_one_letter(house, mail, giulia, travelling_case):
    form = open_case(giulia, travelling_case)
    tick_points(write_answer(giulia))
    answers = form.evaluate(
        """async form => {
            const post = () => fetch(form.action, { method: "POST", body: new FormData(form) })
            const answers = await Promise.all([post(), post()])
            return answers.map(answer => [answer.status, new URL(answer.url).search])
        }""")
    assert answers[0] == answers[1]
    assert answers[0][0] == 200 and "sent=" in answers[0][1]
    mail.wait_for(travelling_case["title"])
    assert timeline(house, travelling_case).count("desk.replyRecorded") == 1
    assert story_of_letter(house, travelling_case).count("mail.messageSent") == 1
    assert len(mail.received(travelling_case["title"])) == 1


def test_d2_of_two_who_answer_the_second_is_told_and_keeps_the_text(house, giulia, marta, case):
    mine = open_case(giulia, case)
    hers = open_case(marta, case)
    tick_points(write_answer(giulia))
    tick_points(write_answer(marta, "Marta Neri"))
    send(mine)
    expect(giulia.locator(".notice[role=status]")).to_contain_text("La risposta è in partenza")
    with marta.expect_response("**/replies?*") as second:
        send(hers)
    assert second.value.status == 409
    expect(marta.get_by_role("alert")).to_contain_text("Nel frattempo la pratica è cambiata")
    expect(marta.get_by_role("alert")).to_contain_text("È partita un'altra risposta")
    expect(hers.locator("[name=text]")).to_have_value(ANSWER.format(name="Marta Neri"))
    assert timeline(house, case).count("desk.replyRecorded") == 1
    # Having read it, she may send after all.
    send(hers)
    expect(marta.locator(".notice[role=status]")).to_contain_text("La risposta è in partenza")
    assert timeline(house, case).count("desk.replyRecorded") == 2


def test_what_somebody_writes_is_kept_as_a_draft_by_itself(giulia, giulia_state, window, case):
    form = open_case(giulia, case)
    form.locator("[name=text]").press_sequentially("Buongiorno, ")
    expect(form.locator("output.draft")).to_contain_text("Bozza salvata alle")
    other = open_case(window(storage_state=giulia_state), case)
    expect(other.locator("[name=text]")).to_have_value(form.locator("[name=text]").input_value())
    expect(other).to_contain_text("Bozza di Giulia Ferrari")


def test_keys_alone_open_take_and_answer_a_case(giulia, case):
    giulia.goto("/desk?queue=open")
    giulia.keyboard.press("j")
    link = giulia.locator("#case-list a.subject").first
    expect(link).to_be_focused()
    expect(link).to_have_text(case["title"])
    giulia.keyboard.press("Enter")
    expect(giulia.locator("#case-h")).to_have_text(case["title"])
    giulia.keyboard.press("t")
    expect(giulia.locator(".case-head .holder")).to_contain_text("Giulia Ferrari")
    giulia.keyboard.press("r")
    assert giulia.evaluate("document.activeElement.form?.id") == "answer"
    # Where somebody writes, a letter is a letter.
    giulia.keyboard.press("t")
    expect(giulia.locator(".case-head .holder")).to_contain_text("Giulia Ferrari")


def timeline(house, case):
    """The names of the facts around a case, one a line."""
    return house.timeline(case["id"])


def story_of_letter(house, case):
    """The facts around the only answer of a case, as soon as it has left."""
    messages = house.query("desk.case", {"caseFile": case["id"]})["messages"]
    (answer,) = [one for one in messages if "desk.replyRecorded" in house.timeline(one)]
    return house.wait_for_fact("mail.messageSent", around=answer)


def test_the_key_of_the_answer_leads_into_its_text(giulia, case):
    open_case(giulia, case, queue="free")
    giulia.keyboard.press("r")
    giulia.keyboard.type("Eccomi.")
    text = giulia.locator("#answer [name=text]").input_value()
    assert "\n\nEccomi.\n" in text and text.startswith("Gentile")


def test_an_empty_answer_is_said_to_be_empty_once_and_offers_no_way_round(giulia, case):
    form = open_case(giulia, case)
    form.locator("[name=text]").fill("Gentile Bruno Conti,\n\nCordiali saluti\nGiulia Ferrari")
    send(form)
    report = giulia.get_by_role("alert")
    expect(report.get_by_text("La risposta è vuota")).to_have_count(1)
    expect(report.get_by_text("Scrivi perché la mandi così")).to_have_count(0)
    # Its address is that of the form: loaded again it is the case.
    giulia.goto(giulia.url)
    expect(giulia.locator("#case-h")).to_have_text(case["title"])


def test_a_written_reason_is_read_on_the_closed_case(giulia, case):
    open_case(giulia, case)
    giulia.locator(".case-head summary", has_text="Chiudi").click()
    panel = giulia.locator(".case-head form[action*='/closing']")
    panel.locator("[name=reason]").select_option("other")
    panel.locator("[name=note]").fill("Ne ha parlato con la figlia.")
    panel.locator("button").click()
    expect(giulia.locator(".notice", has_text="Pratica chiusa")).to_contain_text(
        "Ne ha parlato con la figlia.")


@pytest.mark.parametrize("has_answer", [False, True])
def test_who_calls_waits_until_the_answer(giulia, has_answer):
    title = f"Chiama Ugo, {'risposto' if has_answer else 'da richiamare'}"
    giulia.goto("/desk/new")
    giulia.locator("[name=title]").fill(title)
    giulia.locator("[name='contact.note']").fill("Vuole sapere quando scade la polizza.")
    giulia.locator("[name='contact.answers']").set_checked(has_answer)
    giulia.get_by_role("button", name="Apri la pratica").click()
    expect(giulia.locator(".case-head")).to_contain_text(
        "nessuno aspetta" if has_answer else "aspetta noi")
    giulia.goto("/desk?queue=free")
    expect(giulia.locator("#case-list").get_by_text(title)).to_have_count(0 if has_answer else 1)


def test_d2_who_reads_and_who_writes_is_seen_by_the_others(giulia, marta, case):
    open_case(giulia, case)
    open_case(marta, case)
    seen = marta.locator(".presence")
    expect(seen).to_contain_text("Giulia Ferrari sta leggendo", timeout=30_000)
    giulia.locator("#answer [name=text]").press("End")
    giulia.keyboard.type(" Eccomi")
    expect(seen).to_contain_text("Giulia Ferrari sta scrivendo", timeout=30_000)
    expect(giulia.locator(".presence")).to_contain_text("Marta Neri", timeout=30_000)
    giulia.locator("#answer [formaction*='page=1']").click()
    giulia.goto("/help")
    expect(seen).to_have_text("", timeout=30_000)
    expect_no_faults(marta)


def test_what_was_recorded_is_where_one_looks(giulia, case):
    open_case(giulia, case)
    giulia.keyboard.press("c")
    giulia.keyboard.type("Ha chiamato la figlia.")
    # No figure that nobody said: the minutes are asked for, and are the next field.
    giulia.keyboard.press("Tab")
    giulia.keyboard.type("4")
    giulia.locator("#contact-in").get_by_role("button", name="Registra").click()
    expect(giulia.locator(".thread .call", has_text="Ha chiamato la figlia.")).to_be_in_viewport()




def test_d4_what_was_typed_right_before_asking_what_is_missing_is_kept(giulia, case):
    open_case(giulia, case)
    giulia.locator("#answer [name=text]").fill("Parole scritte un attimo prima.")
    giulia.locator("#answer [formaction*='review']").click()
    expect(giulia.locator("output.draft")).to_contain_text("Bozza salvata", timeout=30_000)
    open_case(giulia, case)
    expect(giulia.locator("#answer [name=text]")).to_have_value("Parole scritte un attimo prima.")


def test_queues_list_and_case_stand_side_by_side_on_a_small_laptop_and_esc_leads_to_the_list(giulia, case):
    giulia.set_viewport_size({"width": 1100, "height": 800})
    giulia.goto("/desk?queue=open")
    queues, listed = (giulia.locator(one).bounding_box() for one in (".queues", ".desk > .list"))
    assert queues["y"] == listed["y"] and queues["height"] > 600 and listed["x"] >= queues["width"]
    open_case(giulia, case)
    giulia.keyboard.press("Escape")
    expect(giulia.locator("[data-list] > li[aria-current] a")).to_be_focused()
