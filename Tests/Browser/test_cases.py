"""What is done with a case beside answering it: on a wide window, on a phone, by keys, with colleagues."""

import pytest

from letters import letter
from pages import expect, expect_no_faults, open_case

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


@pytest.fixture
def case(house):
    return house.receive(letter("Polizza del furgone"))


@pytest.mark.parametrize("width", [1280, 1366, 1440, 1700, 1920])
def test_the_head_of_a_held_case_keeps_its_words_together(window, giulia_state, case, width):
    page = window(storage_state=giulia_state, viewport={"width": width, "height": 900})
    open_case(page, case)
    if page.locator(".case-head .holder").count() == 0:
        page.keyboard.press("t")
    expect(page.locator(".case-head .holder")).to_be_visible()
    assert page.locator(".case-head .tags").bounding_box()["height"] < 70


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


def test_a_case_taken_by_somebody_else_shows_by_itself(giulia, marta, case):
    giulia.goto("/desk?queue=waiting")
    line = giulia.locator("#case-list li").filter(has_text=case["title"])
    expect(line).to_be_visible()
    open_case(marta, case, queue="free")
    marta.locator(".case-head form[action*='/hold'] button").click()
    expect(line).to_contain_text("Marta")


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
    # A colleague is chosen, never taken because she stands first.
    expect(form.locator("[name=to]")).to_have_value("")
    form.locator("[name=note]").fill("Conosci bene l'officina")
    form.locator("button").click()
    assert form.locator("[name=to]").evaluate("field => field.validity.valueMissing")
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
    expect(form.locator("[name=into]")).to_have_value("")
    form.locator("[name=into]").select_option(value=other["id"])
    form.locator("button").click()
    # One goes on in the case that has it all now.
    expect(giulia.locator("#case-h")).to_have_text(other["title"])
    expect(giulia.locator(".thread > li")).to_have_count(2)
    giulia.get_by_role("button", name="Separa di nuovo").click()
    expect(giulia.locator("#case-h")).to_have_text(one["title"])
    expect(giulia.locator(".thread > li")).to_have_count(1)
    expect_no_faults(giulia)


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
    bar.get_by_role("button", name="Chiudi").click()
    expect(giulia.get_by_role("alert")).to_contain_text("Scegli perché si chiudono")
    expect(giulia.locator(f"[name=case][value='{bound['id']}']")).to_be_checked()
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


def test_on_a_phone_the_list_comes_before_half_the_page_and_the_queue_looked_at_is_seen(
        window, giulia_state, case):
    page = window(storage_state=giulia_state, viewport={"width": 390, "height": 844})
    page.goto("/desk?queue=closed")
    expect(page.locator("#queue-closed")).to_be_in_viewport(ratio=1)
    page.goto("/desk?queue=open")
    assert page.locator("#list-h").bounding_box()["y"] < 422
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_what_became_of_several_cases_is_seen_on_a_phone(house, window, giulia_state, case):
    page = window(storage_state=giulia_state, **PHONE)
    house.do("desk.promise", {"caseFile": case["id"], "text": "Rispondere", "dueOn": "2030-01-01"})
    page.goto("/desk?queue=open&pick=1")
    page.locator(".many").get_by_role("button", name="Prendi").click()
    expect(page.get_by_role("alert")).to_contain_text("Scegli almeno una pratica")
    expect(page.get_by_role("alert")).to_be_in_viewport()
    page.locator(f"[name=case][value='{case['id']}']").check()
    page.locator(".many").get_by_role("button", name="Prendi").click()
    expect(page.locator(".casefile .notice")).to_contain_text("Fatto per una pratica")
    expect(page.locator(".casefile .notice")).to_be_in_viewport()
    # Nothing else of the column that a phone does not have.
    expect(page.locator(".casefile .empty")).to_be_hidden()
    page.goto("/")
    page.get_by_text("Non posso venire").click()
    page.get_by_role("button", name="Restituisci tutto").click()
    expect(page.locator(".notice", has_text="Restituito a tutti")).to_be_in_viewport()


def test_why_a_menu_was_refused_is_read_in_the_menu(house, window, giulia_state, case):
    """It lies over the notice on the page."""
    page = window(storage_state=giulia_state, **PHONE)
    house.do("desk.promise", {"caseFile": case["id"], "text": "Rispondere", "dueOn": "2030-01-01"})
    open_case(page, case)
    page.locator("#closing > summary").click()
    page.locator("#closing [name=reason]").select_option("spam")
    page.locator("#closing").get_by_role("button", name="Chiudi la pratica").click()
    expect(page.locator("#closing [name=reason]")).to_have_value("spam")
    expect(page.locator("#closing .error")).to_contain_text("promessa aperta")
    expect(page.locator("#closing .error")).to_be_in_viewport()
