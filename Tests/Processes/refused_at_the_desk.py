"""What is refused about cases, answers and reply blocks."""

import uuid

from refused import Try
from world import UNKNOWN


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


def splitting_without_choosing(world):
    case = world.case()["id"]
    given = {"title": "Voltura"}
    return Try("desk.split", {"caseFile": case, **given}, f"/desk/cases/{case}/split", given,
               f"/desk/cases/{case}/split")


def seeing_a_note_that_calls_nobody(world):
    case = world.case()["id"]
    given = {"contact": world.house.do("desk.recordContact", {
        "caseFile": case, "means": "note", "minutes": 0, "note": "Per tutti."})}
    return Try("desk.seeMention", given, "/desk/mentions", given)


def renaming_a_label_as_another(world):
    titles = [f"Etichetta {uuid.uuid4().hex[:20]}" for _ in range(2)]
    first, _ = [world.house.do("desk.makeLabel", {"title": one, "tone": "sea"}) for one in titles]
    given = {"title": titles[1], "tone": "sea"}
    return Try("desk.editLabel", {"label": first, **given}, f"/desk/labels/{first}/edit", given,
               "/desk/labels")


def bringing_back_a_label_in_use(world):
    label = world.house.do("desk.makeLabel", {"title": uuid.uuid4().hex, "tone": "sea"})
    return Try("desk.bringBackLabel", {"label": label}, f"/desk/labels/{label}/return")


def retiring_a_label_twice(world):
    label = world.house.do("desk.makeLabel", {"title": uuid.uuid4().hex, "tone": "sea"})
    world.house.do("desk.retireLabel", {"label": label})
    return Try("desk.retireLabel", {"label": label}, f"/desk/labels/{label}/retirement")


def _kind(world):
    title = f"Tipo {uuid.uuid4().hex[:20]}"
    return title, world.house.do("desk.makeKind", {"title": title})


def making_a_kind_twice(world):
    given = {"title": _kind(world)[0]}
    return Try("desk.makeKind", given, "/desk/kinds", given, "/desk/kinds")


def renaming_a_kind_as_another(world):
    given = {"title": _kind(world)[0]}
    kind = _kind(world)[1]
    return Try("desk.renameKind", {"kind": kind, **given}, f"/desk/kinds/{kind}/edit", given,
               "/desk/kinds")


def retiring_a_kind_twice(world):
    kind = _kind(world)[1]
    world.house.do("desk.retireKind", {"kind": kind})
    return Try("desk.retireKind", {"kind": kind}, f"/desk/kinds/{kind}/retirement")


def bringing_back_a_kind_in_use(world):
    kind = _kind(world)[1]
    return Try("desk.bringBackKind", {"kind": kind}, f"/desk/kinds/{kind}/return")


def giving_a_kind_out_of_use(world):
    case = world.case()["id"]
    given = {"kind": _kind(world)[1]}
    world.house.do("desk.retireKind", given)
    return Try("desk.setKind", {"caseFile": case, **given}, f"/desk/cases/{case}/kind", given)


def work_of_two_days(world):
    case = world.case()["id"]
    given = {"minutes": 2_880}
    return Try("desk.noteWork", {"caseFile": case, **given}, f"/desk/cases/{case}/work", given)


def striking_out_work_twice(world):
    case = world.case()["id"]
    given = {"work": world.house.do("desk.noteWork", {"caseFile": case, "minutes": 5})}
    world.house.do("desk.strikeOutWork", given)
    return Try("desk.strikeOutWork", given, f"/desk/cases/{case}/striking", given)


def saving_a_search_for_nothing(world):
    given = {"title": "Tutto"}
    return Try("desk.saveSearch", {**given, "criteria": {"standing": "open"}}, "/desk/searches",
               {**given, "criteria.standing": "open"})


def _search(world):
    title = f"Ricerca {uuid.uuid4().hex[:20]}"
    return title, world.house.do("desk.saveSearch", {
        "title": title, "criteria": {"words": "polizza"}})


def renaming_a_search_as_another(world):
    given = {"title": _search(world)[0]}
    search = _search(world)[1]
    return Try("desk.renameSearch", {"search": search, **given}, f"/desk/searches/{search}/title",
               given, "/desk/searches")


def deleting_a_search_twice(world):
    given = {"search": _search(world)[1]}
    world.house.do("desk.removeSearch", given)
    return Try("desk.removeSearch", given, f"/desk/searches/{given['search']}/removal")


def task_in_the_past(world):
    given = {"text": "Ordinare la carta", "dueOn": "2020-02-29"}
    return Try("desk.makeTask", given, "/desk/tasks", given, "/desk/tasks")


def releasing_a_task_of_nobody(world):
    task = world.house.do("desk.makeTask", {"text": "Carta", "dueOn": "2030-01-01"})
    return Try("desk.releaseTask", {"task": task}, f"/desk/tasks/{task}/release")


def taking_an_unknown_case(world):
    return Try("desk.take", {"caseFile": UNKNOWN}, f"/desk/cases/{UNKNOWN}/hold")


def answering_an_unknown_case(world):
    given = {"version": 1, "text": "Scade."}
    return Try("desk.reply", {"caseFile": UNKNOWN, **given}, f"/desk/cases/{UNKNOWN}/replies", given)


def saying_settled_with_another_code(world):
    given = {"question": UNKNOWN, "code": "A" * 22}
    return Try("desk.saySettled", {**given, "isSettled": True},
               f"/settled/{UNKNOWN}/{'A' * 22}", {"isSettled": "true"})


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


TRIES = {
    incomplete_answer: "D4",
    empty_answer: "D4",
    short_reason: "D4",
    answer_to_nobody: None,
    answer_to_a_case_that_moved: "D2",
    closing_without_reason: "D3",
    closing_for_another_reason_without_words: "D3",
    closing_twice: "D3",
    releasing_what_one_does_not_hold: "D2",
    call_of_two_days: "D6",
    promise_in_the_past: "D7",
    closing_over_a_promise: "D7",
    promise_kept_twice: "D7",
    putting_aside_what_one_does_not_hold: "D2",
    offering_what_one_does_not_hold: "D2",
    ending_an_offer_that_is_none: "D2",
    merging_a_case_with_itself: "D3",
    parting_a_case_that_was_not_merged: "D3",
    splitting_without_choosing: "D3",
    task_in_the_past: "D7",
    releasing_a_task_of_nobody: "D2",
    renaming_a_label_as_another: "D2",
    bringing_back_a_label_in_use: "D2",
    retiring_a_label_twice: "D2",
    seeing_a_note_that_calls_nobody: "D2",
    making_a_kind_twice: "D3",
    renaming_a_kind_as_another: "D3",
    retiring_a_kind_twice: "D3",
    bringing_back_a_kind_in_use: "D3",
    giving_a_kind_out_of_use: "D3",
    work_of_two_days: "D6",
    saving_a_search_for_nothing: "J2",
    renaming_a_search_as_another: "J2",
    deleting_a_search_twice: None,
    striking_out_work_twice: None,
    taking_an_unknown_case: None,
    answering_an_unknown_case: None,
    saying_settled_with_another_code: None,
    block_without_words: None,
    revising_a_version_that_is_past: "D9",
    retiring_without_a_reason: None,
    bringing_back_what_is_in_use: "D9",
}
