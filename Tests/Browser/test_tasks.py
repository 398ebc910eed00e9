"""What we must do by a day (D7), taken by whoever likes (D2)."""

from datetime import timedelta

import pytest

from cooperative import today
from letters import RUN, letter
from pages import expect, open_case

WORDS = {
    "it-IT": ("Fatta", "Il giorno è già passato", "La faccio io", "Altro", "di chi la prende"),
    "en-GB": ("Done", "The day has passed", "I do it", "More", "for whoever takes it")}


@pytest.mark.parametrize("locale", WORDS)
@pytest.mark.parametrize("script", [True, False])
def test_d7_a_task_is_written_down_refused_in_the_past_taken_and_done(
    window, giulia_state, locale, script
):
    page = window(storage_state=giulia_state, locale=locale, java_script_enabled=script)
    done, past, mine, more, free = WORDS[locale]
    text = f"Carta {locale} {script} {RUN}"
    page.goto("/desk")
    page.locator("#queue-tasks").click()
    page.locator("#new-task summary").click()
    page.locator("#f-make-text").fill(text)
    page.locator("#f-make-dueOn").fill((today() - timedelta(days=2)).isoformat())
    page.locator("#new-task button").click()
    expect(page.locator("#new-task .error")).to_contain_text(past)
    expect(page.locator("#f-make-text")).to_have_value(text)
    page.locator("#f-make-dueOn").fill(today().isoformat())
    page.locator("#new-task button").click()
    line = page.locator(".promises li", has_text=text)
    expect(line).to_contain_text(free)
    page.goto("/")
    expect(page.locator("#today-tasks-card")).to_contain_text(text)
    page.goto("/desk/tasks")
    line.locator("summary").click()
    line.get_by_role("button", name=mine).click()
    expect(line).to_contain_text("Giulia Ferrari")
    line.get_by_role("button", name=done).click()
    expect(line).to_have_count(0)


def test_d7_a_case_shows_its_tasks_and_one_is_dropped_only_with_a_reason(house, giulia):
    case = house.receive(letter("Foto del sinistro"))
    open_case(giulia, case)
    giulia.locator("#new-task summary").click()
    giulia.locator("#f-make-text").fill("Chiedere le foto")
    giulia.locator("#new-task button").click()
    panel = giulia.locator("#tasks")
    expect(panel).to_contain_text("Chiedere le foto")
    panel.locator("summary").click()
    form = panel.locator("form[action*='/end']", has=giulia.locator("[name=note]"))
    form.locator("[name=note]").evaluate("field => field.removeAttribute('required')")
    form.locator("button").click()
    dropping = giulia.locator("form[action*='/end']", has=giulia.locator(".error"))
    expect(dropping.locator(".error")).to_contain_text("Compila questo campo")
    dropping.locator("[name=note]").fill("Le ha già mandate")
    dropping.locator("button").click()
    open_case(giulia, case)
    expect(giulia.locator("#tasks")).to_have_count(0)
