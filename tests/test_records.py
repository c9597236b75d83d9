"""Plans written as paragraphs of labels and values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents import document
from documents import plan as read
from documents import rows as rows_of
from markup_documents import html
from markup_documents import plain
from markup_documents import texts as texts_of

from planlift.extract.assembly import assemble
from planlift.extract.assembly.forms.records import Record
from planlift.extract.assembly.forms.records import to_row
from planlift.extract.assembly.headings.phrases import heading_words
from planlift.model import Cell
from planlift.model import Place
from planlift.vocabulary import load

if TYPE_CHECKING:
    from planlift.model import RawPlan

FIELDS = ("section", "finding_ref", "finding", "action_ref", "action", "due_text", "owner_text")


def plan(text: str) -> RawPlan:
    return assemble(plain(text), load())


def rows(raw: RawPlan) -> list[tuple[str, ...]]:
    return [
        tuple(row.fields[name].text if name in row.fields else "" for name in FIELDS)
        for row in raw.rows
    ]


def test_a_day_in_a_paragraph_is_the_value_of_its_label() -> None:
    raw = plan(
        "RECOMMENDATION 1\nImprove the food that is served.\nAction: Review menus with prisoners\n"
        "Owner: Head of Catering\nDue: 31 March 2025\n\n"
        "RECOMMENDATION 2\nImprove the cells.\nAction: Paint all the cells\nOwner: Head of Works\n"
        "Due: 30 June 2025"
    )
    assert rows(raw) == [
        (
            "",
            "1",
            "Improve the food that is served.",
            "",
            "Review menus with prisoners",
            "31 March 2025",
            "Head of Catering",
        ),
        ("", "2", "Improve the cells.", "", "Paint all the cells", "30 June 2025", "Head of Works"),
    ]


def test_headings_at_the_top_name_the_document() -> None:
    raw = plan(
        "HMP EXAMPLE\nCORRECTIVE ACTION PLAN\n\nAction: Review all the menus\nOwner: Head of Catering\n"
        "Due: 31 March 2025\n\nAction: Paint all the cells\nOwner: Head of Works\nDue: 30 June 2025"
    )
    assert [row[0] for row in rows(raw)] == ["", ""]


def test_headings_of_groups_findings_and_actions() -> None:
    raw = plan(
        "# Action plan\n\n## Priority 1: Records\n\n### Recommendation 1: Improve the records\n\n"
        "#### Action 1.1\nAudit all the case files.\n\n- **Owner:** Head of Service\n"
        "- **Due:** 31 March 2025\n\n#### Action 1.2\nTrain all the staff.\n\n"
        "- **Owner:** Training Manager\n- **Due:** 30 June 2025\n"
    )
    above = ("Priority 1: Records", "1", "Improve the records")
    assert rows(raw) == [
        (*above, "1.1", "Audit all the case files.", "31 March 2025", "Head of Service"),
        (*above, "1.2", "Train all the staff.", "30 June 2025", "Training Manager"),
    ]


def test_a_label_that_comes_again_is_one_whatever_it_says() -> None:
    raw = plan(
        "CORRECTIVE ACTION PLAN\n\n"
        "Finding 2023-001: Cash\nCondition: Accounts were late.\nCause of it: Staff had left.\n"
        "Corrective action plan: Hire two clerks this year\nContact person: Ann Liu\n\n"
        "Finding 2023-002: Grants\nCondition: Files were lost.\nCause of it: No one kept a list.\n"
        "Corrective action plan: Keep a list of all files\nContact person: Bob Day"
    )
    assert [row[1:5] for row in rows(raw)] == [
        ("2023-001", "Cash\nAccounts were late.", "", "Hire two clerks this year"),
        ("2023-002", "Grants\nFiles were lost.", "", "Keep a list of all files"),
    ]
    assert [row.others["Cause of it"].text for row in raw.rows] == [
        "Staff had left.",
        "No one kept a list.",
    ]


def test_an_answer_below_its_label_is_no_label() -> None:
    raw = plan(
        "# Our plan\n\n"
        "## Recommendation 1\nRecord the reason for every decision\n\n### Response\nAccepted\n\n"
        "### Action\nAdd a field to the system\n\n### Status\nComplete\n\n"
        "## Recommendation 2\nReview the backlog of vetting\n\n### Response\nAgreed\n\n"
        "### Action\nRecruit six more officers\n\n### Status\nOngoing\n"
    )
    found = [
        [row.fields[name].text for name in ("finding_ref", "finding", "response", "status_text")]
        for row in raw.rows
    ]
    assert found == [
        ["1", "Record the reason for every decision", "Accepted", "Complete"],
        ["2", "Review the backlog of vetting", "Agreed", "Ongoing"],
    ]


def test_a_label_of_owner_and_date_gives_both() -> None:
    raw = plan(
        "ACTION PLAN\n\nAction: Write the policy and brief staff\nOwner / due: Lead nurse, 30 June 2024\n\n"
        "Action: Audit each of the units\nOwner / due: Unit managers, 31 July 2024"
    )
    assert [row[5:] for row in rows(raw)] == [
        ("30 June 2024", "Lead nurse"),
        ("31 July 2024", "Unit managers"),
    ]


def test_a_label_that_heads_one_paragraph_is_found_within_others() -> None:
    raw = plan(
        "RECOVERY PLAN\n\nGap identified: Surveys were not done\nAction: Commission a survey now\n"
        "Owner: Head of Insight\nDeadline: 30 June 2024\n\n"
        "Gap identified: Fire doors are late\nAction: Mobilise a second contractor Owner: "
        "Head of Works Deadline: 31 July 2024"
    )
    assert [row[4:] for row in rows(raw)] == [
        ("Commission a survey now", "30 June 2024", "Head of Insight"),
        ("Mobilise a second contractor", "31 July 2024", "Head of Works"),
    ]


def test_labels_that_only_hint_are_read_beside_known_ones_though_a_page_end_cuts_the_form() -> None:
    form = (
        "| Judgment and finding | {0} |\n| Action to be taken by the provider | {1} |\n"
        "| Person responsible | Head of Care |\n| Date to be complied with | 1 May 2024 |"
    )
    first = form.format("Doors did not close at all", "Repair each of the doors")
    cut = form.format("Plans were not reviewed", "Review all of the plans").partition("\n")
    raw = assemble(document(first, cut[0], cut[2], paged=True), load())
    assert rows_of(raw, "finding", "action", "due_text", "owner_text") == [
        ("Doors did not close at all", "Repair each of the doors", "1 May 2024", "Head of Care"),
        ("Plans were not reviewed", "Review all of the plans", "1 May 2024", "Head of Care"),
    ]


def test_a_record_that_a_page_end_cuts_after_its_action_keeps_its_date() -> None:
    form = "| Action | {0} |\n| Owner | Head of Care |\n| Due date | {1} |\n| Status | Complete |"
    first = form.format("Repair each of the doors", "1 May 2024").splitlines()
    raw = assemble(
        document(
            "\n".join(first[:2]),
            "\n".join(first[2:]),
            form.format("Review all of the plans", "1 June 2024"),
            paged=True,
        ),
        load(),
    )
    assert rows_of(raw, "action", "owner_text", "due_text") == [
        ("Repair each of the doors", "Head of Care", "1 May 2024"),
        ("Review all of the plans", "Head of Care", "1 June 2024"),
    ]
    assert [row.checks for row in raw.rows] == [(), ()]  # its labels leave no doubt


def test_a_heading_that_only_numbers_the_finding_of_a_record_gives_its_number() -> None:
    form = "| What we found | {0} |\n| Action | {1} |\n| Owner | Head |\n| Due date | 1 May 2024 |"
    raw = read(
        "## Area for improvement 1",
        form.format("Doors did not close", "Repair each of the doors"),
        "## Area for improvement 2",
        form.format("Plans were not reviewed", "Review all of the plans"),
    )
    assert rows_of(raw, "finding_ref", "finding") == [
        ("1", "Doors did not close"),
        ("2", "Plans were not reviewed"),
    ]
    assert not any("section" in row.fields for row in raw.rows)


def test_the_number_that_heads_a_record_is_that_of_the_record_below() -> None:
    labels = "What we will do: {}\nOwner: {}\nTarget date: {}\n\n"
    first = labels.format("Mend the roof of the hall", "Head of Works", "May 2025")
    second = labels.format("Train all the cooks", "Head of Catering", "June 2025")
    raw = plan(
        "TENDER HALL\n\nThis says what has been agreed after the visit in spring.\n\n"
        f"Action B1\n\n{first}Action B2\n\n{second}"
    )
    assert [(row[3], row[4]) for row in rows(raw)] == [
        ("B1", "Mend the roof of the hall"),
        ("B2", "Train all the cooks"),
    ]


def test_a_heading_that_is_a_number_alone_numbers_its_record() -> None:
    raw = read(
        "# Plan of the home",
        "# C1",
        "Action: Mend the roof of the hall",
        "Owner: Head of Works",
        "# C2",
        "Action: Train all the cooks",
        "Owner: Head of Catering",
    )
    assert [(row[0], row[3]) for row in rows(raw)] == [("", "C1"), ("", "C2")]


def test_owner_and_date_of_records_under_labels_that_nobody_knows_are_found_by_their_values() -> (
    None
):
    labels = "Action: {}\nLead mender: {}\nHoped for: {}\nSeen: {}\n\n"
    raw = plan(
        labels.format("Mend the roof of the hall", "Head of Works", "May 2025", "Ann")
        + labels.format("Train all the cooks", "Head of Catering", "June 2025", "Bob")
    )
    assert [(row[5], row[6]) for row in rows(raw)] == [
        ("May 2025", "Head of Works"),
        ("June 2025", "Head of Catering"),
    ]
    assert [doubt[:3] for doubt in raw.doubts] == [
        ("heading-guessed", "owner_text", "Lead mender"),
        ("heading-guessed", "due_text", "Hoped for"),
    ]


def test_the_day_of_issue_under_an_unknown_label_is_no_deadline() -> None:
    labels = "Action: {}\nOwner: {}\nFirst issued: {}\n\n"
    raw = plan(
        labels.format("Mend the roof of the hall", "Head of Works", "May 2025")
        + labels.format("Train all the cooks", "Head of Catering", "June 2025")
    )
    assert [row[5] for row in rows(raw)] == ["", ""]


def test_labels_of_something_and_an_auditors_number_in_front_of_them() -> None:
    raw = plan(
        "CORRECTIVE ACTION PLAN\n\n"
        "2031-001 Cash\nRecommendation: The Board should count the cash each day.\n"
        "Explanation of disagreement with audit finding: None.\n"
        "Action taken in response to finding: The cash is now counted at noon.\n"
        "Name(s) of the contact person(s) responsible for corrective action: Ann Liu\n"
        "Planned completion date for corrective action plan: June 30, 2032\n\n"
        "2031-002 Grants\nRecommendation: The Board should keep a list of its grants.\n"
        "Explanation of disagreement with audit finding: None.\n"
        "Action taken in response to finding: A list was made.\n"
        "Name(s) of the contact person(s) responsible for corrective action: Ben Ito\n"
        "Planned completion date for corrective action plan: May 31, 2032"
    )
    assert [row[1:2] + row[4:] for row in rows(raw)] == [
        ("2031-001", "The cash is now counted at noon.", "June 30, 2032", "Ann Liu"),
        ("2031-002", "A list was made.", "May 31, 2032", "Ben Ito"),
    ]


def test_who_answers_at_the_head_of_a_letter_about_one_action() -> None:
    raw = plan(
        "CORRECTIVE ACTION PLAN\n\nContact person responsible for corrective action: Ann Liu\n\n"
        "Nobody counted the cash in the safe at the pool.\n\n"
        "Corrective action: The cash will be counted at noon.\n\nCompletion date: June 30, 2032"
    )
    assert rows(raw)[0][4:] == (
        "The cash will be counted at noon.",
        "June 30, 2032",
        "Ann Liu",
    )


def test_a_finding_goes_on_in_the_items_below_it() -> None:
    page = (
        "<h1>Plan</h1><p>Recommendation 1: The pool should:</p>"
        "<ul><li>count its cash</li><li>lock its safe</li></ul>"
        "<table><tr><th>Action</th><th>Lead</th><th>Due</th></tr>"
        "<tr><td>Count at noon</td><td>Ann Liu</td><td>May 2032</td></tr></table>"
    )
    raw = assemble(html(page), load())
    assert rows(raw)[0][1:3] == ("1", "The pool should:\n• count its cash\n• lock its safe")


def test_short_lines_below_a_heading_are_what_is_to_be_done() -> None:
    raw = plan(
        "# Corrective action plan:\n\n"
        "## 1. Cash\n\nCount the cash at noon\n\nLock the safe each night\n\nOwner: Ann Liu\n\n"
        "Completion date: May 2, 2032\n\n"
        "## 2. Grants\n\nMake a list of grants\n\nShow it to the Board\n\nOwner: Ben Ito\n\n"
        "Completion date: May 3, 2032"
    )
    assert [row[2:3] + row[4:5] for row in rows(raw)] == [
        ("Cash", "Count the cash at noon\nLock the safe each night"),
        ("Grants", "Make a list of grants\nShow it to the Board"),
    ]


def test_the_number_above_a_finding_is_not_that_of_the_record_before_it() -> None:
    raw = plan(
        "CORRECTIVE ACTION PLAN\n\n"
        "FINDING 2031-001\nSubject: Cash\nCondition: The safe was open.\n"
        "Corrective action: Lock the safe each night.\n"
        "Responsible party and timeline for completion: Ann Liu, June 3, 2032\n\n"
        "FINDING 2031-004\nSubject: Grants\nCondition: No list was kept.\n"
        "Corrective action: Keep a list of grants.\n"
        "Responsible party and timeline for completion: Ben Ito, July 1, 2032"
    )
    assert [row[:2] + row[4:] for row in rows(raw)] == [
        ("Cash", "2031-001", "Lock the safe each night.", "June 3, 2032", "Ann Liu"),
        ("Grants", "2031-004", "Keep a list of grants.", "July 1, 2032", "Ben Ito"),
    ]


def test_labels_within_what_is_to_be_improved() -> None:
    facts = (
        ("1", "3 May 2031", "The home shall lock its stores.", "New locks were put in."),
        ("2", "4 June 2031", "The home shall light its paths.", "Lamps were put up."),
    )
    areas = "".join(
        f"<tr><td>Area for improvement {number}<br>Stated: First time<br>To be completed by: {due}"
        f"</td><td>{finding}<br>Ref: 5.{number}<br>Response by registered person detailing the "
        f"actions taken:<br>{action}</td></tr>"
        for number, due, finding, action in facts
    )
    raw = assemble(html(f"<table>{areas}</table>"), load())
    assert [row[1:3] + row[4:6] for row in rows(raw)] == [
        (number, finding, action, due) for number, due, finding, action in facts
    ]


def test_an_answer_that_says_what_will_be_done_is_the_action() -> None:
    labels = "Finding: {}\nManagement response: {}\nOwner: Ann\n\n"
    raw = plan(
        labels.format("The roof of the hall leaks.", "Agreed. It will be mended in spring.")
        + labels.format("The cooks of the hall are few.", "The hall agrees with this finding.")
    )
    assert [(row[2], row[4]) for row in rows(raw)] == [
        ("The roof of the hall leaks.", "Agreed. It will be mended in spring."),
        ("", "The cooks of the hall are few."),
    ]


def test_a_title_beside_a_label_and_its_value_heads_the_record() -> None:
    raw = read(
        """
        | **3. The roof** | < | < | **Priority: Low** |
        | Finding | It leaks in rain. | < | < |
        | Response | Agreed. It will be mended. | < | < |
        | Owner | Ann | Due | May 2025 |"""
    )
    (row,) = rows_of(raw, "finding_ref", "finding", "priority", "owner_text", "due_text")
    assert row == ("3", "The roof\nIt leaks in rain.", "Low", "Ann", "May 2025")


def test_a_panel_cut_off_its_record_by_a_page_end_is_numbered_by_the_heading_above() -> None:
    raw = read(
        "# Plan of the hall",
        "# Requirement 4",
        "| Requirement | The hall should be dry. |",
        "| Action | Mend the whole roof of it |\n| Owner | Ann |\n| Due | May 2025 |",
        paged=True,
    )
    assert rows_of(raw, "finding_ref", "finding") == [("4", "The hall should be dry.")]


def test_a_stray_word_above_a_paragraph_makes_no_record() -> None:
    raw = plan(
        "Work at night in two mills\n\nReceived 4 May 2031\n\nAccepted 8 March 2032\n\n"
        "Interventions\n\nThe first mill gave its people a warm meal in the middle of each night."
    )
    assert not raw.rows


def test_a_labelled_finding_on_the_next_page_goes_on_with_the_table() -> None:
    raw = read(
        "# Plan of the hall",
        "| Finding | Response | Action | Owner | Due |\n"
        "| Recommendation 1: Mend it. | The hall agrees. | Mend the roof | Ann | May 2031 |",
        "| | | of the hall and its porch. | | |\n"
        "| Recommendation 2: Paint it. | The hall agrees. | Paint its walls. | Ben | June 2031 |",
        paged=True,
    )
    assert rows_of(raw, "finding_ref", "action", "owner_text") == [
        ("1", "Mend the roof of the hall and its porch.", "Ann"),
        ("2", "Paint its walls.", "Ben"),
    ]


def test_a_finding_behind_its_number_belongs_to_the_table_below_its_answer() -> None:
    raw = read(
        "# Answer of the hall",
        "1. Recommendation: The hall should be dry in every season.",
        "**Management response:**",
        "Agreed",
        "**Key actions:**",
        "| Key action | Responsible | Due date |\n| Mend the roof | Ann | May 2031 |",
        "2. Recommendation: The hall should be painted in every year.",
        "**Management response:**",
        "Agreed",
        "**Key actions:**",
        "| Key action | Responsible | Due date |\n| Buy paint for it | Ben | June 2031 |",
    )
    assert rows_of(raw, "finding_ref", "finding", "action") == [
        ("1", "The hall should be dry in every season.", "Mend the roof"),
        ("2", "The hall should be painted in every year.", "Buy paint for it"),
    ]


def test_what_a_form_says_is_required_is_not_what_was_done() -> None:
    raw = read(
        """| Theme: Safe services |
        | The provider is failing to comply in this respect: // Sinks had no hot water. |
        | Action required: // You are required to give hot water. |
        | Please state the actions you have taken: // A plumber mended the boiler. |
        | Proposed timescale: 3 May 2025 |"""
    )
    assert rows_of(raw, "finding", "action", "due_text") == [
        ("Sinks had no hot water.", "A plumber mended the boiler.", "3 May 2025")
    ]


def test_the_close_of_a_letter_is_no_part_of_a_deadline() -> None:
    raw = read(
        "Action: Write new care plans for all residents.",
        "By whom: Senior carers",
        "By when: 3 May 2025",
        "Action: Paint the shower room again.",
        "By whom: Caretaker",
        "By when: 3 June 2025",
        "Yours faithfully",
        "A. Manager",
    )
    assert rows_of(raw, "due_text")[-1] == ("3 June 2025",)


def test_labels_over_the_whole_width_head_what_stands_below_them() -> None:
    form = """
        | **Ref** | {ref} | **Kind** | Must |
        | **Recommendation** | < | < | < |
        | {found} | < | < | < |
        | What we will do {{#dddddd}} | < | < | < |
        | {done} | < | < | < |
        | **Lead** | Cook | < | < |
        | **Due date** | 4 May 2025 | < | < |"""
    raw = read(
        "# Kitchen",
        form.format(ref="A1", found="Meals were cold.", done="Buy two trolleys that keep warm"),
        "## Next",
        form.format(ref="A2", found="Menus did not change.", done="Ask everyone what they like"),
    )
    assert rows_of(raw, "finding", "action", "owner_text", "due_text") == [
        ("Meals were cold.", "Buy two trolleys that keep warm", "Cook", "4 May 2025"),
        ("Menus did not change.", "Ask everyone what they like", "Cook", "4 May 2025"),
    ]


def test_titles_between_records_name_their_group_and_texts_in_front_of_actions_the_finding() -> (
    None
):
    card = """| **Worry** | {found} | **Action** | {done} |
        | **Lead** | Cook | **Due date** | 4 May 2025 |
        | **Resources** | None | **Progress** | Begun |"""
    raw = read(
        "# Kitchen",
        "\n".join(
            (
                card.format(found="Meals were cold at noon", done="Buy two trolleys"),
                "| **Food stores** | < | < | < |",
                card.format(found="Flour stood on the floor", done="Put up a shelf"),
            )
        ),
    )
    assert rows_of(raw, "section", "finding", "action") == [
        ("", "Meals were cold at noon", "Buy two trolleys"),
        ("Food stores", "Flour stood on the floor", "Put up a shelf"),
    ]
    assert [doubt[:3] for doubt in raw.doubts] == [("heading-guessed", "finding", "Worry")]


def test_a_sentence_over_the_degree_of_what_it_says_is_the_finding() -> None:
    record = "{}\nGrade: {}\nProposed action: {}\nResponsible person: {}\nTarget date: {}\n\n"
    raw = plan(
        record.format("1.1 Nobody counted the sheep.", "Major", "Count them", "Ann", "3 May 2031")
        + record.format("1.2 Two gates were left open.", "Other", "Fit springs", "Bo", "4 May 2031")
    )
    assert [row[1:3] + row[4:] for row in rows(raw)] == [
        ("1.1", "Nobody counted the sheep.", "Count them", "3 May 2031", "Ann"),
        ("1.2", "Two gates were left open.", "Fit springs", "4 May 2031", "Bo"),
    ]


def test_numbers_in_square_brackets_and_a_short_label_of_what_is_wanted() -> None:
    record = "[A{0}] Count the {1} in the yard\n    Owner: Ann | Due: {0} May 2031\n\n"
    raw = plan(record.format(12, "sheep") + record.format(13, "goats"))
    assert [row[3:] for row in rows(raw)] == [
        ("A12", "Count the sheep in the yard", "12 May 2031", "Ann"),
        ("A13", "Count the goats in the yard", "13 May 2031", "Ann"),
    ]
    wish = "Rec: Nobody should leave {} open\nAction: Fit springs\nOwner: Bo\nBy: 4 May 2031\n\n"
    assert [row[1:3] for row in rows(plan(wish.format("gates") + wish.format("doors")))] == [
        ("", "Nobody should leave gates open"),
        ("", "Nobody should leave doors open"),
    ]


def test_the_rest_of_a_form_on_the_next_page_is_of_its_record() -> None:
    whole = """| Finding | Beds are old. | < | < |
        | Task | Buy new beds | < | < |
        | Owner | Head of Works | Deadline | June 2024 |
        | Monitoring | Monthly audit | Status | Ongoing |"""
    cut = """| Finding | Keys are lost. |
        | Task | Buy a safe for the keys |"""
    rest = """| Owner | Clinical lead | Deadline | May 2024 |
        | Monitoring | Monthly count | Status | Completed |"""
    raw = read(whole, cut, rest, paged=True)
    assert rows_of(raw, "action", "owner_text", "monitoring", "status_text") == [
        ("Buy new beds", "Head of Works", "Monthly audit", "Ongoing"),
        ("Buy a safe for the keys", "Clinical lead", "Monthly count", "Completed"),
    ]


def test_each_record_of_a_list_says_what_was_found_for_itself() -> None:
    raw = read(
        "### Action 1",
        "- Finding: Menus did not offer any choice.",
        "- Action: Ask residents about their meals",
        "- Lead: Cook",
        "- Due: May 2024",
        "### Action 2",
        "- Finding: Calls were answered late.",
        "- Action: Add two staff to the night shift",
        "- Lead: Manager",
        "- Due: June 2024",
    )
    assert rows_of(raw, "finding", "action_ref") == [
        ("Menus did not offer any choice.", "1"),
        ("Calls were answered late.", "2"),
    ]


def test_a_labelled_number_below_a_numbered_title_counts() -> None:
    one = "Action no.: 1.1\nAction: Ask residents about their meals\nLead: Cook\nDue: May 2024"
    two = "Action no.: 2.1\nAction: Add two staff at night\nLead: Manager\nDue: June 2024"
    raw = plan(f"# Meals\n\n## Action 1\n\n{one}\n\n## Action 2\n\n{two}\n")
    assert rows_of(raw, "action_ref", "due_text") == [("1.1", "May 2024"), ("2.1", "June 2024")]


def test_a_dash_behind_a_bold_label_makes_it_one_whatever_it_says() -> None:
    one = "* **What next?** – Cut the hedges twice a year\n* **Rec.** – 4\n* **By when** – May 2024"
    two = (
        "* **What next?** – Move six benches to the lawn\n* **Rec.** – 5\n* **By when** – June 2024"
    )
    texts = texts_of(plain(f"# Gardens\n\n{one}\n\n{two}\n"))[1:4]
    assert texts == [
        "• What next?: Cut the hedges twice a year",
        "• Rec.: 4",
        "• By when: May 2024",
    ]


CARD = "### Action {}\n\n- {}\n"


def _cards(*lines: str) -> RawPlan:
    """Two cards, each with a list of `lines`."""
    cards = (CARD.format(at, "\n- ".join(lines)) for at in (1, 2))
    return plan("# Meals\n\n" + "\n".join(cards))


def test_what_the_card_before_says_last_or_first_opens_no_third() -> None:
    said = ("Finding: Menus offer no choice.", "Action: Ask residents about meals")
    told = ("Lead: Cook", "Due: May 2024")
    assert len(_cards(*said, *told, "Response: Agreed").rows) == 2
    raw = _cards("Rec no: 4", *said, *told)
    assert rows_of(raw, "finding_ref", "action_ref") == [("4", "1"), ("4", "2")]


def test_action_taken_on_a_card_is_the_action_though_its_title_is_action_1() -> None:
    raw = _cards("Finding: Menus offer no choice.", "Action taken: Ask residents", "Lead: Cook")
    assert rows_of(raw, "action") == [("Ask residents",), ("Ask residents",)]


def test_a_record_with_a_blank_action_is_to_be_checked() -> None:
    raw = _cards("Finding: Menus offer no choice.", "Action:", "Lead: Cook", "Due: May 2024")
    assert {check[0] for row in raw.rows for check in row.checks} == {"no-action"}


def test_an_objective_beside_a_finding_names_the_group() -> None:
    raw = _cards(
        "Objective: Better food",
        "Finding: Menus offer no choice.",
        "Action: Ask all",
        "Lead: Cook",
        "Due: May 2024",
    )
    assert rows_of(raw, "section", "finding") == 2 * [("Better food", "Menus offer no choice.")]


def test_a_number_behind_the_label_of_a_finding_is_its_number() -> None:
    raw = _cards(
        "Recommendation: 3", "Finding: Menus offer no choice.", "Action: Ask all", "Lead: Cook"
    )
    assert rows_of(raw, "finding_ref", "finding") == 2 * [("3", "Menus offer no choice.")]


def test_a_sentence_between_two_labels_ends_the_first_value() -> None:
    one = "Action: Include carers in every review of the form. Lead: Matron. Deadline: May 2024."
    two = "Action: Develop a guide and launch it. Lead: Bursar. Deadline: June 2024."
    raw = plan(
        f"# Review\n\n## Recommendation 1\n\nAsk all.\n\n{one}\n\n## Recommendation 2\n\nTell all.\n\n{two}\n"
    )
    assert rows_of(raw, "action", "owner_text") == [
        ("Include carers in every review of the form.", "Matron"),
        ("Develop a guide and launch it.", "Bursar"),
    ]


def test_a_label_that_nobody_knows_keeps_its_value_in_a_list() -> None:
    raw = _cards(
        "Finding: Menus offer no choice.",
        "Action: Ask all",
        "Lead: Cook",
        "Due: May 2024",
        "Learners' voice: Heard at lunch",
    )
    assert [cell.text for cell in raw.rows[1].others.values()] == ["Heard at lunch"]


def test_monitoring_that_is_a_state_is_the_status() -> None:
    raw = _cards(
        "Action: Ask residents about meals",
        "Lead: Cook",
        "Due: May 2024",
        "Progress monitoring: Behind schedule",
    )
    assert rows_of(raw, "status_text") == 2 * [("Behind schedule",)]


def test_a_bare_number_behind_the_label_of_an_action_is_its_number() -> None:
    form = "Action: {}\nPlanned improvement: {}\nOwner: Mate\nDue: May 2025\n\n"
    raw = plan(form.format("1.1", "Buy six lamps") + form.format("1.2", "Paint the pier"))
    assert [(row.fields["action_ref"].text, row.fields["action"].text) for row in raw.rows] == [
        ("1.1", "Buy six lamps"),
        ("1.2", "Paint the pier"),
    ]


def test_a_title_that_only_numbers_an_action_leaves_it_to_a_label_that_hints_at_it() -> None:
    form = (
        "### Action {0}\n\n- Finding: {1}\n- Remedial step required: {2}\n"
        "- Person responsible: Mate\n- Due: May 2025\n\n"
    )
    raw = assemble(
        plain(
            "# Plan\n\n"
            + form.format(1, "The pier was dark.", "Buy six lamps")
            + form.format(2, "The pier was rusty.", "Paint the pier")
        ),
        load(),
    )
    assert [(row.fields["action_ref"].text, row.fields["action"].text) for row in raw.rows] == [
        ("1", "Buy six lamps"),
        ("2", "Paint the pier"),
    ]


def test_a_sentence_behind_priority_is_what_was_found() -> None:
    record = "Priority: {}\nAction: {}\nOwner: Bosun\nDue: May 2031\n"
    raw = plan(
        "Harbour plan\n\n"
        + record.format("Ropes were left in the rain.", "Build a shed for all of the ropes")
        + "\n"
        + record.format("High – lamps were not lit at all.", "Put up two lamps at the pier")
    )
    assert rows_of(raw, "finding", "priority") == [
        ("Ropes were left in the rain.", ""),
        ("", "High – lamps were not lit at all."),
    ]


def test_an_action_that_answers_what_is_recommended_is_one() -> None:
    record = "Finding: {}\nAction: {}\nOwner: Bosun\nDue: May 2031\n"
    raw = plan(
        "Harbour plan\n\n"
        + record.format("It is recommended that ropes are kept dry.", "Build a shed for the ropes")
        + "\n"
        + record.format("Lamps were not lit.", "Put up two lamps at the pier")
    )
    assert [action for (action,) in rows_of(raw, "action")] == [
        "Build a shed for the ropes",
        "Put up two lamps at the pier",
    ]


def test_a_state_and_a_day_behind_labels_that_nobody_knows_are_such() -> None:
    record = "Finding: {}\nAction: {}\nOwner: Bosun\nLong-stop date: {}\nException report: {}\n"
    raw = plan(
        "Harbour plan\n\n"
        + record.format("Ropes rot.", "Build a shed for them", "3 May 2031", "In progress")
        + "\n"
        + record.format("Lamps are dark.", "Put up two lamps", "4 May 2031", "Done. Both are lit.")
    )
    assert rows_of(raw, "due_text", "status_text") == [
        ("3 May 2031", "In progress"),
        ("4 May 2031", "Done. Both are lit."),
    ]
    assert {doubt[:2] for doubt in raw.doubts} >= {("heading-guessed", "due_text")}


def test_a_deliverable_is_what_is_done_about_a_gap() -> None:
    record = "Gap: {}\nDeliverable: {}\nResponsible manager: Bosun\nEnd date: May 2031\n"
    raw = plan(
        "Harbour plan\n\n"
        + record.format("Ropes rot in the rain.", "Build a shed for the ropes")
        + "\n"
        + record.format("Lamps are dark at night.", "Put up two lamps at the pier")
    )
    assert rows_of(raw, "finding", "action")[1] == (
        "Lamps are dark at night.",
        "Put up two lamps at the pier",
    )


CUT = """| {} | {} |
    | Due | May 2031 |
    | Number of it | 1 |
    | Finding | The gate was open at night. |
    | Action | Fit locks on it. |
    | Owner | Clerk |
    | Due | June 2031 |
    | Finding | Boxes blocked the exits. |
    | Action | Move the boxes away. |
    | Owner | Porter |
    | Due | July 2031 |"""


def test_the_rest_of_a_record_that_a_page_end_cut_is_none_of_the_next() -> None:
    raw = read(CUT.format("Owner", "Warden"))
    assert rows_of(raw, "finding", "owner_text", "due_text")[-2:] == [
        ("The gate was open at night.", "Clerk", "June 2031"),
        ("Boxes blocked the exits.", "Porter", "July 2031"),
    ]


def test_records_that_open_with_who_stay_whole() -> None:
    record = "| Owner | {} |\n| Finding | {} |\n| Action | {} |\n| Due | May 2031 |\n"
    raw = read(
        record.format("Clerk", "The gate was open at night.", "Fit locks on it.")
        + record.format("Porter", "Boxes blocked the exits.", "Move the boxes away.")
    )
    assert rows_of(raw, "finding", "owner_text") == [
        ("The gate was open at night.", "Clerk"),
        ("Boxes blocked the exits.", "Porter"),
    ]


def test_a_record_without_a_known_label_is_to_be_checked() -> None:
    row = to_row(Record({}, {"Colour": Cell("Red", 0, 0)}), heading_words(load()), 1, Place(1))
    assert row.checks


def test_a_heading_above_one_of_lower_rank_names_a_group_whatever_it_says() -> None:
    item = (
        "<h3>Issue {0}</h3><p>Gate {0} was open.</p><h4>Action</h4><p>Lock gate {0}.</p>"
        "<h4>Owner</h4><p>Clerk</p><h4>Due date</h4><p>May 2031</p>"
    )
    names = ("Finance", "Governance", "Impact")
    groups = [f"<h2>{name}</h2>{item.format(at)}" for at, name in enumerate(names, 1)]
    raw = assemble(html(f"<h1>Action plan</h1>{''.join(groups)}"), load())
    assert rows_of(raw, "section", "action") == [
        (name, f"Lock gate {at}.") for at, name in enumerate(names, 1)
    ]


def test_the_value_of_a_label_that_comes_again_is_no_finding_of_the_next_action() -> None:
    record = "STATE OF IT: {}\n\nACTION: {}\n\nOWNER: Clerk\n\nDUE DATE: May 2031\n\n"
    raw = plan(
        "Action plan\n\n"
        + record.format("Lamps are out at the pier.", "Mend the lamps.")
        + record.format("Gates are open at night.", "Lock the gates.")
    )
    assert all("finding" not in row.fields for row in raw.rows)


def test_a_form_of_aims_that_names_nobody_and_no_day_is_no_action() -> None:
    form = """| Lever 1 | Build a better harbour for all boats |
        | Actions | Develop a shared approach to lamps |
        | Outcomes | Crews can see the steps |"""
    table = """| Activity | Who | When |
        | --- | --- | --- |
        | Fit a lamp at each step | Dock crew | May 2024 |
        | Write a list of ropes | Clerk | June 2024 |"""
    raw = read("## Aim 1", form, table, "## Aim 2", form, table)
    assert [action for (action,) in rows_of(raw, "action")] == 2 * [
        "Fit a lamp at each step",
        "Write a list of ropes",
    ]
    raw = read("## Aim 1", f"{form}\n        | Lead | Dock crew |")
    assert rows_of(raw, "finding", "action") == [
        ("Build a better harbour for all boats", "Develop a shared approach to lamps")
    ]
