"""The past of the register comes in as a table, by the page and by command."""

import json

from cooperative import GIULIA, today
from letters import RUN
from pages import expect, expect_no_faults

TODAY = today().isoformat()
VERBALE = f"{RUN}-1"
HEAD = (
    "numero socio;cognome;nome;codice esterno;collettività;presentato da;socio dal;delibera numero;"
    "delibera del;carta firmata il;quota versata\n")


def upload(page, name, text):
    page.goto("/members/imports")
    page.locator("[name=file]").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": text.encode("windows-1252")})
    page.locator("main .button.primary").click()


def test_the_past_comes_in_as_a_table_checked_line_by_line(house, giulia, village):
    next_number = house.query("members.register", {"limit": 1000})["lines"][-1]["number"] + 1
    line = f"Officine del Borgo;1;{TODAY};{VERBALE}-imp;{TODAY};{TODAY};25,00"
    good = f"{next_number};Però;Niccolò;{RUN}a;{line}\n"
    bad = f"{next_number + 1};Neri;Ugo;{RUN}b;{line.replace(TODAY, '31/02/2020', 1)}\n"
    upload(giulia, "soci.csv", HEAD + good + bad)
    giulia.get_by_role("button", name="Controlla il file").click()
    row = giulia.locator("tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("socio dal")
    expect(row).to_contain_text("31/02/2020")
    expect(row.locator("th")).to_have_text("3")
    giulia.get_by_role("button", name="Importa le 1 righe giuste").click()
    # The page shows the import going on, or already what it brought if it was quicker.
    expect(giulia.get_by_text("conclusa").first).to_be_visible(timeout=30_000)
    giulia.reload()
    expect(giulia.locator(".stats")).to_contain_text("Nuovi1")
    giulia.goto("/members")
    expect(giulia.locator("tbody")).to_contain_text("Però Niccolò")

    # The same file again changes nothing.
    upload(giulia, "soci.csv", HEAD + good)
    giulia.get_by_role("button", name="Controlla il file").click()
    expect(giulia.locator(".stats")).to_contain_text("Invariati1")
    expect_no_faults(giulia)


def import_table(house, path, *more):
    code, printed, complaint = house.arca("import", "members", str(path), "--as", GIULIA, *more)
    return code, printed, complaint


def test_the_same_table_by_command_is_tried_first_and_makes_no_doubles(house, village, tmp_path):
    rows = "".join(f"{RUN}z{n};Müller{RUN};Zoë{n};cliente;blu\r\n" for n in range(600))
    table = tmp_path / "clienti.csv"
    table.write_bytes(
        ("codice esterno;cognome;nome;ruoli;colore\r\n" + rows + f"{RUN}y;Neri;Ugo;mago;blu\r\n")
        .encode("windows-1252"))
    before = house.query("members.imports")
    code, printed, complaint = import_table(house, table, "--dry-run", "--json")
    assert (code, complaint) == (0, "")
    tried = json.loads(printed)
    assert (tried["rows"], tried["created"], tried["failed"]) == (601, 600, 1)
    assert tried["ignoredColumns"] == ["colore"]
    assert [(fault["line"], fault["column"], fault["value"]) for fault in tried["faults"]] == [(602, 4, "mago")]
    assert house.query("members.imports") == before
    assert house.query("members.parties", {"text": f"Müller{RUN}"})["lines"] == []

    code, printed, complaint = import_table(house, table)
    assert (code, complaint) == (0, "")
    assert printed.splitlines()[-1] == "601 lines read, 600 new, 0 changed, 0 unchanged, 1 to be corrected"
    assert printed.splitlines()[0].startswith("line 602, column 4 “ruoli”: “mago”")
    again = json.loads(import_table(house, table, "--json")[1])
    assert (again["created"], again["changed"], again["unchanged"]) == (0, 0, 600)


def test_a_table_that_cannot_be_imported_by_command_says_why(house, tmp_path):
    wrong = tmp_path / "foto.csv"
    wrong.write_text("a;b\n1;2\n")
    code, printed, _ = import_table(house, wrong)
    assert (code, json.loads(printed)["code"]) == (2, "noNames")
    large = tmp_path / "large.csv"
    large.write_bytes(b"cognome\n" + b"a" * (31 << 20))
    code, printed, _ = import_table(house, large, "--dry-run")
    assert (code, json.loads(printed)["code"]) == (2, "tooLarge")
    for path in [tmp_path, tmp_path / "nowhere.csv"]:
        code, printed, complaint = import_table(house, path)
        assert (code, printed) == (1, "") and complaint.startswith("arca: ")


def test_a_file_that_is_no_table_of_ours_is_refused_in_words(giulia, village):
    upload(giulia, "foto.csv", "a;b\n1;2\n")
    expect(giulia.locator("#refusal")).to_contain_text("Manca la colonna")
