"""One command is refused by form, API and command line alike: same rule, same sentence."""

import json
import uuid
from dataclasses import dataclass, field

import pytest

from cooperative import GIULIA
from engines import RENZO
from world import UNKNOWN

STATUS = {"invalid": 422, "forbidden": 403, "notFound": 404, "conflict": 409}


@dataclass
class Try:
    """One command with its input, and the form that sends the same."""

    command: str
    input: dict
    action: str
    fields: dict = field(default_factory=dict)
    # Where the form stands; none where nobody is shown one.
    page: str = ""
    who: str = GIULIA


def incomplete_answer(world):
    case = world.case()
    path = f"/desk/cases/{case['id']}"
    text = "Gentile Bruno Conti,\n\nla polizza scade il 31 dicembre."
    return Try("desk.reply", {"caseFile": case["id"], "version": case["version"], "text": text},
               f"{path}/replies", {"text": text}, path)


def empty_answer(world):
    case = world.case()
    path = f"/desk/cases/{case['id']}"
    return Try("desk.reply", {"caseFile": case["id"], "version": case["version"], "text": " "},
               f"{path}/replies", {"text": ""}, path)


def short_reason(world):
    case = world.case()
    path = f"/desk/cases/{case['id']}"
    given = {"text": "Scade il 31 dicembre.", "reason": "x"}
    return Try("desk.reply", {"caseFile": case["id"], "version": case["version"], **given},
               f"{path}/replies", given, path)


def answer_to_nobody(world):
    case = world.case()
    path = f"/desk/cases/{case['id']}"
    given = {"text": "Scade il 31 dicembre.", "reason": "risposta breve"}
    return Try("desk.reply", {"caseFile": case["id"], "version": case["version"],
                              "to": ["non un indirizzo"], **given},
               f"{path}/replies", {"to": "non un indirizzo", **given}, path)


def answer_to_a_case_that_moved(world):
    case = world.case()
    path = f"/desk/cases/{case['id']}"
    text = "Scade il 31 dicembre."
    world.house.do("desk.recordContact", {
        "caseFile": case["id"], "means": "call", "minutes": 3, "note": "Ha richiamato."})
    return Try("desk.reply", {"caseFile": case["id"], "version": case["version"], "text": text},
               f"{path}/replies", {"text": text, "version": str(case["version"])}, path)


def closing_without_reason(world):
    case = world.case()["id"]
    return Try("desk.close", {"caseFile": case}, f"/desk/cases/{case}/closing", {"reason": ""},
               f"/desk/cases/{case}")


def closing_for_another_reason_without_words(world):
    case = world.case()["id"]
    return Try("desk.close", {"caseFile": case, "reason": "other"}, f"/desk/cases/{case}/closing",
               {"reason": "other", "note": ""}, f"/desk/cases/{case}")


def closing_twice(world):
    case = world.case()["id"]
    given = {"reason": "spam"}
    world.house.do("desk.close", {"caseFile": case, **given})
    return Try("desk.close", {"caseFile": case, **given}, f"/desk/cases/{case}/closing", given)


def releasing_what_one_does_not_hold(world):
    case = world.case()["id"]
    return Try("desk.release", {"caseFile": case}, f"/desk/cases/{case}/release")


def call_of_two_days(world):
    case = world.case()["id"]
    given = {"means": "call", "minutes": 2880, "note": "Lunga."}
    return Try("desk.recordContact", {"caseFile": case, **given}, f"/desk/cases/{case}/contacts",
               given, f"/desk/cases/{case}")


def promise_in_the_past(world):
    case = world.case()["id"]
    given = {"text": "Richiamare", "dueOn": "2020-02-29"}
    return Try("desk.promise", {"caseFile": case, **given}, f"/desk/cases/{case}/promises", given,
               f"/desk/cases/{case}")


def closing_over_a_promise(world):
    case = world.case()["id"]
    world.house.do("desk.promise", {"caseFile": case, "text": "Richiamare", "dueOn": "2030-01-01"})
    given = {"reason": "noAnswerNeeded"}
    return Try("desk.close", {"caseFile": case, **given}, f"/desk/cases/{case}/closing", given,
               f"/desk/cases/{case}")


def promise_kept_twice(world):
    case = world.case()["id"]
    given = {"promise": world.house.do(
        "desk.promise", {"caseFile": case, "text": "Richiamare", "dueOn": "2030-01-01"})}
    world.house.do("desk.settlePromise", {**given, "outcome": "kept"})
    given["outcome"] = "kept"
    return Try("desk.settlePromise", given, f"/desk/cases/{case}/promises/end", given)


def putting_aside_what_one_does_not_hold(world):
    case = world.case()["id"]
    given = {"until": "2030-01-01"}
    return Try("desk.snooze", {"caseFile": case, **given}, f"/desk/cases/{case}/snooze", given)


def offering_what_one_does_not_hold(world):
    case = world.case()["id"]
    given = {"to": UNKNOWN, "note": "Tieni tu."}
    return Try("desk.offer", {"caseFile": case, **given}, f"/desk/cases/{case}/offer", given)


def ending_an_offer_that_is_none(world):
    case = world.case()["id"]
    return Try("desk.endOffer", {"caseFile": case}, f"/desk/cases/{case}/offer/end")


def merging_a_case_with_itself(world):
    case = world.case()["id"]
    given = {"into": case}
    return Try("desk.merge", {"caseFile": case, **given}, f"/desk/cases/{case}/merging", given)


def parting_a_case_that_was_not_merged(world):
    case = world.case()["id"]
    return Try("desk.unmerge", {"caseFile": case}, f"/desk/cases/{case}/parting")


def taking_an_unknown_case(world):
    return Try("desk.take", {"caseFile": UNKNOWN}, f"/desk/cases/{UNKNOWN}/hold")


def answering_an_unknown_case(world):
    given = {"version": 1, "text": "Scade."}
    return Try("desk.reply", {"caseFile": UNKNOWN, **given}, f"/desk/cases/{UNKNOWN}/replies", given)


def invalid_fiscal_code(world):
    given = {"kind": "person", "partyName": "Verdi", "taxIdentifier": "VRDGPP13R10B293Z"}
    return Try("members.registerParty", given, "/parties", given, "/parties/new")


def party_without_name(world):
    given = {"kind": "person", "partyName": ""}
    return Try("members.registerParty", given, "/parties", given, "/parties/new")


def admission_with_obstacles(world):
    application, resolution = world.application(), world.resolution()
    path = f"/members/applications/{application}"
    return Try("members.admit", {"application": application, "resolution": resolution},
               f"{path}/admission", {"resolution": resolution}, path)


def admission_by_an_unknown_resolution(world):
    application = world.application()
    path = f"/members/applications/{application}"
    return Try("members.admit", {"application": application, "resolution": UNKNOWN},
               f"{path}/admission", {"resolution": UNKNOWN}, path)


def admission_on_an_unknown_application(world):
    resolution = world.resolution()
    return Try("members.admit", {"application": UNKNOWN, "resolution": resolution},
               f"/members/applications/{UNKNOWN}/admission", {"resolution": resolution})


def mailbox_without_encryption(world):
    given = {"address": "sinistri@ilborgo.example", "title": "Sinistri"}
    side = {"host": "mail.example", "port": 143, "security": "plain"}
    return Try("mail.setMailbox", {**given, "imap": side}, "/mailboxes",
               {**given, **{f"imap.{name}": str(value) for name, value in side.items()}},
               "/mailboxes/new")


def mailbox_with_a_bad_port(world):
    given = {"address": "sinistri@ilborgo.example", "title": "Sinistri"}
    return Try("mail.setMailbox", {**given, "smtp": {"host": "mail.example", "port": 70_000}},
               "/mailboxes", {**given, "smtp.host": "mail.example", "smtp.port": "70000"},
               "/mailboxes/new")


def mailbox_moved_without_its_password(world):
    given = {"address": f"m{uuid.uuid4().hex[:8]}@ilborgo.example", "title": "Trasloco"}
    # Nobody listens there: what counts is that a password is kept.
    side = {"host": "127.0.0.1", "port": 1, "security": "tls", "username": "trasloco"}
    world.house.do("mail.setMailbox", {**given, "smtp": {**side, "password": "segretissima"}})
    moved = {**side, "host": "altrove.example"}
    return Try("mail.setMailbox", {**given, "smtp": moved}, "/mailboxes",
               {**given, **{f"smtp.{name}": str(value) for name, value in moved.items()}},
               "/mailboxes/new")


def settling_an_unknown_letter(world):
    return Try("mail.settleSending", {"message": UNKNOWN, "hasLeft": True},
               f"/messages/{UNKNOWN}/settlement", {"hasLeft": "true"})


def closing_an_unknown_mailbox(world):
    return Try("mail.closeMailbox", {"mailbox": UNKNOWN}, f"/mailboxes/{UNKNOWN}/closing")


def comparing_a_mailbox_without_a_server(world):
    box = world.house.mailbox
    return Try("mail.reconcile", {"mailbox": box}, f"/mailboxes/{box}/reconciliation")


def clearing_an_address_that_receives(world):
    given = {"address": "nessuno@esempio.example"}
    return Try("mail.clearBouncing", given, "/mail/bouncing/clearing", given)


def block_without_words(world):
    given = {"kind": "block", "title": "Vuoto", "text": ""}
    return Try("knowledge.write", given, "/knowledge", given, "/knowledge/new")


def _block(world):
    title = f"Blocco {uuid.uuid4().hex}"
    return title, world.house.do("knowledge.write", {
        "kind": "block", "title": title, "text": "Trenta giorni."})


def revising_a_version_that_is_past(world):
    title, block = _block(world)
    given = {"title": title, "text": "Venti giorni.", "reason": "Nuova legge"}
    world.house.do("knowledge.revise", {"article": block, "version": 1, **given})
    stale = {**given, "text": "Dieci giorni."}
    return Try("knowledge.revise", {"article": block, "version": 1, **stale},
               f"/knowledge/{block}/revision", {"version": "1", **stale},
               f"/knowledge/{block}/revision")


def retiring_without_a_reason(world):
    _, block = _block(world)
    return Try("knowledge.retire", {"article": block, "reason": " "},
               f"/knowledge/{block}/retirement", {"reason": " "}, f"/knowledge/{block}")


def bringing_back_what_is_in_use(world):
    _, block = _block(world)
    return Try("knowledge.bringBack", {"article": block}, f"/knowledge/{block}/return")


def second_account_for_one_address(world):
    given = {"accountName": "Altra Giulia", "mail": GIULIA, "role": "operator"}
    return Try("commons.openAccount", given, "/settings/accounts",
               {**given, "password": "una barca sul fiume"}, "/settings/accounts")


def auditor_takes_a_case(world):
    case = world.case()["id"]
    return Try("desk.take", {"caseFile": case}, f"/desk/cases/{case}/hold", who=RENZO)


def auditor_answers_with_nonsense(world):
    case = world.case()["id"]
    return Try("desk.reply", {"caseFile": case, "version": "?"}, f"/desk/cases/{case}/replies",
               {"version": "?"}, who=RENZO)


def auditor_registers_somebody(world):
    given = {"partyName": "Verdi"}
    return Try("members.registerParty", given, "/parties", given, who=RENZO)


def auditor_changes_a_mailbox(world):
    given = {"address": "soci@ilborgo.example", "title": "Mia"}
    return Try("mail.setMailbox", given, "/mailboxes", given, who=RENZO)


TRIES = {
    incomplete_answer: "D4", empty_answer: "D4", short_reason: "D4", answer_to_nobody: None,
    answer_to_a_case_that_moved: "D2", closing_without_reason: "D3",
    closing_for_another_reason_without_words: "D3", closing_twice: "D3",
    releasing_what_one_does_not_hold: "D2", call_of_two_days: "D6", promise_in_the_past: "D7", closing_over_a_promise: "D7",
    promise_kept_twice: "D7", putting_aside_what_one_does_not_hold: "D2",
    merging_a_case_with_itself: "D3", parting_a_case_that_was_not_merged: "D3",
    offering_what_one_does_not_hold: "D2", ending_an_offer_that_is_none: "D2", taking_an_unknown_case: None,
    answering_an_unknown_case: None, invalid_fiscal_code: None, party_without_name: None,
    admission_with_obstacles: "M2", admission_by_an_unknown_resolution: "COOP-01",
    admission_on_an_unknown_application: None, mailbox_without_encryption: "D1",
    mailbox_with_a_bad_port: None, mailbox_moved_without_its_password: "D1", settling_an_unknown_letter: None,
    closing_an_unknown_mailbox: "D1", comparing_a_mailbox_without_a_server: "D1",
    clearing_an_address_that_receives: "D1", block_without_words: None, revising_a_version_that_is_past: "D9",
    retiring_without_a_reason: None, bringing_back_what_is_in_use: "D9", second_account_for_one_address: None,
    auditor_takes_a_case: None, auditor_answers_with_nonsense: None,
    auditor_registers_somebody: None, auditor_changes_a_mailbox: None}

# On a page the field has its name already; a program's name for it would say nothing there.
BESIDE_ITS_FIELD = {"missing": {"it": "Compila questo campo.", "en": "Fill in this field."}}


@pytest.mark.parametrize("prepare", TRIES, ids=lambda one: one.__name__)
def test_a_refusal_is_the_same_by_form_api_and_command_line(world, prepare):
    attempt = prepare(world)
    before = world.facts()
    by_api = refused_by_api(world, attempt)
    assert by_api.get("rule") == TRIES[prepare]
    assert refused_by_command_line(world, attempt) == by_api
    for language in ("it", "en"):
        refused_by_form(world, attempt, by_api, language)
    assert world.facts() == before


def refused_by_api(world, attempt):
    status, problem = world.api(attempt.who).run(
        attempt.command, attempt.input, key=uuid.uuid4().hex)
    assert status == STATUS[problem["kind"]], problem
    return problem


def refused_by_command_line(world, attempt):
    code, printed, complaint = world.house.arca(
        "do", attempt.command, "--as", attempt.who, "--json", "-", typed=json.dumps(attempt.input))
    assert code == 2, printed + complaint
    return json.loads(printed)


def refused_by_form(world, attempt, problem, language):
    browser = world.browser(attempt.who, language)
    if attempt.page:
        page = browser.submit(browser.form(attempt.page, attempt.action), **attempt.fields)
    else:
        keys = [("_token", browser.form("/settings", "/settings/preferences")["_token"]),
                ("_key", uuid.uuid4().hex)]
        page = browser.send(attempt.action, keys + list(attempt.fields.items()))
    assert page.status == STATUS[problem["kind"]], page.text
    # The rule stands behind its sentence, the details below.
    said = BESIDE_ITS_FIELD.get(problem["code"], problem["sentence"])
    sentence = f"{said[language]} {problem.get('rule', '')}"
    for words in [sentence, *(detail[language] for detail in problem["details"])]:
        assert " ".join(words.split()) in page.text
