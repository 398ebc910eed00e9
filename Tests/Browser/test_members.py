"""From the first community to the printed register."""

from cooperative import today
from letters import RUN
from pages import expect, fields

TODAY = today().isoformat()
VERBALE = f"{RUN}-1"


def register_party(page, family, given, **more):
    page.goto("/parties/new")
    page.locator("[name=partyName]").fill(family)
    page.locator("[name=givenName]").fill(given)
    for name, value in more.items():
        page.locator(f"[name='{name}']").fill(value)
    page.locator("main .button.primary").click()


def opened(page, action):
    """A form of the page, unfolded if it lies in something that opens."""
    form = page.locator(f"form[action$='/{action}']")
    if not form.locator("button").last.is_visible():
        form.locator("xpath=ancestor::details[1]").locator("> summary").click()
    return form


def test_m1_whoever_asks_to_enter_sees_what_is_missing_until_nothing_is(giulia, village):
    register_party(giulia, "Tassi", "Bruno", **{"contacts.0.value": f"bruno{RUN}@tassi.example"})
    expect(giulia.locator("h1")).to_have_text("Bruno Tassi")
    record = giulia.url.split("?")[0]
    giulia.get_by_role("link", name="Domanda di ammissione").click()
    giulia.locator("[name=_sponsor]").fill("riv")
    giulia.locator("[name=community]").select_option(label="Officine del Borgo")
    giulia.locator("main .button.primary").click()
    missing = giulia.locator("section:has(#missing-h) li")
    expect(missing).to_have_count(2)
    expect(giulia.locator("main")).to_contain_text("COOP-02")

    # The board cannot be made to overlook it; its resolution, written meanwhile, is not lost.
    form = opened(giulia, "admission")
    form.locator("[name=_number]").fill(VERBALE)
    form.locator("[name=_takenOn]").fill(TODAY)
    form.locator("button").click()
    expect(giulia.locator("#refusal")).to_contain_text("Manca la firma della Carta dei Valori")
    expect(giulia.locator("#refusal li")).to_have_count(2)
    application = giulia.url.rsplit("/", 1)[0]

    # What is missing leads to the very form that completes it.
    missing_link = giulia.locator("section:has(#missing-h) a", has_text="manca la Carta")
    missing_link.click()
    form = giulia.locator("form[action$='/signature']")
    expect(form.locator("button")).to_be_visible()
    assert giulia.url.startswith(record)
    form.locator("[name=typedName]").fill("Anna Riva")
    form.locator("button").click()
    expect(giulia.locator("#refusal")).to_contain_text("Bruno Tassi")
    form = opened(giulia, "signature")
    form.locator("[name=typedName]").fill("Bruno Tassi")
    form.locator("button").click()
    form = opened(giulia, "shares")
    form.locator("[name=_amount]").fill("1.250,50")
    form.locator("button").click()
    expect(giulia.locator("section:has(#membership-h)")).to_contain_text("1.250,50")

    giulia.goto(application)
    expect(giulia.locator(".notice.good")).to_be_visible()
    form = opened(giulia, "admission")
    form.locator("[name=resolution]").select_option(**label_of(form, VERBALE))
    form.locator("button").click()
    expect(giulia.locator("main")).to_contain_text("nel libro soci")
    giulia.goto("/members")
    row = giulia.locator("tbody tr", has_text="Tassi Bruno")
    expect(row).to_contain_text("1.250,50")
    expect(row).to_contain_text("Riva Anna")
    # A browser itself notes on the console that a form was refused.
    assert [fault for fault in giulia.faults if "422" not in fault] == []


def label_of(form, words):
    return {"label": form.locator("option", has_text=words).first.inner_text()}


def test_on_a_phone_whoever_applies_can_be_read(house, window, giulia_state, village):
    party = house.do("members.registerParty", {
        "kind": "organisation", "partyName": f"Cooperativa Agricola dei Frutti dell'Appennino {RUN}"})
    house.do("members.apply", {
        "party": party, "sponsor": village["anna"], "community": village["workshop"]})
    page = window(storage_state=giulia_state, viewport={"width": 390, "height": 844})
    for path in ["/members/applications", "/communities", "/parties", "/members/imports"]:
        page.goto(path)
        widths = page.locator(".rows .main").evaluate_all(
            "links => links.map(link => link.parentElement.querySelector('.sub').clientWidth)")
        assert all(width > 150 for width in widths), (path, widths)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_coop_02_a_form_sent_twice_is_one_payment(house, giulia, village):
    party = house.do("members.registerParty", {
        "kind": "person", "partyName": f"Doppi{RUN}", "givenName": "Ada"})
    giulia.goto(f"/parties/{party}")
    form = opened(giulia, "shares")
    form.locator("[name=_amount]").fill("25")
    sent = dict(fields(form))
    headers = {"Origin": house.address}
    for _ in range(3):
        answer = giulia.request.post(
            f"/parties/{party}/shares", form=sent, headers=headers, max_redirects=0)
        assert answer.status == 303
    # The same key with another sum is no repetition.
    forged = giulia.request.post(
        f"/parties/{party}/shares", form={**sent, "_amount": "99"}, headers=headers, max_redirects=0)
    assert forged.status == 409
    giulia.reload()
    expect(giulia.locator("section:has(#membership-h)")).to_contain_text("25,00 €")
    assert house.timeline(party).count("members.sharePaid.v1") == 1


def test_m5_somebody_who_may_be_here_already_is_shown_first(giulia, village):
    register_party(giulia, "Riva", "Anna")
    warning = giulia.locator(".notice.warn.refusal")
    expect(warning).to_contain_text("Anna Riva")
    expect(warning).to_contain_text("stesso nome")
    giulia.get_by_role("button", name="Registra comunque").click()
    expect(giulia.locator("h1")).to_have_text("Anna Riva")
    assert "/parties/" in giulia.url and not giulia.url.endswith("/new")


def test_a_name_that_fits_several_asks_which_one(house, giulia, village):
    for given in ["Ada", "Ivo"]:
        house.do("members.registerParty", {"kind": "person", "partyName": f"Gatti{RUN}", "givenName": given})
    giulia.goto("/members/applications/new")
    giulia.locator("[name=_party]").fill(f"gatti{RUN}")
    giulia.locator("main .button.primary").click()
    expect(giulia.locator("#refusal")).to_contain_text("Più persone corrispondono")
    giulia.get_by_role("radio", name=f"Ivo Gatti{RUN}").check()
    giulia.locator("main .button.primary").click()
    expect(giulia.locator("h1")).to_contain_text(f"Ivo Gatti{RUN}")
    giulia.goto("/members/applications/new")
    giulia.locator("[name=_party]").fill("nessuno così")
    giulia.locator("main .button.primary").click()
    expect(giulia.locator("#refusal")).to_contain_text("Non si trova nessuno")


def test_m6_operators_take_over_for_themselves(giulia, marta, village):
    for page, name in [(giulia, "Giulia Ferrari"), (marta, "Marta Neri")]:
        page.goto(f"/parties/{village['anna']}")
        page.locator("form[action$='/following'] button").click()
        expect(page.locator("section:has(#following-h)")).to_contain_text(name)
    giulia.goto(f"/parties/{village['anna']}")
    expect(giulia.locator("section:has(#following-h)")).to_contain_text("Marta Neri")
    assert giulia.locator("main select[name*='account'], main select[name*='operator']").count() == 0


def test_m4_the_board_validates_or_refuses_a_community_with_its_reason(giulia, village):
    giulia.goto("/communities/new")
    giulia.locator("[name=communityName]").fill(f"Armeria {RUN}")
    giulia.locator("[name=kind]").select_option("firm")
    giulia.locator("main .button.primary").click()
    expect(giulia.locator(".page-head")).to_contain_text("proposta")
    form = opened(giulia, "refusal")
    form.locator("[name=ground]").select_option("weapons")
    form.locator("[name=reason]").fill("Commercia in armi.")
    form.locator("button").click()
    expect(giulia.locator("#refusal")).to_be_visible()
    form = opened(giulia, "refusal")
    form.locator("[name=_number]").fill(f"{RUN}-9")
    form.locator("[name=_takenOn]").fill(TODAY)
    form.locator("button").click()
    expect(giulia.locator(".page-head")).to_contain_text("non accolta")
    expect(giulia.locator("main")).to_contain_text("armi: Commercia in armi.")


def test_the_register_as_of_a_day_on_paper_and_as_a_table(giulia, village):
    giulia.goto("/members?on=2000-01-01")
    expect(giulia.locator("main")).to_contain_text("Nessun socio in questa data")
    giulia.goto("/members/paper")
    expect(giulia.locator("section.sheet tbody tr").first).to_contain_text("Riva Anna")
    with giulia.expect_download() as download:
        giulia.get_by_role("link", name="CSV").click()
    text = download.value.path().read_text("utf-8-sig")
    assert text.splitlines()[1].startswith("1;Riva Anna;;")


def member(house, village, family):
    """Somebody admitted today, with a share of 100 euro: party and number."""
    party = house.do("members.registerParty", {
        "kind": "person", "partyName": f"{family}{RUN}", "givenName": "Ivo"})
    house.do("members.payShare", {"party": party, "shareCents": 10000})
    house.do("members.signCharter", {"party": party, "typedName": f"Ivo {family}{RUN}"})
    application = house.do("members.apply", {
        "party": party, "sponsor": village["anna"], "community": village["workshop"]})
    board = house.do("members.recordResolution", {"number": f"{RUN}-{family}", "on": TODAY})
    return party, house.do("members.admit", {"application": application, "resolution": board})


def test_coop_15_a_share_passes_to_another_with_the_boards_leave(house, giulia, village):
    giver, number = member(house, village, "Dante")
    receiver, _ = member(house, village, "Prende")
    giulia.goto(f"/members/entries/{number}")
    form = opened(giulia, "transfer")
    form.locator("[name=_receiver]").fill(f"prende{RUN}")
    form.locator("[name=_amount]").fill("90")
    form.locator("[name=means]").select_option("certifiedMail")
    form.locator("button").click()
    # Ten euro would be left: less than the smallest share. The form comes back as it was.
    expect(giulia.locator("#refusal")).to_contain_text("COOP-16")
    form = opened(giulia, "transfer")
    form.locator("[name=_amount]").fill("100")
    form.locator("button").click()
    expect(giulia.locator("section:has(#clocks-h)")).to_contain_text("COOP-15")
    giulia.goto("/members/shares")
    expect(giulia.locator("section:has(#terms-h)")).to_contain_text(f"Dante{RUN}")
    giulia.goto(f"/members/entries/{number}")
    form = opened(giulia, "transfer-completion")
    form.locator("button").click()
    expect(giulia.locator("#refusal")).to_contain_text("il silenzio lascia liberi")
    form = opened(giulia, "transfer-authorisation")
    form.locator("[name=_number]").fill(f"{RUN}-cess")
    form.locator("[name=_takenOn]").fill(TODAY)
    form.locator("button").click()
    opened(giulia, "transfer-completion").locator("button").click()
    expect(giulia.locator("section:has(#entry-h)")).to_contain_text("cessione della quota")
    giulia.goto(f"/parties/{receiver}")
    expect(giulia.locator("section:has(#membership-h)")).to_contain_text("200,00")
    giulia.goto(f"/parties/{giver}")
    expect(giulia.locator("section:has(#story-h)")).to_contain_text("Quota ceduta")


def test_coop_11_a_withdrawal_runs_its_days_in_sight(house, giulia, village):
    _, number = member(house, village, "Lascia")
    giulia.goto(f"/members/entries/{number}")
    form = opened(giulia, "request")
    # Nobody says by which road it came by leaving the list as it stands.
    expect(form.locator("[name=means]")).to_have_value("")
    form.locator("[name=means]").select_option("certifiedMail")
    form.locator("[name=ground]").fill("Si trasferisce.")
    form.locator("button").click()
    expect(giulia.locator("section:has(#clocks-h)")).to_contain_text("COOP-11")
    # It was somebody else: what was entered for the wrong member has a way back.
    form = opened(giulia, "withdrawal-return")
    form.locator("[name=reasons]").fill("L'ha chiesto un'omonima.")
    form.locator("button").click()
    expect(giulia.locator("section:has(#clocks-h)")).to_have_count(0)
    form = opened(giulia, "request")
    form.locator("[name=means]").select_option("certifiedMail")
    form.locator("[name=ground]").fill("Si trasferisce.")
    form.locator("button").click()
    expect(giulia.locator("section:has(#clocks-h)")).to_contain_text("COOP-11")
    form = opened(giulia, "withdrawal")
    form.locator("[name=_number]").fill(f"{RUN}-rec")
    form.locator("[name=_takenOn]").fill(TODAY)
    form.locator("button").click()
    expect(giulia.locator("section:has(#shares-h)")).to_contain_text("da rimborsare")
    form = opened(giulia, "repayment")
    form.locator("button").click()
    expect(giulia.locator("#refusal")).to_contain_text("COOP-14")


def test_m2_whose_guarantor_has_left_is_shown_until_somebody_decides(house, giulia, village):
    sponsor, number = member(house, village, "Garante")
    presented = house.do("members.registerParty", {
        "kind": "person", "partyName": f"Protetta{RUN}", "givenName": "Ada"})
    house.do("members.payShare", {"party": presented, "shareCents": 2500})
    house.do("members.signCharter", {"party": presented, "typedName": f"Ada Protetta{RUN}"})
    application = house.do("members.apply", {
        "party": presented, "sponsor": sponsor, "community": village["workshop"]})
    board = house.do("members.recordResolution", {"number": f"{RUN}-prot", "on": TODAY})
    entry = house.do("members.admit", {"application": application, "resolution": board})
    house.do("members.recordDeath", {"number": number, "on": TODAY})
    # The last day still counts: the sponsor is a member today, so the day is put right.
    shown = house.query("members.sponsorsGone")
    assert shown["count"] == 0
    giulia.goto(f"/members/entries/{entry}")
    expect(giulia.locator("form[action$='/sponsor']")).to_have_count(0)
    for path in ["/members/sponsors", "/members/figures", "/absences"]:
        giulia.goto(path)
        expect(giulia.locator("h1")).to_be_visible()
    giulia.goto("/absences")
    giulia.locator("[name=to]").fill("2000-01-01")
    giulia.locator("main .button.primary").click()
    expect(giulia.locator(".refusal").first).to_be_visible()
    giulia.locator("[name=to]").fill(TODAY)
    giulia.locator("main .button.primary").click()
    expect(giulia.locator("main .rows")).to_contain_text("Giulia Ferrari")
    giulia.get_by_role("button", name="Sono di nuovo qui").click()
    expect(giulia.locator("main .rows")).to_have_count(0)


def test_j5_one_person_as_of_a_day_as_known_on_another(house, giulia, village):
    party, number = member(house, village, "Com")
    for path in [f"/members/entries/{number}", f"/parties/{party}"]:
        giulia.goto(path)
        known = giulia.locator("#as-known")
        known.locator("summary").click()
        known.locator("[name=on]").fill(TODAY)
        known.locator("[name=knownAt]").fill("2020-01-01")
        known.locator("button").click()
        expect(giulia.locator("#as-known")).to_contain_text("Allora non era in anagrafe")
        giulia.goto(f"{path}?on={TODAY}")
        expect(giulia.locator("#as-known")).to_contain_text(f"Socio n. {number}")
        expect(giulia.locator("#as-known")).to_contain_text("100,00")


def test_m5_two_records_of_one_person_are_seen_side_by_side_merged_and_parted(house, giulia, village):
    party, number = member(house, village, "Doppia")
    house.do("members.registerParty", {
        "kind": "person", "partyName": f"Doppia{RUN}", "givenName": "Ivo", "externalCode": f"{RUN}x"})
    giulia.goto("/parties/duplicates")
    giulia.get_by_role("link", name=f"Ivo Doppia{RUN}").click()
    expect(giulia.locator("tbody")).to_contain_text(f"{RUN}x")
    # Each name stands above what is said of it.
    names, said = [
        [cell.bounding_box()["x"] for cell in giulia.locator(row).all()]
        for row in (".table.pair thead th", ".table.pair tbody tr:first-child td")]
    assert names == said and len(names) == 2, (names, said)
    giulia.get_by_role("radio").last.check()
    giulia.locator("main form .button.primary").click()
    expect(giulia.locator("section:has(#merged-h)")).to_contain_text("Ivo Doppia")
    expect(giulia.locator("section:has(#membership-h)")).to_contain_text(f"Socio n. {number}")
    survivor = giulia.url.split("?")[0]
    # The old address still leads to the person.
    giulia.goto(f"/parties/{party}")
    expect(giulia).to_have_url(survivor)
    opened(giulia, "unmerge").locator("button").click()
    expect(giulia.locator("section:has(#merged-h)")).to_have_count(0)
    expect(giulia.locator("section:has(#membership-h)")).to_contain_text("Non è nel libro soci")
    giulia.goto(f"/parties/{party}")
    expect(giulia.locator("section:has(#membership-h)")).to_contain_text(f"Socio n. {number}")
    giulia.goto("/parties/duplicates")
    giulia.locator("main li", has_text=f"Ivo Doppia{RUN}").locator("button").click()
    expect(giulia.locator("main")).not_to_contain_text(f"Ivo Doppia{RUN}")
    # By typing the other's number, and a refusal in words: she presented him.
    giulia.goto(f"/parties/{party}/merge")
    giulia.locator("[name=_other]").fill("1")
    giulia.locator("main form .button.primary").click()
    expect(giulia.locator(".notice.warn")).to_contain_text("due numeri")
    # Which one stays is for somebody to say.
    expect(giulia.get_by_role("radio", checked=True)).to_have_count(0)
    giulia.get_by_role("radio").first.check()
    giulia.locator("main form .button.primary").click()
    expect(giulia.locator("#refusal")).to_contain_text("M1")


def test_a_letter_from_somebody_new_leads_to_their_record_and_back(house, giulia):
    from letters import letter
    case = house.receive(letter("Vorrei diventare socia"))
    giulia.goto(f"/parties/new?mail=nuova{RUN}@posta.example&name=Lia+Verdi{RUN}&case={case['id']}")
    expect(giulia.locator("[name=partyName]")).to_have_value(f"Verdi{RUN}")
    expect(giulia.locator("[name=givenName]")).to_have_value("Lia")
    giulia.locator("main .button.primary").click()
    expect(giulia).to_have_url(f"{house.address}/desk/cases/{case['id']}")
    expect(giulia.locator("#story")).to_contain_text(f"Lia Verdi{RUN}")


def test_a_form_names_its_fields_as_the_page_does(giulia):
    giulia.goto("/members/applications/new")
    giulia.locator("main form[method=post] .button.primary").click()
    expect(giulia.get_by_role("alert")).to_contain_text("Manca qualcosa")
    expect(giulia.locator("[name=_party][aria-invalid=true]")).to_be_visible()
    expect(giulia.locator(".error")).to_contain_text("Compila questo campo.")
