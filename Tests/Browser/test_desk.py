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


@pytest.mark.parametrize("width", [1280, 1366, 1440, 1700, 1920])
def test_the_head_of_a_held_case_keeps_its_words_together(window, giulia_state, case, width):
    page = window(storage_state=giulia_state, viewport={"width": width, "height": 900})
    open_case(page, case)
    if page.locator(".case-head .holder").count() == 0:
        page.keyboard.press("t")
    expect(page.locator(".case-head .holder")).to_be_visible()
    assert page.locator(".case-head .tags").bounding_box()["height"] < 70


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


def test_after_the_key_of_a_small_form_letters_are_words_and_no_shortcuts(giulia, case):
    open_case(giulia, case)
    giulia.keyboard.press("p")
    giulia.keyboard.type("Mandare il dettaglio")
    expect(giulia.get_by_label("Che cosa promettiamo")).to_have_value("Mandare il dettaglio")
    giulia.keyboard.press("Enter")
    expect(giulia.locator("#promises")).to_contain_text("Mandare il dettaglio")


def test_after_a_click_on_a_small_form_letters_are_words_and_no_shortcuts(giulia, case):
    form = open_case(giulia, case)
    giulia.locator("summary", has_text="Inserisci un blocco").click()
    giulia.keyboard.type("rimborso")
    expect(giulia.get_by_label("Cerca un blocco")).to_have_value("rimborso")
    assert "rimborso" not in form.locator("[name=text]").input_value()


def test_in_an_open_menu_a_letter_chooses(giulia, case):
    address = open_case(giulia, case) and giulia.url
    giulia.keyboard.press("y")
    giulia.keyboard.type("p")
    expect(giulia.locator("#kind button:focus")).to_contain_text("P")
    giulia.keyboard.press("ArrowDown")
    giulia.keyboard.press("d")
    expect(giulia.locator("#kind")).to_have_attribute("open", "")
    assert giulia.url == address


@pytest.mark.parametrize("width", [1024, 1280, 1440])
def test_what_a_button_opens_stays_in_the_pane_of_the_case(window, giulia_state, case, width):
    page = window(storage_state=giulia_state, viewport={"width": width, "height": 900})
    open_case(page, case)
    if page.locator(".case-head .holder").count() == 0:
        page.keyboard.press("t")
        expect(page.locator(".case-head .holder")).to_be_visible()
    pane = page.locator(".casefile").bounding_box()
    for summary in page.locator(".case-head .menu > summary").all():
        summary.click()
        drop = page.locator(".case-head .menu[open] > .drop").bounding_box()
        assert pane["x"] <= drop["x"], summary.inner_text()
        assert drop["x"] + drop["width"] <= pane["x"] + pane["width"], summary.inner_text()


def test_a_case_is_taken_and_says_who_holds_it(giulia, case):
    open_case(giulia, case, queue="free")
    giulia.locator(".case-head form[action*='/hold'] button").click()
    expect(giulia.locator(".case-head .holder")).to_contain_text("Giulia Ferrari")
    expect(giulia.locator(".case-head form[action*='/release'] button")).to_be_visible()
    giulia.goto("/desk?queue=mine")
    expect(giulia.locator("#case-list")).to_contain_text(case["title"])


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


def test_a_case_taken_by_somebody_else_shows_by_itself(giulia, marta, case):
    giulia.goto("/desk?queue=waiting")
    line = giulia.locator("#case-list li").filter(has_text=case["title"])
    expect(line).to_be_visible()
    open_case(marta, case, queue="free")
    marta.locator(".case-head form[action*='/hold'] button").click()
    expect(line).to_contain_text("Marta")


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


def test_what_the_buttons_of_a_case_open_stays_on_a_phone(window, giulia_state, case):
    page = window(storage_state=giulia_state, viewport={"width": 390, "height": 844})
    open_case(page, case)
    for summary in page.locator(".case-head summary").all():
        summary.click()
        box = summary.locator("xpath=following-sibling::*").bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390, summary.inner_text()


def test_d2_a_case_is_offered_with_a_note_and_taken_by_whoever_likes(giulia, marta, case):
    open_case(giulia, case)
    giulia.keyboard.press("t")
    expect(giulia.locator(".case-head .holder")).to_contain_text("Giulia Ferrari")
    giulia.keyboard.press("o")
    form = giulia.locator(".case-head form[action*='/offer?']")
    form.locator("[name=to]").select_option(label="Marta Neri")
    form.locator("[name=note]").fill("Conosci bene l'officina")
    form.locator("button").click()
    expect(giulia.locator(".notice")).to_contain_text("la offre a Marta Neri")
    expect(giulia.locator(".case-head .holder")).to_contain_text("Giulia Ferrari")
    marta.goto("/desk?queue=offered")
    marta.locator("#case-list").get_by_text(case["title"]).click()
    notice = marta.locator(".notice", has_text="ti offre questa pratica")
    expect(notice).to_contain_text("Conosci bene l'officina")
    notice.get_by_role("button", name="Prendi").click()
    expect(marta.locator(".case-head .holder")).to_contain_text("Marta Neri")
    expect(marta.locator(".notice", has_text="ti offre")).to_have_count(0)
    marta.locator(".case-head form[action*='/release'] button").click()


def test_d2_whoever_cannot_come_gives_all_back(marta, case):
    open_case(marta, case)
    marta.keyboard.press("t")
    expect(marta.locator(".case-head .holder")).to_contain_text("Marta Neri")
    marta.goto("/")
    marta.get_by_text("Non posso venire").click()
    marta.get_by_role("button", name="Restituisci tutto").click()
    expect(marta.locator(".notice", has_text="Restituito a tutti")).to_be_visible()
    expect(marta.locator("#case-list").get_by_text(case["title"])).to_have_count(1)
    marta.goto("/desk?queue=mine")
    expect(marta.locator("#case-list .case")).to_have_count(0)


def test_d3_two_cases_about_one_matter_are_merged_and_parted_again(house, giulia):
    one = house.receive(letter("Doppia richiesta, la prima"))
    other = house.receive(letter("Doppia richiesta, la seconda"))
    open_case(giulia, one)
    giulia.locator(".case-head summary", has_text="Unisci").click()
    form = giulia.locator(".case-head form[action*='/merging']")
    form.locator("[name=into]").select_option(value=other["id"])
    form.locator("button").click()
    # One goes on in the case that has it all now.
    expect(giulia.locator("#case-h")).to_have_text(other["title"])
    expect(giulia.locator(".thread > li")).to_have_count(2)
    giulia.get_by_role("button", name="Separa di nuovo").click()
    expect(giulia.locator("#case-h")).to_have_text(one["title"])
    expect(giulia.locator(".thread > li")).to_have_count(1)
    expect_no_faults(giulia)


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


def test_d3_several_cases_pass_the_same_gate_as_one(house, giulia):
    """Of two, one has a promise: it alone is not closed, and is named."""
    free = house.receive(letter("Pubblicità di penne"))
    bound = house.receive(letter("Pubblicità di matite"))
    house.do("desk.promise", {
        "caseFile": bound["id"], "text": "Rispondere", "dueOn": "2030-01-01"})
    giulia.goto("/desk?queue=open")
    giulia.get_by_role("link", name="Scegline più di una").click()
    for one in (free, bound):
        giulia.locator(f"[name=case][value='{one['id']}']").check()
    bar = giulia.locator(".many")
    bar.locator("[name=reason]").select_option("spam")
    bar.get_by_role("button", name="Chiudi").click()
    report = giulia.get_by_role("alert")
    expect(report).to_contain_text("Fatto per una pratica")
    expect(report).to_contain_text("Pubblicità di matite")
    expect(report).to_contain_text("c'è una promessa aperta")
    expect(giulia.locator("#case-list").get_by_text(free["title"])).to_have_count(0)
    expect(giulia.locator("#case-list a.subject", has_text=bound["title"])).to_have_count(1)
    # Nothing chosen is said, not done.
    giulia.locator(".many").get_by_role("button", name="Prendi").click()
    expect(giulia.get_by_role("alert")).to_contain_text("Scegli almeno una pratica")


@pytest.mark.parametrize("script", [True, False])
def test_all_cases_of_a_list_are_chosen_at_once(window, giulia_state, case, script):
    page = window(storage_state=giulia_state, java_script_enabled=script)
    page.goto("/desk?queue=open&pick=1")
    boxes = page.locator("[name=case]")
    assert boxes.count() > 0
    assert page.locator("[name=case]:checked").count() == 0
    page.locator("#choose-all").click()
    expect(page.locator("[name=case]:checked")).to_have_count(boxes.count())
    page.locator("#choose-all").click()
    expect(page.locator("[name=case]:checked")).to_have_count(0)


def test_what_was_recorded_is_where_one_looks(giulia, case):
    open_case(giulia, case)
    giulia.keyboard.press("c")
    giulia.keyboard.type("Ha chiamato la figlia.")
    giulia.locator("#contact-in").get_by_role("button", name="Registra").click()
    expect(giulia.locator(".thread .call", has_text="Ha chiamato la figlia.")).to_be_in_viewport()


def test_on_a_phone_the_list_comes_before_half_the_page_and_the_queue_looked_at_is_seen(
        window, giulia_state, case):
    page = window(storage_state=giulia_state, viewport={"width": 390, "height": 844})
    page.goto("/desk?queue=closed")
    expect(page.locator("#queue-closed")).to_be_in_viewport(ratio=1)
    page.goto("/desk?queue=open")
    assert page.locator("#list-h").bounding_box()["y"] < 422
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
