"""Headings that are understood by how they are built."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from documents import words
from read_rows import read
from read_rows import table
from read_rows import values

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.headings.phrases import heading_words
from planlift.vocabulary import load


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("What the adjudicator told us", "finding"),
        ("What residents say about us", "finding"),
        ("What we said", ""),
        ("What is found", ""),
        ("Measures of progress", "success_measure"),
        ("Compliance area", "section"),
        ("Issue observed", "finding"),
        ("Gaps noted", "finding"),
        ("Actions raised", "action"),
        ("Dept incharge", "owner_text"),
        ("Teacher in charge", "owner_text"),
    ],
)
def test_the_build_of_a_heading_says_what_it_is(heading: str, field: str) -> None:
    senses = heading_words(words()).senses(heading)
    assert (senses[0].field if senses else "") == field


def test_what_is_expected_is_the_deadline_where_its_values_are_dates() -> None:
    table = """| Weakness | Action | Owner | Anticipated finish of work |
        | --- | --- | --- | --- |
        | Doors do not close | Mend them all | Estates | {} |
        | Alarms are not tested | Test them each week | Fire officer | {} |"""
    assert rows(plan(table.format("3 May 2025", "June 2025")), "due_text")[1] == ("June 2025",)
    raw = plan(table.format("Doors that close", "A log that is signed"))
    assert "due_text" not in raw.rows[0].fields


def test_a_remark_in_brackets_makes_no_owner_of_boxes_to_tick() -> None:
    raw = plan(
        """| Hazard | Work required | Time limit | Seen again (inspecting officer) |
        | --- | --- | --- | --- |
        | Loose handrail | Fix it to the wall | 14 days | ☒ Yes ☐ No |
        | Wires in reach | Put them in a duct | 7 days | ☐ Yes ☒ No |"""
    )
    assert "owner_text" not in raw.rows[0].fields


@pytest.mark.parametrize("ref", ["12(2)(a)", "5(3)(b)", "R 4(a)"])
def test_numbers_of_laws_are_numbers(ref: str) -> None:
    assert looks.reference(ref)


def test_the_numbers_of_a_standard_are_not_what_was_found() -> None:
    raw = plan(
        """| Requirement | Shortfall identified by the assessor | Planned action | Who | By when |
        | --- | --- | --- | --- | --- |
        | 2(3)(c) | Care plans were out of date. | Review all plans | Nurse | May 2025 |
        | 8(1)(a) | Audits were not finished. | Finish two each month | Manager | June 2025 |"""
    )
    assert rows(raw, "finding_ref", "finding")[0] == ("2(3)(c)", "Care plans were out of date.")


def test_a_question_with_a_remark_behind_it() -> None:
    senses = heading_words(words()).senses("How will we know? Difference for families")
    assert senses[0].field == "success_measure"


def test_sentences_without_a_heading_in_front_of_the_actions_are_findings_to_check() -> None:
    raw = plan(
        """|  | Action | Owner | Deadline |
        | --- | --- | --- | --- |
        | Recommendation 1 Staff should wear badges that can be read. | Buy badges | Admin | May 2025 |
        | Recommendation 2 Doors should be shut at night by staff. | Fit closers | Estates | June 2025 |"""
    )
    assert rows(raw, "finding_ref", "finding")[0] == (
        "1",
        "Staff should wear badges that can be read.",
    )
    assert ("heading-guessed", "finding") in {doubt[:2] for doubt in raw.doubts}


@pytest.mark.parametrize("name", ["Total", "Total budgeted cost", "Total actions open"])
def test_a_row_of_sums_is_no_part_of_the_action_above(name: str) -> None:
    raw = plan(
        f"""| Action | Owner | Deadline | Days late |
        | --- | --- | --- | --- |
        | Mend the roof | Estates | May 2025 | 3 |
        | Paint the hall | Estates | June 2025 | 4 |
        | {name} |  |  | 7 |"""
    )
    assert [row.fields["action"].text for row in raw.rows] == ["Mend the roof", "Paint the hall"]
    assert name in {part.text for part in raw.aside}


def test_numbers_without_a_heading_may_begin_again_in_the_next_table() -> None:
    once = """|  | Action | Owner |
    | --- | --- | --- |
    | 1 | {} | Estates |
    | 2 | {} | Estates |"""
    first, second = ("Mend the roof", "Paint the hall"), ("Wash the cups", "Buy a stove")
    raw = plan("# House", "## Hall", once.format(*first), "## Kitchen", once.format(*second))
    assert rows(raw, "action_ref") == [("1",), ("2",), ("1",), ("2",)]


def test_a_small_letter_with_a_figure_is_a_number() -> None:
    raw = plan(
        """| Recommendation | Action | Owner |
        | --- | --- | --- |
        | a1. Doors should close. | Mend them all | Estates |
        | b12. Alarms should ring. | Test them each week | Fire officer |"""
    )
    assert rows(raw, "finding_ref", "finding")[1] == ("b12", "Alarms should ring.")


def test_a_heading_of_days_is_no_date() -> None:
    assert not looks.date_only("Days late", heading_words(words()))
    assert looks.date_only("Within 30 days", heading_words(words()))


def test_a_label_at_the_side_of_headings_and_their_rows() -> None:
    raw = plan(
        """| Finding 4 | Files were left on desks. | < | < |
        | Work | What | Who | When |
        | ^ | Buy lockers | Admin | May 2025 |
        | ^ | Check desks each night | Porter | June 2025 |"""
    )
    assert rows(raw, "finding_ref", "finding", "action", "owner_text") == [
        ("4", "Files were left on desks.", "Buy lockers", "Admin"),
        ("4", "Files were left on desks.", "Check desks each night", "Porter"),
    ]


def test_details_beside_who_and_when_are_what_is_to_be_done() -> None:
    raw = plan(
        """| Order | Details | Deadline of the tribunal | Officer |
        | --- | --- | --- | --- |
        | A | Pay back the fee to the tenant | 3 May 2025 | Clerk |
        | B | Write to all tenants about it | 3 June 2025 | Clerk |"""
    )
    assert rows(raw, "action")[0] == ("Pay back the fee to the tenant",)
    assert ("heading-guessed", "action") in {doubt[:2] for doubt in raw.doubts}


@pytest.mark.parametrize("heading", ["Monitoring & reporting", "Findings & recommendations"])
def test_an_ampersand_is_an_and(heading: str) -> None:
    found, listed = (
        heading_words(words()).senses(text)[0] for text in (heading, heading.replace("&", "and"))
    )
    assert found.field == listed.field


def test_headings_of_time_below_a_heading_are_no_values() -> None:
    raw = plan(
        """| Actions | Lead person | Timescale | < | < |
        | ^ | ^ | Autumn 2025 | Spring 2026 | Summer 2026 |
        | --- | --- | --- | --- | --- |
        | Plant a hedge | Head | ✓ |  |  |
        | Dig a pond | Head |  |  | ✓ |"""
    )
    assert rows(raw, "action") == [("Plant a hedge",), ("Dig a pond",)]


def test_an_aim_beside_what_was_found_names_the_group() -> None:
    raw = plan(
        """| Aim | Weakness | Action | Who | When |
        | --- | --- | --- | --- | --- |
        | Keep all our children safe | Gates were left open | Fit springs | Estates | May 2025 |
        | Keep all our children safe | Visitors had no badge | Buy badges | Admin | June 2025 |"""
    )
    assert rows(raw, "section", "finding")[1] == (
        "Keep all our children safe",
        "Visitors had no badge",
    )


def test_answers_go_before_names_of_milestones() -> None:
    raw = plan(
        """| Recommendation | Agency response | Main milestones | Due date | Contact |
        | --- | --- | --- | --- | --- |
        | Write the guide. | Agreed. The branch will write the guide. | Draft: June | May 2026 | Ann |
        | Train all staff. | Agreed. All staff will be trained. | Plan: July | May 2026 | Bob |"""
    )
    assert rows(raw, "finding", "action")[1] == (
        "Train all staff.",
        "Agreed. All staff will be trained.",
    )


def test_the_first_number_of_a_list_in_a_cell_is_not_the_actions() -> None:
    raw = plan(
        """| Finding | Action | Who | When |
        | --- | --- | --- | --- |
        | Doors are stiff | (a) Oil the hinges // (b) Plane the edges | Estates | May 2025 |
        | Lamps are out | (a) Buy lamps // (b) Fit them | Estates | June 2025 |"""
    )
    assert rows(raw, "action")[0] == ("(a) Oil the hinges\n(b) Plane the edges",)
    assert "action_ref" not in raw.rows[0].fields


def test_yes_and_no_answer_a_known_question_of_status() -> None:
    raw = plan(
        """| Action | Officer | Deadline | Complied with? |
        | --- | --- | --- | --- |
        | Pay back the fee to the tenant | Clerk | 3 May 2025 | Yes |
        | Write to all tenants about it | Clerk | 3 June 2025 | No |"""
    )
    assert rows(raw, "status_text") == [("Yes",), ("No",)]


def test_the_last_word_of_a_label_says_what_it_numbers() -> None:
    raw = plan(
        """| Welfare requirement 1 | Staff must check the garden. | < | < |
        | Actions | Who | By when | Done |
        | Mend the fence | Owner | 3 May 2025 |  |"""
    )
    assert rows(raw, "finding_ref", "finding", "action") == [
        ("1", "Staff must check the garden.", "Mend the fence")
    ]
    assert heading_words(words()).announced("Response to recommendation") == ""


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Resp.", "owner_text"),
        ("Actual compl. date", "completed_text"),
        ("Rev. deadline", "due_revised"),
        ("Revolving", ""),
    ],
)
def test_words_written_short(heading: str, field: str) -> None:
    senses = heading_words(words()).senses(heading)
    assert (senses[0].field if senses else "") == field
    assert heading_words(words()).broad("Lead dept.")


def test_a_review_date_is_no_deadline_beside_another_date() -> None:
    raw = plan(
        """| Action | Owner | Permit completion date | Review date |
        | --- | --- | --- | --- |
        | Mend the pump | Ann | 3 May 2025 | 1 June 2025 |
        | Test the tank | Bob | 3 June 2025 | 1 July 2025 |"""
    )
    assert rows(raw, "due_text")[0] == ("3 May 2025",)


def test_a_verb_with_a_number_announces_no_finding() -> None:
    raw = plan(
        """| Finding | Action | Owner | Due |
        | --- | --- | --- | --- |
        | Shelves are bare | Order 150 books | Ann | May 2025 |
        | Chairs are old | Order 20 chairs | Bob | June 2025 |"""
    )
    assert rows(raw, "action")[0] == ("Order 150 books",)


def test_words_that_nobody_knows_under_status_stay_there() -> None:
    raw = plan(
        """| Action | Owner | Due | Status |
        | --- | --- | --- | --- |
        | Mend the pump | Ann | May 2025 | Tender stage |
        | Test the tank | Bob | June 2025 | Design stage |"""
    )
    assert rows(raw, "status_text")[0] == ("Tender stage",)


def test_the_first_of_two_columns_that_say_what_was_found_counts() -> None:
    raw = plan(
        """| Finding & risk | Recommendation | Agreed action | Owner | Due |
        | --- | --- | --- | --- | --- |
        | Locks are worn. | Change locks. | Buy new locks | Ann | May 2025 |
        | Keys are lost. | Log keys. | Start a log | Bob | June 2025 |"""
    )
    assert rows(raw, "finding")[1] == ("Keys are lost.",)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Completion (revised)", "due_revised"),
        ("Timescale - original", "due_original"),
        ("Timeframe (start)", "start_text"),
        ("Timeframe (end)", "due_text"),
        ("Start/finish", "due_text"),
        ("Estimated / actual completion date", "due_text"),
        ("Planned/actual end date", "due_text"),
        ("Actual completion date", "completed_text"),
        ("Planned closure", "due_text"),
        ("Steps taken already", "progress_text"),
        ("What the operator told us it will do", "action"),
        ("Verified by", ""),
    ],
)
def test_words_that_turn_what_a_heading_says(heading: str, field: str) -> None:
    senses = heading_words(words()).senses(heading)
    assert (senses[0].field if senses else "") == field


def test_who_does_it_under_any_heading_beside_who_answers_for_it() -> None:
    raw = plan(
        """| Action | Sponsor | Doing the work | Seen by the auditor | Due |
        | --- | --- | --- | --- | --- |
        | Mend the pump | Director | Plant Manager | Plant Auditor | May 2025 |
        | Test the tank | Director | Water Officer | Water Auditor | June 2025 |"""
    )
    assert "owner_text" in raw.rows[0].fields
    raw = plan(
        """| Action | Sponsor | Doing the work | Checked by | Due |
        | --- | --- | --- | --- | --- |
        | Mend the pump | Director | Plant Manager | Head of Audit | May 2025 |
        | Test the tank | Director | Water Officer | Head of Audit | June 2025 |"""
    )
    assert rows(raw, "owner_text", "lead_text")[0] == ("Plant Manager", "Director")


def test_two_values_that_can_be_one_thing_only_are_enough() -> None:
    raw = plan(
        """| Action | Owner | Due | Result |
        | --- | --- | --- | --- |
        | Mend the pump | Ann | May 2025 | In progress |
        | Test the tank | Bob | June 2025 | Completed |"""
    )
    assert rows(raw, "status_text")[1] == ("Completed",)
    assert ("heading-guessed", "status_text") in {doubt[:2] for doubt in raw.doubts}


def test_headings_as_people_say_them() -> None:
    words = heading_words(load())
    assert words.label("What we'll do") == "action"
    assert words.label("Who’s responsible") == "owner_text"


@pytest.mark.parametrize(
    "heading",
    [
        "Responsibility for monitoring/oversight (eg a group)",
        "Lead for assurance",
        "Who is responsible for checking",
    ],
)
def test_who_looks_on_is_not_who_does_it(heading: str) -> None:
    assert [sense.field for sense in heading_words(load()).senses(heading)][:1] == ["monitoring"]


def test_a_heading_that_a_narrow_column_has_broken() -> None:
    known = heading_words(load())
    assert known.senses("RA G")[0].field == "rag_text"
    assert known.senses("Own er")[0].field == "owner_text"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Concern wording", "finding"),
        ("Weakness in full", "finding"),
        ("Action details", "action"),
        ("Owner wording", "owner_text"),
        ("We will know it has worked when", "success_measure"),
        ("When we will do it", "due_text"),
        ("Highlights this month", "progress_text"),
    ],
)
def test_how_it_is_put_and_how_it_is_known(heading: str, field: str) -> None:
    senses = heading_words(words()).senses(heading)
    assert (senses[0].field if senses else "") == field


def test_key_deliverables_are_actions_where_nothing_else_is() -> None:
    raw = plan(
        """| Weakness | Key deliverables | Owner | Finish |
        | --- | --- | --- | --- |
        | Doors do not close | Mend all of the doors | Estates | 3 May 2025 |
        | Alarms are not tested | Test them each week | Fire officer | 9 June 2025 |"""
    )
    assert rows(raw, "finding", "action")[0] == ("Doors do not close", "Mend all of the doors")


def test_dates_under_target_say_when_and_not_what_shows_success() -> None:
    raw = plan(
        """| Action | Owner | Target | Forecast |
        | --- | --- | --- | --- |
        | Mend all of the doors | Estates | 3 May 2025 | 9 May 2025 |
        | Test alarms each week | Fire officer | 9 June 2025 | 9 June 2025 |"""
    )
    assert rows(raw, "due_text", "success_measure")[0] == ("3 May 2025", "")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Condition of the licence not met", "finding"),
        ("Byelaws breached", "finding"),
        ("Planned improvement", "action"),
        ("Actioned Y/N", "status_text"),
    ],
)
def test_what_was_not_met_and_what_is_planned(heading: str, field: str) -> None:
    senses = heading_words(words()).senses(heading)
    assert (senses[0].field if senses else "") == field


def test_yes_and_no_under_the_name_of_a_state_answer_it() -> None:
    result = read(
        table(
            "Defect | Action | Officer | Deadline | Rectified Y/N",
            "Lamps are out | Buy two lamps | Bosun | 3 May 2025 | Y",
            "Ropes are wet | Build a shed | Clerk | 3 June 2025 | N",
        )
    )
    assert values(result, "status") == [("completed",), ("not_started",)]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("What is the trust doing?", "action"),
        ("What are you doing about it", "action"),
        ("What will the council do next?", "action"),
        ("What is missing", ""),
    ],
)
def test_what_somebody_is_doing_is_the_action(heading: str, field: str) -> None:
    senses = heading_words(words()).senses(heading)
    assert (senses[0].field if senses else "") == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Control measure needed", "action"),
        ("Recommended control measures", "action"),
        ("What further control measures are needed?", "action"),
        ("Controls required", "action"),
        ("Control measures in place", ""),
        ("Measures", "success_measure"),
    ],
)
def test_measures_that_are_still_to_come_are_what_is_to_be_done(heading: str, field: str) -> None:
    assert heading_words(words()).senses(heading)[0].field == field


@pytest.mark.parametrize(
    ("values", "field"),
    [(("Bursar", "Head of Estates"), "owner_text"), (("In progress", "Complete"), "status_text")],
)
def test_a_position_is_a_post_or_a_state(values: tuple[str, str], field: str) -> None:
    raw = plan(
        table(
            "Finding | Action | Position | Due",
            f"Locks are worn. | Change the locks | {values[0]} | May 2025",
            f"Keys are lost. | Start a log of keys | {values[1]} | June 2025",
        )
    )
    assert rows(raw, field) == [(value,) for value in values]


@pytest.mark.parametrize("heading", ["Due for reply", "Deadline for answer", "Reply"])
def test_what_opens_a_heading_of_dates_counts_more_than_what_for(heading: str) -> None:
    raw = plan(
        table(
            f"Finding | Action | Owner | {heading}",
            "Locks are worn. | Change the locks | Bursar | May 2025",
            "Keys are lost. | Start a log of keys | Porter | June 2025",
        )
    )
    found = [("May 2025",), ("June 2025",)] if heading != "Reply" else [("",), ("",)]
    assert rows(raw, "due_text") == found


@pytest.mark.parametrize("word", ["Point", "Snag", "Matter", "Defect"])
def test_such_a_word_and_a_number_above_a_record_number_what_was_found(word: str) -> None:
    told = "Finding: Doors were open.", "Action: Fit new locks.", "Owner: Clerk", "Due: May 2024"
    raw = plan("# Action plan", f"## {word} 1", *told, f"## {word} 2", *told)
    assert rows(raw, "finding_ref", "section") == [("1", ""), ("2", "")]
