"""Lines over the whole width: groups beside a column of such, findings above the headings."""

from __future__ import annotations

from documents import plan
from documents import rows

LONG = "To know of each boat in the harbour who owns it and when it was last out on the open sea"


def test_lines_of_one_form_are_all_groups_however_long_they_are() -> None:
    raw = plan(
        f"""| Action | Owner | Due |
        | --- | --- | --- |
        | PEO 1: {LONG} | < | < |
        | Count the boats each week | Warden | May 2031 |
        | PEO 2: To light the pier | < | < |
        | Put up two lamps on it | Clerk | June 2031 |"""
    )
    assert rows(raw, "section", "finding") == [
        (f"PEO 1: {LONG}", ""),
        ("PEO 2: To light the pier", ""),
    ]


def test_lines_that_are_all_long_say_what_was_found() -> None:
    raw = plan(
        f"""| Action | Owner | Due |
        | --- | --- | --- |
        | PEO 1: {LONG} | < | < |
        | Count the boats each week | Warden | May 2031 |
        | PEO 2: {LONG} by night | < | < |
        | Put up two lamps on it | Clerk | June 2031 |"""
    )
    assert rows(raw, "finding_ref", "finding")[0] == ("PEO 1", LONG)


def test_a_column_of_groups_behind_the_findings_yields_to_lines_that_name_groups() -> None:
    raw = plan(
        """| Improvement needed | Standard | Action | Officer | Timescale |
        | --- | --- | --- | --- | --- |
        | Safety on the water | < | < | < | < |
        | Lamps must be lit each night. | 2.1 Light | Put up two lamps | Warden | May 2031 |
        | Care of the boats | < | < | < | < |
        | Ropes must be dry at all times. | 3.2 Gear | Build a shed | Bosun | June 2031 |"""
    )
    assert rows(raw, "section", "action") == [
        ("Safety on the water", "Put up two lamps"),
        ("Care of the boats", "Build a shed"),
    ]
    assert raw.rows[0].others["Standard"].text == "2.1 Light"


def test_so_does_a_column_of_groups_in_front_of_the_findings() -> None:
    raw = plan(
        """| KLOE | Shortfall | Action | Officer | Timescale |
        | --- | --- | --- | --- | --- |
        | Boats | < | < | < | < |
        | Safe | Ropes must be dry at all times. | Build a shed | Bosun | May 2031 |
        | Effective | Sails were torn. | Mend them | Bosun | May 2031 |
        | Moorings | < | < | < | < |
        | Safe | Lamps must be lit each night. | Put up two lamps | Warden | June 2031 |"""
    )
    assert rows(raw, "section", "action") == [
        ("Boats", "Build a shed"),
        ("Boats", "Mend them"),
        ("Moorings", "Put up two lamps"),
    ]
    assert [row.others["KLOE"].text for row in raw.rows] == ["Safe", "Effective", "Safe"]


def test_who_answers_for_a_finding_may_stand_between_it_and_the_headings() -> None:
    table = """
        | {found} | < | < |
        | Accountable officer: {who} | < | < |
        | Action | Officer | Timescale |
        | {done} | Bosun | May 2031 |"""
    raw = plan(
        "# Harbour",
        table.format(found="Recommendation 1: Light it", who="Ann", done="Put up two lamps"),
        table.format(found="Recommendation 2: Dry it", who="Bob", done="Build a shed for ropes"),
    )
    assert rows(raw, "finding_ref", "finding", "action") == [
        ("1", "Light it", "Put up two lamps"),
        ("2", "Dry it", "Build a shed for ropes"),
    ]


def test_a_column_of_groups_is_the_section_where_no_line_names_any() -> None:
    raw = plan(
        """| Improvement needed | Standard | Action | Officer | Timescale |
        | --- | --- | --- | --- | --- |
        | Lamps must be lit each night. | 2.1 Light | Put up two lamps | Warden | May 2031 |
        | Ropes must be dry at all times. | 3.2 Gear | Build a shed | Bosun | June 2031 |"""
    )
    assert rows(raw, "section") == [("2.1 Light",), ("3.2 Gear",)]


def test_a_recommendation_above_the_headings_of_its_table_is_the_finding() -> None:
    raw = plan(
        "# Harbour",
        """| Review recommendation 1: Keep a list of all boats. | < | < |
        | Management response: Agreed | < | < |
        | If not agreed, give the reasons for it here: | < | < |
        | **Planned steps** | **Who** | **When** |
        | Count the boats each week | Warden | May 2031 |
        | Write down who owns them | Clerk | June 2031 |""".replace(
            "Review recommendation", "Finding or issue"
        ),
    )
    assert rows(raw, "finding_ref", "finding", "action") == [
        ("1", "Keep a list of all boats.", "Count the boats each week"),
        ("1", "Keep a list of all boats.", "Write down who owns them"),
    ]
    assert ("guidance", "If not agreed, give the reasons for it here:") in {
        (part.reason, part.text) for part in raw.aside
    }


def test_words_alone_in_a_column_of_numbers_name_the_rows_below() -> None:
    table = """| Ref | Action | Owner | Due |
        | --- | --- | --- | --- |
        | {} | | | |
        | R1 | Count the boats each week | Warden | May 2031 |
        | {} | | | |
        | R2 | Put up two lamps on the pier | Clerk | June 2031 |"""
    raw = plan(table.format("Part 1: Boats of the harbour", "Part 2: The pier by night"))
    assert rows(raw, "section", "action_ref") == [
        ("Part 1: Boats of the harbour", "R1"),
        ("Part 2: The pier by night", "R2"),
    ]
    numbers = plan(table.format("SR (25/26) 01", "SR (25/26) 02"))
    assert rows(numbers, "section")[-1] == ("",)


def test_a_number_in_a_line_of_its_own_above_a_finding_is_that_of_the_finding() -> None:
    raw = plan(
        """| Action | Owner | Due |
        | --- | --- | --- |
        | Recommendation 1 | < | < |
        | Train all the staff of the port each year. | < | < |
        | Book a room | Ann | May 2025 |
        | Recommendation 2 | < | < |
        | Recommendation 3 | < | < |
        | Keep records of all of the training. | < | < |
        | Buy a book | Bob | June 2025 |"""
    )
    assert rows(raw, "finding_ref", "finding", "action") == [
        ("1", "Train all the staff of the port each year.", "Book a room"),
        ("", "Recommendation 2", ""),
        ("3", "Keep records of all of the training.", "Buy a book"),
    ]


def test_a_number_in_a_line_of_its_own_above_numbered_findings_names_their_group() -> None:
    raw = plan(
        """| Action | Owner | Due |
        | --- | --- | --- |
        | Key issue 1 | < | < |
        | 1.1 The pier was dark. | < | < |
        | Buy ten lamps | Ann | May 2025 |
        | 1.2 The crane of the pier was found to be rusty. | < | < |
        | Paint the crane | Bob | June 2025 |"""
    )
    assert rows(raw, "section", "finding_ref", "finding") == [
        ("Key issue 1", "1.1", "The pier was dark."),
        ("Key issue 1", "1.2", "The crane of the pier was found to be rusty."),
    ]


def test_a_fact_below_the_name_of_a_group_is_no_group() -> None:
    raw = plan(
        """| Action | Lead | Due | Progress |
        | --- | --- | --- | --- |
        | Outcome 1: Boats come home | < | < | < |
        | Measures: fewer boats are lost | < | < | < |
        | Light the pier at night | Warden | May 2031 | Two lamps |
        | Outcome 2: Crews are well | < | < | < |
        | Put a bench on the quay | Mason | June 2031 | |"""
    )
    assert rows(raw, "section", "success_measure", "action") == [
        ("Outcome 1: Boats come home", "fewer boats are lost", "Light the pier at night"),
        ("Outcome 2: Crews are well", "", "Put a bench on the quay"),
    ]


def test_a_column_of_groups_yields_to_headings_over_tables_of_the_same_columns() -> None:
    table = """| Location | Hazard | Action | Officer | Timescale |
        | --- | --- | --- | --- | --- |
        | North | {} | {} | Bosun | May 2031 |
        | South | Steps are wet in the rain. | Clean the steps | Bosun | May 2031 |"""
    raw = plan(
        "# Harbour",
        "## Boats",
        table.format("Ropes rot in the rain.", "Build a shed"),
        "## Moorings",
        table.format("Lamps are dark at night.", "Put up two lamps"),
    )
    assert rows(raw, "section") == [("Boats",), ("Boats",), ("Moorings",), ("Moorings",)]
    assert raw.rows[0].others["Location"].text == "North"


def test_a_text_over_the_headings_says_what_was_found_as_those_over_the_next_ones_do() -> None:
    raw = plan(
        "# Plan of the harbour",
        """| Work with the boats to reduce what is lost in the water | < | < |
        | **Action** | **Who** | **When** |
        | Put up two lamps there | Warden | May 2031 |
        | The harbour should train all of its staff in first aid. | < | < |
        | **Action** | **Who** | **When** |
        | Book two days of training | Clerk | June 2031 |
        | The harbour must keep a record of each boat that calls. | < | < |
        | **Action** | **Who** | **When** |
        | Buy a book for the office | Clerk | July 2031 |""",
    )
    first = rows(raw, "section", "finding", "action")[0]
    assert first == (
        "",
        "Work with the boats to reduce what is lost in the water",
        "Put up two lamps there",
    )
