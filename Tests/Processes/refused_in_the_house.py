"""What is refused about people, the register, mailboxes and accounts, and to auditors."""

import uuid

from cooperative import GIULIA
from engines import RENZO
from refused import Try
from world import UNKNOWN


SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="


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


def withdrawal_taken_back_twice(world):
    number = world.member()
    request = world.house.do("members.askWithdrawal", {
        "number": number, "means": "certifiedMail", "ground": "Si trasferisce."})
    given = {"request": request, "reasons": "Era un'altra persona."}
    world.house.do("members.takeBackWithdrawal", given)
    return Try("members.takeBackWithdrawal", given,
               f"/members/entries/{number}/withdrawal-return", given)


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


def importing_an_archive_that_is_not_there(world):
    given = {"mailbox": world.house.mailbox, "archive": "../arca.sqlite"}
    return Try("mail.startImport", given, "/mailboxes/imports", given)


def pausing_an_unknown_import(world):
    return Try("mail.pauseImport", {"importID": UNKNOWN}, f"/mailboxes/imports/{UNKNOWN}/pausing")


def resuming_an_unknown_import(world):
    return Try("mail.resumeImport", {"importID": UNKNOWN}, f"/mailboxes/imports/{UNKNOWN}/resumption")


def undoing_an_unknown_import(world):
    return Try("mail.undoImport", {"importID": UNKNOWN}, f"/mailboxes/imports/{UNKNOWN}/undoing")


def comparing_a_mailbox_without_a_server(world):
    box = world.house.mailbox
    return Try("mail.reconcile", {"mailbox": box}, f"/mailboxes/{box}/reconciliation")


def clearing_an_address_that_receives(world):
    given = {"address": "nessuno@esempio.example"}
    return Try("mail.clearBouncing", given, "/mail/bouncing/clearing", given)


def second_account_for_one_address(world):
    given = {"accountName": "Altra Giulia", "mail": GIULIA, "role": "operator"}
    return Try("commons.openAccount", given, "/settings/accounts",
               {**given, "password": "una barca sul fiume"}, "/settings/accounts")


def role_beside_the_auditors(world):
    renzo = next(line["id"] for line in world.house.query("commons.accounts")
                 if line["mail"] == RENZO)
    return Try("commons.giveRole", {"account": renzo, "role": "director"},
               f"/settings/accounts/{renzo}/roles", {"role": "director"}, "/settings/accounts")


def only_role_taken(world):
    renzo = next(line["id"] for line in world.house.query("commons.accounts")
                 if line["mail"] == RENZO)
    return Try("commons.takeRole", {"account": renzo, "role": "auditor"},
               f"/settings/accounts/{renzo}/roles/end", {"role": "auditor"})


def _stranger(world):
    return world.house.do("members.registerParty", {
        "kind": "person", "partyName": f"Neri {uuid.uuid4().hex[:6]}", "givenName": "Ugo"})


def access_of_a_stranger(world):
    party, given = _stranger(world), {"mail": "ugo@neri.example"}
    return Try("members.giveAccess", {"party": party, **given}, f"/parties/{party}/access", given)


def ending_an_access_that_is_not_there(world):
    party = _stranger(world)
    return Try("members.endAccess", {"party": party}, f"/parties/{party}/access/closing")


def renewing_an_access_that_is_not_there(world):
    party = _stranger(world)
    return Try("members.renewAccess", {"party": party}, f"/parties/{party}/access/renewal")


def letter_from_the_own_page_of_nobody(world):
    given = {"subject": "Polizza", "text": "Quanto costa?"}
    return Try("desk.write", given, "/own/requests", given)


def address_that_is_none(world):
    given = {"address": "http://arca.example/pagina"}
    return Try("commons.setAddress", given, "/settings/address", given, "/settings/address")


def waking_a_house_that_is_awake(world):
    return Try("commons.wake", {}, "/settings/wake")


def auditor_changes_the_key_of_the_seals(world):
    return Try("evidence.changeKey", {}, "/evidence/key", who=RENZO)


def time_authority_in_the_house_next_door(world):
    given = {"title": "Marche", "url": "http://192.168.1.1/tsa", "roots": "-"}
    page = "/evidence/authorities"
    return Try("evidence.nameAuthority", given, page, given, page)


def time_authority_without_roots(world):
    given = {"title": "Marche", "url": "http://marche.example/tsa", "roots": "niente"}
    page = "/evidence/authorities"
    return Try("evidence.nameAuthority", given, page, given, page)


def time_authority_that_is_not_there(world):
    given = {"authority": UNKNOWN}
    return Try("evidence.dropAuthority", given, f"/evidence/authorities/{UNKNOWN}/end")


def _webhook(world, **given):
    given = {"title": "Contabilità", "url": "https://sistema.example/arca", "facts": "*", **given}
    page = "/settings/webhooks"
    return Try("webhooks.add", {**given, "facts": [given["facts"]], "secret": SECRET}, page,
               {"kind": "some", **given}, page)


def webhook_in_the_clear(world):
    return _webhook(world, url="http://sistema.example/arca")


def webhook_to_this_machine(world):
    return _webhook(world, url="https://127.0.0.1/arca")


def webhook_to_the_machines_of_a_data_centre(world):
    return _webhook(world, url="https://169.254.169.254/latest/meta-data/")


def webhook_of_nothing(world):
    return _webhook(world, facts="")


def webhook_of_facts_that_are_not_there(world):
    return _webhook(world, facts="orto.carote.v1")


def webhook_without_a_name(world):
    return _webhook(world, title=" ")


def _added(world):
    """A webhook that is paused, so that nobody is asked."""
    hook = world.house.do("webhooks.add", {
        "title": f"Prova {uuid.uuid4().hex[:6]}", "url": "https://sistema.invalid/", "facts": ["*"],
        "secret": SECRET})
    world.house.do("webhooks.pause", {"hook": hook})
    return hook


def webhook_tried_while_paused(world):
    hook = _added(world)
    return Try("webhooks.try", {"hook": hook}, f"/settings/webhooks/{hook}/test")


def webhook_paused_twice(world):
    hook = _added(world)
    return Try("webhooks.pause", {"hook": hook}, f"/settings/webhooks/{hook}/pause")


def webhook_changed_to_a_neighbour(world):
    hook = _added(world)
    given = {"title": "Altro", "url": "https://192.168.1.1/"}
    return Try("webhooks.change", {"hook": hook, **given, "facts": ["*"]},
               f"/settings/webhooks/{hook}/change", {**given, "kind": "all"}, "/settings/webhooks")


def webhook_that_is_not_there(world):
    return Try("webhooks.remove", {"hook": UNKNOWN}, f"/settings/webhooks/{UNKNOWN}/removal")


def auditor_adds_a_webhook(world):
    attempt = _webhook(world)
    attempt.who, attempt.page = RENZO, ""
    return attempt


def auditor_takes_a_case(world):
    case = world.case()["id"]
    return Try("desk.take", {"caseFile": case}, f"/desk/cases/{case}/hold", who=RENZO)


def auditor_starts_kinds(world):
    return Try("desk.startKinds", {}, "/desk/kinds/start", who=RENZO)


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
    invalid_fiscal_code: None,
    party_without_name: None,
    admission_with_obstacles: "M2",
    admission_by_an_unknown_resolution: "COOP-01",
    admission_on_an_unknown_application: None,
    withdrawal_taken_back_twice: "COOP-11",
    mailbox_without_encryption: "D1",
    mailbox_with_a_bad_port: None,
    mailbox_moved_without_its_password: "D1",
    settling_an_unknown_letter: None,
    closing_an_unknown_mailbox: "D1",
    comparing_a_mailbox_without_a_server: "D1",
    importing_an_archive_that_is_not_there: "D1",
    pausing_an_unknown_import: "D1",
    resuming_an_unknown_import: "D1",
    undoing_an_unknown_import: "D1",
    clearing_an_address_that_receives: "D1",
    second_account_for_one_address: None,
    role_beside_the_auditors: None,
    only_role_taken: None,
    access_of_a_stranger: "M8",
    ending_an_access_that_is_not_there: "M8",
    renewing_an_access_that_is_not_there: "M8",
    letter_from_the_own_page_of_nobody: None,
    address_that_is_none: None,
    waking_a_house_that_is_awake: "D1",
    auditor_changes_the_key_of_the_seals: None,
    time_authority_in_the_house_next_door: "E1",
    time_authority_without_roots: "E1",
    time_authority_that_is_not_there: None,
    webhook_in_the_clear: "C4",
    webhook_to_this_machine: "C4",
    webhook_to_the_machines_of_a_data_centre: "C4",
    webhook_of_nothing: "C4",
    webhook_of_facts_that_are_not_there: "C4",
    webhook_without_a_name: None,
    webhook_tried_while_paused: "C4",
    webhook_paused_twice: "C4",
    webhook_changed_to_a_neighbour: "C4",
    webhook_that_is_not_there: None,
    auditor_adds_a_webhook: None,
    auditor_takes_a_case: None,
    auditor_starts_kinds: None,
    auditor_answers_with_nonsense: None,
    auditor_registers_somebody: None,
    auditor_changes_a_mailbox: None,
}
