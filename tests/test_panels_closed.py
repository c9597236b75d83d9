"""Pages whose panels are closed, cards of boxes, and controls that nobody has filled in."""

from __future__ import annotations

from documents import plan
from documents import rows
from markup_documents import aside
from markup_documents import docx
from markup_documents import html
from markup_documents import texts

from planlift.extract.assembly import assemble
from planlift.vocabulary import load


def test_what_stands_behind_a_closed_control_is_read() -> None:
    page = html(
        "<h3><button aria-expanded='false'>Doors</button></h3><div hidden><p>Oil them</p></div>"
        "<div hidden>Secret</div>"
    )
    assert texts(page) == ["Doors", "Oil them"]
    assert ("Secret", "hidden") in aside(page)


def test_boxes_with_the_same_labels_in_each_are_cards_and_no_table() -> None:
    line = "<div class='line'><span class='k'>{}</span><span class='v'>{}</span></div>"
    said = ("Finding", "Commitment", "Owner", "Deadline")
    cards = "".join(
        "<div class='card'>" + "".join(map(line.format, said, values)) + "</div>"
        for values in (
            ("Leaks rose", "Mend the pipes", "Ann Ash", "3 May 2025"),
            ("Calls were slow", "Hire four people", "Bob Elm", "9 June 2025"),
            ("Tanks spilt", "Build a larger tank", "Cat Oak", "1 July 2025"),
        )
    )
    raw = assemble(html(f"<h1>Water</h1><div>{cards}</div>"), load())
    assert rows(raw, "action", "owner_text")[1:] == [
        ("Hire four people", "Bob Elm"),
        ("Build a larger tank", "Cat Oak"),
    ]


def test_items_that_all_say_who_and_when_by_labels_are_actions() -> None:
    item = "<li>{} <em>(Lead: {}; Due: May 2025)</em></li>"
    listed = item.format("Use two panels", "Ann") + item.format("Publish the figures", "Bob")
    raw = assemble(
        html(
            f"<h1>After the review</h1><h2>Staff</h2><ul>{listed}</ul><h2>Voice</h2>"
            f"<ul>{item.format('Open a quiet line', 'Cat')}</ul>"
        ),
        load(),
    )
    assert rows(raw, "section", "owner_text") == [
        ("Staff", "Ann"),
        ("Staff", "Bob"),
        ("Voice", "Cat"),
    ]


def test_records_in_columns_below_names_that_count() -> None:
    raw = plan(
        """| | Action 1 | Action 2 |
        | Finding | No plan for fires | No list of loans |
        | What we will do | Write the plan | Adopt a list |
        | Owner | Keeper | Registrar |
        | Deadline | May 2025 | June 2025 |"""
    )
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [
        ("No plan for fires", "Write the plan", "Keeper", "May 2025"),
        ("No list of loans", "Adopt a list", "Registrar", "June 2025"),
    ]


def test_a_label_at_the_side_with_nothing_beside_it_goes_on_no_value() -> None:
    form = """| Finding | The gate was open |
        | Action | Mend the gate |
        | Owner | Keeper |
        | Due date | {} |
        | For the office | |"""
    raw = plan(form.format("May 2025"), form.format("June 2025"))
    assert rows(raw, "due_text") == [("May 2025",), ("June 2025",)]


def test_a_group_that_tells_in_few_words_is_a_finding_as_the_others_are() -> None:
    raw = plan(
        """| Action | Owner | Due date |
        | --- | --- | --- |
        | Area for improvement 1: Families are not heard | < | < |
        | Hold a forum each term | Head | May 2025 |
        | Area for improvement 2: Moves are late | < | < |
        | Begin reviews in autumn | Lead | June 2025 |"""
    )
    assert rows(raw, "finding_ref", "finding") == [
        ("1", "Families are not heard"),
        ("2", "Moves are late"),
    ]


def test_short_responses_that_answer_nothing_are_what_is_done() -> None:
    raw = plan(
        """| Visitor recommendation | Home's response | Named person | Due |
        | --- | --- | --- | --- |
        | Paint the bedroom | Painter booked | Deputy | May 2025 |
        | Check the alarms | Assessor to visit | Manager | June 2025 |"""
    )
    assert rows(raw, "finding", "action")[1] == ("Check the alarms", "Assessor to visit")


def test_what_a_control_shows_while_it_is_empty_is_no_text() -> None:
    control = (
        "<w:p><w:sdt><w:sdtPr>{}<w:date/></w:sdtPr><w:sdtContent><w:r><w:t>{}</w:t></w:r>"
        "</w:sdtContent></w:sdt></w:p>"
    )
    read = docx(
        control.format("<w:showingPlcHdr/>", "Tap to enter a date.")
        + control.format("", "3 May 2025")
    )
    assert texts(read) == ["3 May 2025"]
    assert aside(read) == [("Tap to enter a date.", "hidden")]
