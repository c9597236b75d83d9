from __future__ import annotations

import pytest
from documents import plan
from documents import rows

HEADS = "| Finding | Action | By when | Lead | Progress |\n| --- | --- | --- | --- | --- |\n"


def test_a_finding_is_carried_over_its_actions() -> None:
    raw = plan(
        HEADS
        + """| 1. Records are poor. | Train staff | May 2024 | Head of HR | Completed |
        | ^ | Audit files | June 2024 | Head of HR | |
        | 2. Visits are late. | Set a standard | July 2024 | Service Manager | |"""
    )
    assert rows(raw, "finding_ref", "finding", "action") == [
        ("1", "Records are poor.", "Train staff"),
        ("1", "Records are poor.", "Audit files"),
        ("2", "Visits are late.", "Set a standard"),
    ]
    assert raw.rows[0].fields["finding"] is raw.rows[1].fields["finding"]


def test_a_blank_cell_below_a_finding_is_the_same_finding() -> None:
    raw = plan(
        HEADS
        + """| Records are poor. | Train all staff | May 2024 | Head of HR | |
        | | Audit the files | June 2024 | Head of HR | |"""
    )
    assert rows(raw, "finding") == [("Records are poor.",), ("Records are poor.",)]


def test_owner_and_date_are_never_carried() -> None:
    raw = plan(
        HEADS
        + """| Records are poor. | Train all staff | May 2024 | Head of HR | |
        | | Audit the files | | | |"""
    )
    assert rows(raw, "due_text", "owner_text") == [("May 2024", "Head of HR"), ("", "")]


def test_a_full_width_row_is_a_section_and_ends_the_finding() -> None:
    raw = plan(
        HEADS
        + """| Leadership and management | < | < | < | < |
        | Records are poor. | Train all staff | May 2024 | Head of HR | |
        | Help and protection | < | < | < | < |
        | Visits are late. | Set a standard | July 2024 | Service Manager | |"""
    )
    assert rows(raw, "section", "finding") == [
        ("Leadership and management", "Records are poor."),
        ("Help and protection", "Visits are late."),
    ]


def test_recommendations_as_full_width_rows_are_findings() -> None:
    raw = plan(
        """| Deliverable | Target completion date | Responsible official |
        | --- | --- | --- |
        | Recommendation 1: Improve reporting. | < | < |
        | Publish guidance on reports | June 2012 | Director |
        | Train analysts in the guidance | July 2012 | Director |"""
    )
    assert rows(raw, "finding_ref", "finding") == [("1", "Improve reporting.")] * 2


def test_headings_above_tables_are_sections_and_the_first_is_the_title() -> None:
    table = "| Action | By when | Lead |\n| --- | --- | --- |\n| Train all staff | May 2024 | Head of HR |"
    raw = plan("# Improvement plan", "## Leadership", table, "## Practice", table)
    assert rows(raw, "section") == [("Leadership",), ("Practice",)]
    assert [(detail.label, detail.text) for detail in raw.details] == [
        ("Title", "Improvement plan")
    ]


_SHORT = "| Action | By when | Lead |\n| --- | --- | --- |\n| Train staff | May 2024 | Head of HR |"


def test_a_list_under_the_label_of_a_particular_is_a_particular_and_said_of_no_row() -> None:
    raw = plan(
        "# Improvement plan",
        "## Success criteria",
        "• Referrals are assessed in time",
        "• Files are complete",
        "## How this will be measured",
        "• Audit of files",
        _SHORT,
    )
    assert [(detail.label, detail.text) for detail in raw.details] == [
        ("Title", "Improvement plan"),
        ("Success criteria", "• Referrals are assessed in time\n• Files are complete"),
        ("How this will be measured", "• Audit of files"),
    ]
    assert rows(raw, "section", "success_measure") == [("", "")]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Purpose", "This plan was written in a hurry and says what the council will do."),
        ("Our town", "• Referrals are assessed in time"),
    ],
)
def test_prose_and_lists_under_other_headings_are_no_particulars(heading: str, text: str) -> None:
    raw = plan("# Improvement plan", f"## {heading}", text, "## Actions", _SHORT)
    assert [detail.label for detail in raw.details] == ["Title"]


@pytest.mark.parametrize(
    "title", ["Private dentistry: improvement plan", "Action log, 8 May 2024", "Our plan, revised"]
)
def test_the_title_of_a_plan_in_a_longer_report_ends_what_stands_above_it(title: str) -> None:
    report = (
        "# Inspection of services",
        "Visits were made.",
        "## The local authority",
        "It is big.",
    )
    raw = plan(*report, f"### {title}", _SHORT)
    assert rows(raw, "section") == [("",)]
    raw = plan(*report, f"### {title}", "#### Leadership", _SHORT)
    assert rows(raw, "section") == [("Leadership",)]


def test_a_group_stands_over_the_bare_heading_of_its_actions() -> None:
    raw = plan("# Report", "## Leadership", "### Action plan", _SHORT)
    assert rows(raw, "section") == [("Leadership",)]


_PANEL = "| Finding 3 | Files are late. |\n| Risk | High |"


@pytest.mark.parametrize(
    ("between", "finding"),
    [
        ((), "Files are late."),
        (("## What we will do",), "Files are late."),
        (("# Town action plan, May 2024",), ""),
        (("# Other matters",), ""),
    ],
)
def test_a_panel_belongs_to_the_actions_that_follow_it_in_its_part(
    between: tuple[str, ...], finding: str
) -> None:
    raw = plan("# Report of the visit", "## What we saw", _PANEL, *between, _SHORT)
    assert rows(raw, "finding") == [(finding,)]


def test_figures_by_year_are_no_panel() -> None:
    raw = plan(
        """| Measure | Target | 2021/22 | 2022/23 | Lead |
        | Reports published within 30 working days | 90% | 84% | 91% | Operations |
        | Complaints upheld | 5% | 3% | 4% | Quality |""",
        _SHORT,
    )
    assert rows(raw, "finding", "owner_text") == [("", "Head of HR")]


def test_the_first_heading_names_the_group_where_it_changes() -> None:
    body = "| Actions to address | By when |\n| --- | --- | --- |\n"
    raw = plan(
        f"| Areas for priority action {body}| 1. Records are poor. | Train all staff | May 2024 |",
        f"| Matters arising {body}| 1. Visits are late. | Set a standard | July 2024 |",
    )
    assert rows(raw, "section", "finding_ref") == [
        ("Areas for priority action", "1"),
        ("Matters arising", "1"),
    ]


def test_a_deadline_above_the_table_is_the_due_date_of_its_actions() -> None:
    raw = plan(
        "# Action plan",
        "## Within three months:",
        "| Action | Lead |\n| --- | --- |\n| Improve chronologies in files | Practice Lead |",
    )
    assert rows(raw, "section", "due_text") == [("Within three months:", "Within three months:")]


def test_columns_may_stand_in_any_order() -> None:
    raw = plan(
        "| Target date | Responsible officer | What we will do | Area for improvement |\n"
        "| --- | --- | --- | --- |\n"
        "| 1 May 2024 | Head of HR | Train all staff | Records are poor. |"
    )
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [
        ("Records are poor.", "Train all staff", "Head of HR", "1 May 2024")
    ]


def test_two_levels_of_headings() -> None:
    raw = plan(
        """| Action | Delivery | < | Progress |
        | ^ | Lead | By when | ^ |
        | --- | --- | --- | --- |
        | Train all staff | Head of HR | May 2024 | Completed |"""
    )
    assert rows(raw, "owner_text", "due_text") == [("Head of HR", "May 2024")]


def test_a_row_of_guidance_is_left_aside() -> None:
    raw = plan(
        """| Action | Lead | By when |
        | --- | --- | --- |
        | What will be done? | Who is in charge? | When will it be finished? |
        | Train all staff | Head of HR | May 2024 |"""
    )
    assert rows(raw, "action") == [("Train all staff",)]
    assert {part.reason for part in raw.aside} == {"column-heading", "guidance"}


def test_who_and_when_told_to_be_filled_in_are_guidance() -> None:
    raw = plan(
        """| Recommendation | Action | Lead | By when |
        | --- | --- | --- | --- |
        | As printed in the report | Outline the work | Name the person | Give the day it ends |
        | Keep better records. | Train all staff | Head of HR | May 2024 |"""
    )
    assert rows(raw, "action") == [("Train all staff",)]


def test_without_a_column_of_actions_the_recommendation_is_the_action() -> None:
    raw = plan(
        "| Responsible body | Recommendation |\n| --- | --- |\n"
        "| Halverton Council | Leaders should improve oversight of plans. |"
    )
    assert rows(raw, "finding", "action", "owner_text") == [
        ("", "Leaders should improve oversight of plans.", "Halverton Council")
    ]


def test_one_heading_over_two_columns_is_finding_and_action() -> None:
    raw = plan(
        """| Recommendation | < | Status |
        | --- | --- | --- |
        | 1. Recast requirements | 1a. Lessen the procedural rules | No action |
        | ^ | 1b. Require regular evaluations | Started |"""
    )
    assert rows(raw, "finding", "action_ref", "action") == [
        ("Recast requirements", "1a", "Lessen the procedural rules"),
        ("Recast requirements", "1b", "Require regular evaluations"),
    ]


def test_owner_and_date_in_one_cell_are_parted() -> None:
    raw = plan(
        "| Action | Lead & target date |\n| --- | --- |\n| Issue a policy on files | PPB September 2012 |"
    )
    assert rows(raw, "owner_text", "due_text") == [("PPB", "September 2012")]


def test_stacked_actions_pair_with_stacked_dates() -> None:
    raw = plan(
        """| Action | By when | Lead |
        | --- | --- | --- |
        | (1a) Revise the form. // (1b) Brief the volunteers. | January 2013 // March 2013 | Manager |"""
    )
    assert rows(raw, "action_ref", "action", "due_text", "owner_text") == [
        ("1a", "Revise the form.", "January 2013", "Manager"),
        ("1b", "Brief the volunteers.", "March 2013", "Manager"),
    ]


def test_a_heading_may_stand_over_two_columns_of_which_the_second_is_blank_beside_it() -> None:
    raw = plan("""| **Finding** | **Action** | **Who and when** | | **Progress** |
        | | | **Lead** | **By when** | |
        | Records are poor. | Train all staff | Head of HR | May 2024 | Underway |
        | Visits are late. | Set a standard | Director | June 2024 | Complete |""")
    assert rows(raw, "owner_text", "due_text") == [
        ("Head of HR", "May 2024"),
        ("Director", "June 2024"),
    ]


def test_one_text_in_bold_above_other_headings_of_the_same_grid_heads_their_rows() -> None:
    for heads in ("**Finding** | **Action** | **By when**", "**Action** | **By when** | **Owner**"):
        raw = plan(
            "# Plan",
            "## Workforce",
            f"""| **Action** | **By when** | **Owner** |
            | Train all staff | May 2024 | Head of HR |
            | Audit the files | May 2024 | Head of HR |
            | **Finance and control** | | |
            | {heads} |
            | Close accounts in time | June 2024 | Head of HR |
            | Set a standard for all | June 2024 | Director |""",
        )
        sections = [section for (section,) in rows(raw, "section")]
        assert sections == ["Workforce"] * 2 + ["Finance and control"] * 2


def test_a_year_under_its_date_is_no_second_date() -> None:
    raw = plan(
        """| Action | By when | Lead |
        | --- | --- | --- |
        | Revise the form for // Young People | 1 April // 2013 | Manager |"""
    )
    assert len(raw.rows) == 1
    assert raw.rows[0].checks == ()


def test_stacked_dates_that_do_not_pair_are_checked() -> None:
    raw = plan(
        """| Action | By when | Lead |
        | --- | --- | --- |
        | (1a) Revise. // (1b) Brief all. // (1c) Audit. | January 2013 // March 2013 | Manager |"""
    )
    assert len(raw.rows) == 1
    assert [code for code, _, _ in raw.rows[0].checks] == ["split-unsure"]


def test_a_number_column_beside_the_findings_numbers_them() -> None:
    raw = plan(
        """| No. | Recommendation | Action | By when |
        | --- | --- | --- | --- |
        | 1 | Records are poor. | Train all staff | May 2024 |
        | ^ | ^ | Audit the files | June 2024 |"""
    )
    assert rows(raw, "finding_ref", "action_ref") == [("1", ""), ("1", "")]


def test_a_number_column_that_goes_on_counting_numbers_the_actions() -> None:
    raw = plan(
        """| Recommendation | No. | Action | By when |
        | --- | --- | --- | --- |
        | Records are poor. | 1.1 | Train all staff | May 2024 |
        | ^ | 1.2 | Audit the files | June 2024 |"""
    )
    assert rows(raw, "finding_ref", "action_ref") == [("", "1.1"), ("", "1.2")]


def test_a_number_without_its_finding_among_many_merged_ones_numbers_none_of_the_actions() -> None:
    lines = ["| No. | Finding | Action | By when |", "| --- | --- | --- | --- |"]
    for number in range(1, 7):
        finding = f"Record {number} is poor." if number != 4 else ""  # printed beyond the page
        lines.append(f"| {number} | {finding} | Train team {number} | May 2024 |")
        lines += [f"| | | Audit {number}{part} | June 2024 |" for part in "ab"]
    raw = plan("\n".join(lines))
    assert rows(raw, "finding_ref", "action_ref")[:3] == [("1", "")] * 3
    assert not any(row.fields.get("action_ref") for row in raw.rows)


def test_a_lone_number_in_a_sentence_is_no_reference() -> None:
    raw = plan(
        """| Action | By when | Lead |
        | --- | --- | --- |
        | 3.5 FTE posts to be filled | May 2024 | Head of HR |
        | Train all staff | May 2024 | Head of HR |
        | Audit all files | May 2024 | Head of HR |"""
    )
    assert rows(raw, "action_ref", "action")[0] == ("", "3.5 FTE posts to be filled")


def test_forms_of_labels_and_values_are_records() -> None:
    form = """| Recommendation no. | {} |
        | Recommendation | Ask every patient about abuse. |
        | Action to take | Train the practices |
        | Lead agency | Harmere ICB |
        | Target date | 31 October 2024 |
        | **Date completed** | |"""
    raw = plan("# Action plan: one form each", form.format(1), form.format(2))
    assert rows(raw, "finding_ref", "action", "owner_text", "due_text") == [
        ("1", "Train the practices", "Harmere ICB", "31 October 2024"),
        ("2", "Train the practices", "Harmere ICB", "31 October 2024"),
    ]


def test_records_as_paragraphs() -> None:
    raw = plan(
        "Recommendation: Keep the photographs of records.",
        "Corrective action: Issue guidance to examiners.",
        "Responsible official: Director of Supervision",
        "Target date: April 30, 2012",
        "Recommendation: Encrypt the drives.",
        "Corrective action: Buy and install the software.",
        "Responsible official: Chief Information Officer",
        "Target date: May 30, 2012",
    )
    assert rows(raw, "finding", "action", "due_text") == [
        ("Keep the photographs of records.", "Issue guidance to examiners.", "April 30, 2012"),
        ("Encrypt the drives.", "Buy and install the software.", "May 30, 2012"),
    ]


def test_keys_are_read_and_are_no_plans() -> None:
    raw = plan(
        "| Red | Off track |\n| Green | Complete |",
        "Key to initials: RM = Registered Manager, OM = Operations Manager",
        "| Action | By whom | RAG |\n| --- | --- | --- |\n| Train all staff | RM/OM | Red |",
    )
    assert raw.legend == {"red": "Off track", "green": "Complete"}
    assert raw.initials == {"RM": "Registered Manager", "OM": "Operations Manager"}
    assert len(raw.rows) == 1


def test_a_key_may_be_named_for_the_column_whose_marks_it_explains() -> None:
    for heading in ("Key to RAG rating", "Explanation of the current status", "Guide to priority"):
        raw = plan(
            f"## {heading}",
            "| Red | Off track |\n| Green | Complete |",
            "| Action | By whom | RAG |\n| --- | --- | --- |\n| Train all staff | Head | Red |",
        )
        assert raw.legend == {"red": "Off track", "green": "Complete"}
        assert rows(raw, "section") == [("",)]


def test_a_key_may_stand_in_the_rows_above_the_headings_of_the_same_table() -> None:
    raw = plan("""| Key to RAG rating | | | | |
        | {#00b050} | On track | | | |
        | {#ff0000} | Not started | | | |
        | | | | | |
        | **Finding** | **Action** | **By when** | **Owner** | **RAG** |
        | Records are poor. | Train all staff | May 2024 | Head of HR | {#ff0000} |
        | Visits are late. | Set a standard | June 2024 | Director | {#00b050} |""")
    assert raw.legend == {"#00b050": "On track", "#ff0000": "Not started"}
    assert rows(raw, "action", "section") == [("Train all staff", ""), ("Set a standard", "")]


def test_a_list_of_contacts_is_no_section() -> None:
    raw = plan(
        "## Key contacts",
        "| Name | Role | Telephone |\n| --- | --- | --- |\n| Ann Lee | Chair | 01632 960143 |",
        HEADS + "| Records are poor. | Train all staff | May 2024 | Head of HR | Underway |",
    )
    assert rows(raw, "section") == [("",)]


def test_tables_that_are_no_action_tables_give_no_rows() -> None:
    for table in (
        "| Name | Role | Organisation |\n| --- | --- | --- |\n| Ann Lee | Chair | Halver Council |",
        "| Term | Definition |\n| --- | --- |\n| Action | What is to be done |\n| Owner | Who does it |",
        "| Version | Date | Author |\n| --- | --- | --- |\n| 1.0 | 3 May 2024 | Ann Lee |",
        "| Action | Lead | By when |\n| --- | --- | --- |\n| | | |",
        "| Indicator | Baseline | Target | Lead |\n| --- | --- | --- | --- |\n| Visits | 80% | 95% | Ops |",
    ):
        raw = plan("# Some report", table)
        assert raw.rows == ()
        assert {report.verdict for report in raw.tables} <= {"not-a-plan", "key", "details"}


def test_a_row_cut_by_the_page_end_is_whole_again() -> None:
    first = (
        HEADS
        + """| 1. Records are poor. | Train all staff in the use of | 30 September | Head of CYP | Underway |"""
    )
    second = (
        HEADS
        + """| | the new record system. | 2010 | Operational Services | |
        | 2. Visits are late. | Set a standard. | 1 May 2010 | Head of CYP Operational Services | |"""
    )
    raw = plan(first, second, paged=True)
    assert rows(raw, "action", "due_text", "owner_text") == [
        (
            "Train all staff in the use of the new record system.",
            "30 September 2010",
            "Head of CYP Operational Services",
        ),
        ("Set a standard.", "1 May 2010", "Head of CYP Operational Services"),
    ]
    assert [place.page for place in raw.rows[0].fields["action"].places] == [1, 2]


def test_a_new_row_at_the_top_of_a_page_stays_a_row() -> None:
    first = (
        HEADS + "| 1. Records are poor. | Train all staff. | 1 May 2010 | Head of HR | Completed |"
    )
    second = HEADS + "| | Audit the files. | 1 June 2010 | Head of HR | Completed |"
    assert rows(plan(first, second, paged=True), "finding", "action") == [
        ("Records are poor.", "Train all staff."),
        ("Records are poor.", "Audit the files."),
    ]


def test_a_finding_cut_by_the_page_end_is_whole_on_all_its_actions() -> None:
    first = (
        HEADS
        + "| 1. Records are poor and leave staff without | Train all staff. | 1 May 2010 | Head of HR | |"
    )
    second = HEADS + "| adequate support. | Audit the files. | 1 June 2010 | Head of HR | |"
    whole = "Records are poor and leave staff without adequate support."
    assert rows(plan(first, second, paged=True), "finding") == [(whole,), (whole,)]


def test_a_table_goes_on_without_its_headings() -> None:
    first = HEADS + "| 1. Records are poor. | Train all staff. | 1 May 2010 | Head of HR | |"
    second = "| 2. Visits are late. | Set a standard. | 1 June 2010 | Service Manager | |\n| | Audit it. | 1 July 2010 | Service Manager | |"
    raw = plan(first, second, paged=True)
    assert rows(raw, "finding_ref", "action") == [
        ("1", "Train all staff."),
        ("2", "Set a standard."),
        ("2", "Audit it."),
    ]
    assert "continues it" in " ".join(raw.tables[0].notes)


def test_a_finding_without_an_action_is_kept_and_checked() -> None:
    raw = plan(
        HEADS
        + """| 1. Records are poor. | | | | |
        | 2. Visits are late. | Set a standard | May 2024 | Service Manager | |"""
    )
    assert rows(raw, "finding", "action") == [
        ("Records are poor.", ""),
        ("Visits are late.", "Set a standard"),
    ]
    assert [code for code, _, _ in raw.rows[0].checks] == ["no-action"]


def test_the_preamble_inside_the_grid_becomes_the_details() -> None:
    raw = plan(
        """| **Inspection Action Plan** | < | < |
        | **Lead Officer: Ann Lee, Head of Service** | < | < |
        | **Success Criteria** | < | **How This Will Be Measured** |
        | Children are safe at home | < | Audit of all case files |
        | Action | By when | Lead |
        | Train all staff | May 2024 | Head of HR |"""
    )
    assert [(detail.label, detail.text) for detail in raw.details] == [
        ("Title", "Inspection Action Plan"),
        ("Lead Officer", "Ann Lee, Head of Service"),
        ("Success Criteria", "Children are safe at home"),
        ("How This Will Be Measured", "Audit of all case files"),
    ]


def test_a_guessed_heading_is_a_doubt_of_the_document() -> None:
    raw = plan(
        "| What is broken here | What we will do | Wich day is the deadline | Lead |\n"
        "| --- | --- | --- | --- |\n"
        "| Records are kept badly. | Train all staff | 1 May 2024 | Head of HR |"
    )
    assert rows(raw, "finding", "due_text") == [("Records are kept badly.", "1 May 2024")]
    assert {code for code, *_ in raw.doubts} == {"heading-guessed"}


def test_the_documents_other_columns_keep_their_headings() -> None:
    raw = plan(
        "| Action | Lead | By when | Ward | Ward |\n| --- | --- | --- | --- | --- |\n"
        "| Train all staff | Head of HR | May 2024 | North | South |"
    )
    assert {heading: cell.text for heading, cell in raw.rows[0].others.items()} == {
        "Ward": "North",
        "Ward (2)": "South",
    }


def test_an_action_with_two_deliverables_of_one_date_is_one_row() -> None:
    raw = plan(
        """| Action | Lead | By when | Notes |
        | --- | --- | --- | --- |
        | Train all staff | Head of HR | May 2024 | First course |
        | ^ | ^ | ^ | Second course |"""
    )
    assert rows(raw, "action", "progress_text") == [
        ("Train all staff", "First course\nSecond course")
    ]


def test_a_caption_names_the_group_that_its_table_holds() -> None:
    heads = "| Action | By when | Lead |\n| --- | --- | --- |\n"
    raw = plan(
        f"=Leadership\n{heads}| Train all new staff | May 2024 | Head of HR |",
        f"=Practice\n{heads}| Audit the case files | June 2024 | Head of HR |",
    )
    assert rows(raw, "section") == [("Leadership",), ("Practice",)]


def test_a_caption_that_names_the_plan_is_left_aside() -> None:
    raw = plan(
        """=Improvement plan
        | Action | By when | Lead |
        | --- | --- | --- |
        | Train all new staff | May 2024 | Head of HR |"""
    )
    assert rows(raw, "section") == [("",)]
    assert "caption" in {part.reason for part in raw.aside}


def test_a_heading_whose_values_are_sentences_is_no_number() -> None:
    raw = plan(
        """| Concern | Step | Officer | To be finished |
        | --- | --- | --- | --- |
        | Visits are late. | Set a standard for visits. | Head of HR | 1 May 2024 |
        | Files are thin. | Audit the files each month. | Head of HR | 1 June 2024 |"""
    )
    assert rows(raw, "action", "due_text") == [
        ("Set a standard for visits.", "1 May 2024"),
        ("Audit the files each month.", "1 June 2024"),
    ]
    assert any(code == "heading-guessed" for code, *_ in raw.doubts)


def test_a_plain_row_of_one_name_is_a_section_where_the_column_holds_sentences() -> None:
    raw = plan(
        """| Finding | Action | By when |
        | --- | --- | --- |
        | Leadership | | |
        | Supervision of staff is irregular. | Set a standard. | May 2024 |
        | Practice | | |
        | Visits to children are late. | Count them weekly. | June 2024 |""",
        how="text",
    )
    assert rows(raw, "section", "finding") == [
        ("Leadership", "Supervision of staff is irregular."),
        ("Practice", "Visits to children are late."),
    ]


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Agreed by the Board on 2 December 2022", ""),
        ("In response to the survey of quays on 2 December 2022", ""),
        ("Last updated: December 2022", ""),
        ("Author: A. Poole", ""),
        ("Name of school: The Old Quay", ""),
        ("Phase 1: December 2022", "Phase 1: December 2022"),
        ("Service: The Old Quay", "Service: The Old Quay"),
    ],
)
def test_a_line_that_says_whose_the_plan_is_and_of_when_is_no_section(
    line: str, section: str
) -> None:
    table = "| Action | By when | Lead |\n| --- | --- | --- |\n| Train all staff | May 2024 | HR |"
    raw = plan("# Improvement plan", f"## {line}", table)
    assert rows(raw, "section") == [(section,)]


def test_a_document_without_headings_may_have_its_title_in_plain_type() -> None:
    for first, titles in (("Improvement plan of the quay", 1), ("The quay is old", 0)):
        raw = plan(first, "Written in May.", _SHORT)
        assert sum(detail.label == "Title" for detail in raw.details) == titles


def test_a_table_of_one_cell_is_the_heading_of_the_next() -> None:
    table = "| Action | By when | Lead |\n| --- | --- | --- |\n| Train all staff | May 2024 | HR |"
    raw = plan("| Priority 1: Writing |", table, "| Priority 2: Attendance |", table)
    assert rows(raw, "section") == [("Priority 1: Writing",), ("Priority 2: Attendance",)]


def test_the_long_questions_of_official_forms_are_labels() -> None:
    raw = plan(
        "| Regulation 12: Safe care |\n| How the regulation was not being met: Medicines were warm. |",
        """| Please describe clearly the action you are going to take to meet the regulation |<|
        | We will replace the fridge and check it daily. |<|
        | Who is responsible for the action? | Registered Manager |
        | Date actions will be completed: | 3 June 2024 |""",
    )
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [
        (
            "Medicines were warm.",
            "We will replace the fridge and check it daily.",
            "Registered Manager",
            "3 June 2024",
        )
    ]


def test_each_rule_of_a_compliance_form_is_a_record() -> None:
    asked = "Outline how you are going to come into compliance with"
    raw = plan(
        f"""| Regulation heading | Judgment |
        | Regulation 23: Governance | Not compliant |
        | {asked} Regulation 23: Governance: The provider will appoint a manager. |<|
        | Regulation 17: Premises | Substantially compliant |
        | {asked} Regulation 17: Premises: The bathroom will be renewed. |<|"""
    )
    assert rows(raw, "finding", "action") == [
        ("Regulation 23: Governance", "The provider will appoint a manager."),
        ("Regulation 17: Premises", "The bathroom will be renewed."),
    ]
    assert [row.others["Judgment"].text for row in raw.rows] == [
        "Not compliant",
        "Substantially compliant",
    ]


def test_a_panel_that_no_actions_follow_is_left_aside() -> None:
    table = "| Action | By when | Lead |\n| --- | --- | --- |\n| Train all staff | May 2024 | HR |"
    raw = plan(table, "| Finding: | Records are kept on paper and get lost. |\n| Ref: | 7 |")
    assert rows(raw, "finding") == [("",)]
    assert "not-an-action-table" in {part.reason for part in raw.aside}


def test_sentences_under_a_rag_heading_are_the_progress() -> None:
    raw = plan(
        """| Action | By when | Progress RAG |
        | --- | --- | --- |
        | Train all staff | May 2024 | Complete. All trained by April. {#00b050} |
        | Audit the files | June 2024 | Delayed for want of staff. {#ff0000} |"""
    )
    assert rows(raw, "status_text") == [
        ("Complete. All trained by April.",),
        ("Delayed for want of staff.",),
    ]


def test_initials_explained_on_one_line_are_a_key() -> None:
    raw = plan(
        "| Action | By when | Lead |\n| --- | --- | --- |\n| Train all staff | May 2024 | HoS |",
        "PSW – Principal Social Worker; HoS – Head of Service",
    )
    assert raw.initials == {"PSW": "Principal Social Worker", "HoS": "Head of Service"}


def test_a_group_above_the_first_headings_is_a_section_as_those_below_are() -> None:
    raw = plan(
        "# Improvement plan",
        """| **Theme 1 - Leadership** | < | < |
        | Action | Who | When |
        | Appoint a director | Chief Executive | May 2024 |
        | **Theme 2 - Practice** | < | < |
        | Action | Who | When |
        | Audit the files | Audit Manager | June 2024 |""",
    )
    assert rows(raw, "section", "action") == [
        ("Theme 1 - Leadership", "Appoint a director"),
        ("Theme 2 - Practice", "Audit the files"),
    ]


def test_of_several_progress_columns_the_latest_counts() -> None:
    raw = plan(
        """| Action | Who | Progress at 30 June 2023 | Progress at 30 September 2023 |
        | --- | --- | --- | --- |
        | Appoint a director | Chief Executive | Not started | Complete |
        | Audit the files | Audit Manager | Started | Complete |"""
    )
    assert rows(raw, "progress_text") == [("Complete",), ("Complete",)]
    assert raw.rows[0].others["Progress at 30 June 2023"].text == "Not started"


def test_labels_above_the_headings_are_a_panel_whose_number_is_the_findings() -> None:
    raw = plan(
        """| Area for priority action 1 | Leaders should reduce waiting times. | < | < |
        | SRO | Director of Commissioning | < | < |
        | Ref | Action | Lead | End |
        | 1a | Commission extra capacity | Head of Children | 30/06/24 |
        | 1b | Publish waiting times | Press Officer | 31/03/24 |"""
    )
    assert rows(raw, "finding_ref", "finding", "action_ref", "lead_text") == [
        ("1", "Leaders should reduce waiting times.", "1a", "Director of Commissioning"),
        ("1", "Leaders should reduce waiting times.", "1b", "Director of Commissioning"),
    ]
    assert raw.rows[0].headings["lead_text"] == "SRO"


def test_welsh_statuses_are_known_as_such() -> None:
    raw = plan(
        """| Gweithredu | Cyfrifoldeb | Amserlen | Statws |
        | --- | --- | --- | --- |
        | Prynu llyfrau newydd | Pennaeth | Mawrth 2024 | Wedi'i gwblhau |
        | Hyfforddi staff newydd | Pennaeth | Ebrill 2024 | Ar y gweill |"""
    )
    assert rows(raw, "status_text") == [("Wedi'i gwblhau",), ("Ar y gweill",)]


def test_a_column_to_tick_for_each_priority_gives_the_priority() -> None:
    raw = plan(
        """| Finding | Action required | Priority | < | Person responsible | Date | < |
        | ^ | ^ | High | Low | ^ | Target | Completed |
        | The door is wedged open | Fit a device | ✓ | | Facilities | 01/06/24 | 28/05/24 |
        | There is no chair | Buy an evacuation chair | | X | Facilities | 01/09/24 | |"""
    )
    assert rows(raw, "priority", "due_text", "completed_text") == [
        ("High", "01/06/24", "28/05/24"),
        ("Low", "01/09/24", ""),
    ]


def test_paragraphs_under_numbered_findings_are_records() -> None:
    raw = plan(
        "# Corrective Action Plan",
        "Year ended June 30, 2023",
        "## Finding 2023-001: Bank reconciliations",
        "Condition: Reconciliations were late.",
        "Corrective action: We will hire an accountant.",
        "The accountant will report monthly.",
        "Contact person: Jane Doe",
        "Anticipated completion date: December 31, 2023",
        "## Finding 2023-002: Procurement",
        "Corrective action: Staff will be trained.",
        "Anticipated completion date: March 31, 2024",
    )
    assert rows(raw, "finding_ref", "finding", "action", "due_text") == [
        (
            "2023-001",
            "Bank reconciliations\nReconciliations were late.",
            "We will hire an accountant.\nThe accountant will report monthly.",
            "December 31, 2023",
        ),
        ("2023-002", "Procurement", "Staff will be trained.", "March 31, 2024"),
    ]
    assert "Year ended June 30, 2023" in {part.text for part in raw.aside}


def test_letters_before_a_number_belong_to_it() -> None:
    raw = plan(
        """| Key issue | What do we need to do? | Who | When |
        | --- | --- | --- | --- |
        | KI 1: // Improve writing | Buy new books | Head | May 2024 |
        | KI 2: // Improve attendance | Ring the parents | Deputy | June 2024 |"""
    )
    assert rows(raw, "finding_ref", "finding") == [
        ("KI 1", "Improve writing"),
        ("KI 2", "Improve attendance"),
    ]


def test_a_key_may_explain_initials_of_two_words() -> None:
    raw = plan(
        "| Action | By when | Lead |\n| --- | --- | --- |\n| Train all staff | May 2024 | HR BP |",
        "AD CSC = Assistant Director, HR BP = HR Business Partner",
    )
    assert raw.initials["HR BP"] == "HR Business Partner"
    assert raw.initials["AD CSC"] == "Assistant Director"


def test_a_date_in_front_of_the_owner_is_parted_from_it() -> None:
    raw = plan(
        """| Action | When / Who |
        | --- | --- |
        | Write a business case | By Dec 2024 – Director of Resources |
        | Hold an away day | July 2024 // Chief Executive |"""
    )
    assert rows(raw, "due_text", "owner_text") == [
        ("By Dec 2024", "Director of Resources"),
        ("July 2024", "Chief Executive"),
    ]


def test_numbers_and_texts_under_one_heading_and_a_response_that_is_the_action() -> None:
    raw = plan(
        """| Recommendation | < | Management response | Completion date | Responsible officer |
        | --- | --- | --- | --- | --- |
        | R1 | Set clear targets. | Accepted. Targets will be set. | April 2024 | Director |
        | R2 | Report every year. | Accepted. A report will be made. | May 2024 | Manager |"""
    )
    assert rows(raw, "finding_ref", "finding", "action") == [
        ("R1", "Set clear targets.", "Accepted. Targets will be set."),
        ("R2", "Report every year.", "Accepted. A report will be made."),
    ]


def test_a_register_that_scores_risks_is_no_plan() -> None:
    raw = plan(
        """| Risk | Likelihood | Impact | Score | Mitigation | Owner |
        | --- | --- | --- | --- | --- | --- |
        | Loss of staff | 3 | 4 | 12 | A retention plan is in place | Director |"""
    )
    assert not raw.rows


def test_actions_to_reduce_risks_with_owners_and_days_are_a_plan() -> None:
    raw = plan(
        """| Risk | Likelihood | Impact | Action to reduce the risk | Action owner | Target date |
        | --- | --- | --- | --- | --- | --- |
        | Loss of staff | 3 | 4 | Write a plan to keep staff | Director | June 2031 |
        | Loss of keys | 1 | 4 | Buy a safe for the keys | Porter | May 2031 |"""
    )
    assert rows(raw, "action", "due_text")[1] == ("Buy a safe for the keys", "May 2031")


def test_two_lines_of_an_action_are_one_beside_a_quarter_that_its_month_names() -> None:
    raw = plan(
        """| Finding | Action | Who | When |
        | --- | --- | --- | --- |
        | Ropes rot. | Build a shed. // The Bosun is to agree where. | Bosun | June 2031 quarter |"""
    )
    assert rows(raw, "due_text") == [("June 2031 quarter",)]


def test_steps_beside_commitments_are_the_actions() -> None:
    raw = plan(
        """| Commitment | Delivery step | Step owner | Regulatory date |
        | --- | --- | --- | --- |
        | Ropes are kept dry. | Build a shed | Bosun | 3 May 2031 |
        | Lamps are lit each night. | Put up two lamps | Warden | 4 May 2031 |"""
    )
    assert rows(raw, "finding", "action")[1] == ("Lamps are lit each night.", "Put up two lamps")


def test_a_register_of_risks_that_plans_nothing_is_no_plan() -> None:
    table = """| Risk | Hazard | L | S | RAG | Further actions | Owner | Date completed | Due |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- |
        | Loss of staff | The hall cannot open on any day | 3 | 4 | Green | {} | | | |
        | Loss of keys | Nobody can get into the hall | 1 | 4 | Green | | | | |"""
    assert not plan(table.format("")).rows
    assert rows(plan(table.format("Ask for more people")), "action")[0] == ("Ask for more people",)


def test_a_section_that_no_action_follows_is_left_aside() -> None:
    raw = plan(
        """| Action | By when | Lead |
        | --- | --- | --- |
        | Train all staff | May 2024 | Head of HR |
        | **Practice** | < | < |"""
    )
    assert rows(raw, "section") == [("",)]
    assert ("Practice", "heading") in {(part.text, part.reason) for part in raw.aside}


def test_a_known_label_after_a_sentence_begins_another_value() -> None:
    raw = plan(
        "Rec. No.: 3",
        "Corrective Action: The contract was changed. Responsible Official: Director of Works",
        "Expected Completion Date: February 1, 2012",
        "Rec. No.: 4",
        "Corrective Action: Drives will be encrypted. Responsible Official: Security Officer",
        "Expected Completion Date: March 1, 2012",
    )
    assert rows(raw, "action", "owner_text") == [
        ("The contract was changed.", "Director of Works"),
        ("Drives will be encrypted.", "Security Officer"),
    ]


def test_tables_that_touch_are_told_apart_by_their_own_columns() -> None:
    raw = plan(
        "# Priority action plan",
        """| Area for priority action 1 | Leaders should reduce waiting times. | < | < | < |
        | Ref | Action | < | Lead | End |
        | 1a | Commission extra capacity | < | Head of Children | 30/06/24 |
        | Area for priority action 2 | < | Leaders should improve the plans. | < | < |
        | Ref | < | Action | Lead | End |
        | 2a | < | Check every plan | SEND Manager | 31/03/24 |""",
    )
    assert rows(raw, "finding_ref", "finding", "action_ref", "action") == [
        ("1", "Leaders should reduce waiting times.", "1a", "Commission extra capacity"),
        ("2", "Leaders should improve the plans.", "2a", "Check every plan"),
    ]


def test_dates_numbered_as_the_actions_are_belong_to_them() -> None:
    raw = plan(
        """| Action | Who | By when |
        | --- | --- | --- |
        | 1. Audit provision // 2. Train all staff // 3. Buy books | 1. EC 2. HT 3. EC | 1. Sept 2023 2. Oct 2023 // 3. Nov 2023 |"""
    )
    assert rows(raw, "action_ref", "action", "owner_text", "due_text") == [
        ("1", "Audit provision", "EC", "Sept 2023"),
        ("2", "Train all staff", "HT", "Oct 2023"),
        ("3", "Buy books", "EC", "Nov 2023"),
    ]


def test_labels_that_are_paragraphs_of_their_own_head_the_values_below() -> None:
    raw = plan(
        "# Improvement plan",
        "Requirement 1",
        "The provider must record medicines.",
        "Action planned",
        "Weekly audits by the senior carer.",
        "Timescale",
        "By 31 May 2024",
        "Requirement 2",
        "The provider must improve cleanliness.",
        "Action planned",
        "New cleaning schedules.",
        "Timescale",
        "By 30 June 2024",
    )
    assert rows(raw, "finding_ref", "finding", "action", "due_text") == [
        (
            "1",
            "The provider must record medicines.",
            "Weekly audits by the senior carer.",
            "By 31 May 2024",
        ),
        (
            "2",
            "The provider must improve cleanliness.",
            "New cleaning schedules.",
            "By 30 June 2024",
        ),
    ]


def test_a_key_of_painted_cells_without_words_is_read() -> None:
    raw = plan(
        "Key:",
        """| {#00b050} | On track |
        | {#ff0000} | Not started |""",
        HEADS + "| Records are poor. | Train all staff | May 2024 | Head of HR | {#ff0000} |",
    )
    assert raw.legend == {"#00b050": "On track", "#ff0000": "Not started"}


def test_a_numbered_heading_over_a_form_opens_its_finding() -> None:
    form = """| Condition: | Accounts were closed late. |
        | Corrective action: | Hire two more clerks |
        | Completion date: | May 2024 |"""
    raw = plan("# City", "## Finding 2023-001: Cash", form, "## Finding 2023-002: Grants", form)
    assert rows(raw, "finding_ref", "finding", "section") == [
        ("2023-001", "Cash\nAccounts were closed late.", ""),
        ("2023-002", "Grants\nAccounts were closed late.", ""),
    ]


def test_the_paragraph_below_a_numbered_heading_is_the_finding() -> None:
    form = """| Response | Accepted |
        | What we will do | Recruit six more officers |
        | Owner | Head of Standards |"""
    raw = plan("# Plan", "## Recommendation 4", "Review the backlog of vetting", form)
    assert rows(raw, "finding_ref", "finding") == [("4", "Review the backlog of vetting")]


def test_a_finding_in_a_table_of_its_own_stands_over_the_actions_below() -> None:
    raw = plan(
        "# Improvement plan",
        "## Preventing fires",
        """| Area for improvement: | Background information: |
        | --- | --- |
        | Ref No. E1 “The service should evaluate its work.” | More work was found. |""",
        """| Ref: | Action: | Achievements: |
        | --- | --- | --- |
        | E1.1 | Agree a framework with the university | Agreed in May |
        | E1.2 | Train ten staff in evaluation | Six trained |""",
    )
    assert rows(raw, "section", "finding_ref", "finding", "action_ref") == [
        ("Preventing fires", "E1", "“The service should evaluate its work.”", "E1.1"),
        ("Preventing fires", "E1", "“The service should evaluate its work.”", "E1.2"),
    ]
    assert not raw.doubts


def test_areas_with_their_facts_beside_what_was_found_are_records() -> None:
    raw = plan(
        """| Action required to comply with the regulations | < |
        | Area for improvement 1 // Ref: Regulation 13 (7) // Stated: First time // To be completed by: // 31 January 2023 | The home shall keep clean. |
        | ^ | Response by registered person detailing the actions taken: // Staff were trained. |
        | Action required to comply with the standards | < |
        | Area for improvement 2 // Ref: Standard 35 // Stated: Second time // To be completed by: // 28 February 2023 | Audits shall be of use. |
        | ^ | Response by registered person detailing the actions taken: // Forms were made. |"""
    )
    assert rows(raw, "section", "finding_ref", "finding", "action", "due_text") == [
        (
            "Action required to comply with the regulations",
            "1",
            "The home shall keep clean.",
            "Staff were trained.",
            "31 January 2023",
        ),
        (
            "Action required to comply with the standards",
            "2",
            "Audits shall be of use.",
            "Forms were made.",
            "28 February 2023",
        ),
    ]
    assert raw.rows[1].others["Ref"].text == "Standard 35"


def test_when_it_was_inspected_names_no_section() -> None:
    raw = plan(
        "# Improvement actions",
        "## Inspection: 16 January 2024",
        HEADS + "| Records are poor. | Train all staff | May 2024 | Head of HR | |",
    )
    assert rows(raw, "section") == [("",)]


def test_owners_that_may_be_several_are_checked_where_actions_were_parted() -> None:
    raw = plan(
        """| Action | By when | Lead |
        | --- | --- | --- |
        | (a) Train staff // (b) Audit files | May 2024 // June 2024 | Head of Records Quality Manager |
        | (a) Tell staff // (b) Check again | July 2024 // August 2024 | Head of HR |"""
    )
    assert len(raw.rows) == 4
    assert [[check[0] for check in row.checks] for row in raw.rows] == [
        ["split-unsure"],
        ["split-unsure"],
        [],
        [],
    ]


def test_a_date_broken_over_two_lines_is_no_action_of_its_own() -> None:
    raw = plan(
        """| Action | By when | Lead |
        | --- | --- | --- |
        | Monitor the progress each month to April // 2010 | 30 April // 2010 | Head of HR |"""
    )
    assert len(raw.rows) == 1


def test_texts_that_each_begin_a_list_are_not_numbered() -> None:
    raw = plan(
        """| Finding | Action | By when |
        | --- | --- | --- |
        | Records are poor | 1. Train all staff. 2. Audit the files. | May 2024 |
        | Visits are late | 1. Set a standard. 2. Report monthly. | June 2024 |"""
    )
    assert rows(raw, "action") == [
        ("1. Train all staff. 2. Audit the files.",),
        ("1. Set a standard. 2. Report monthly.",),
    ]


def test_a_page_that_begins_within_a_row_is_no_form_though_a_word_is_a_label() -> None:
    head = "| No | Action | Owner | Due |\n| --- | --- | --- | --- |\n"
    raw = plan(
        f"{head}| 1 | Publish the accounts | Head of Finance | May 2024 |\n"
        "| 2 | Publish a guide to | Head of | June 2024 |",
        "| | the budget | Communications | |",
        paged=True,
    )
    assert rows(raw, "action", "owner_text")[1:] == [
        ("Publish a guide to the budget", "Head of Communications")
    ]


def test_numbers_without_a_stop_that_count_on_are_references() -> None:
    raw = plan(
        """| Action | Who | When |
        | --- | --- | --- |
        | 7 Mend the roof | Ann | May 2025 |
        | 8 Buy six beds | Bob | June 2025 |
        | 9 Paint the stairs | Cay | June 2025 |"""
    )
    assert rows(raw, "action_ref", "action")[1] == ("8", "Buy six beds")
    raw = plan(
        """| Action | Who | When |
        | --- | --- | --- |
        | 7 staff to mend the roof | Ann | May 2025 |
        | 6 beds to buy | Bob | June 2025 |
        | Paint the stairs | Cay | June 2025 |"""
    )
    assert rows(raw, "action_ref", "action")[1] == ("", "6 beds to buy")


def test_the_quarters_below_a_heading_are_the_second_line_of_headings() -> None:
    raw = plan(
        """| Ref | What | Who | When | Progress | < | < |
        | ^ | ^ | ^ | ^ | Q1 | Q2 | Q3 |
        | 1 | Mend the roof | Ann | May 2025 | Begun | Half done | |"""
    )
    assert rows(raw, "action") == [("Mend the roof",)]
    assert rows(raw, "progress_text") == [("Half done",)]  # the third quarter is still to come
    assert raw.rows[0].others["Q1"].text == "Begun"


def test_a_status_in_words_counts_before_one_in_per_cent() -> None:
    raw = plan(
        """| Ref | What | Who | When | % complete | Status |
        | --- | --- | --- | --- | --- | --- |
        | 1 | Mend the roof | Ann | May 2025 | 85% | Overdue |
        | 2 | Buy six beds | Bob | June 2025 | 0% | On hold |"""
    )
    assert rows(raw, "status_text") == [("Overdue",), ("On hold",)]


def test_ticks_under_any_status_are_that_status() -> None:
    raw = plan(
        """| What | Who | When | Done | Under way | Not begun |
        | --- | --- | --- | --- | --- | --- |
        | Mend the roof | Ann | May 2025 | | ✓ | |
        | Buy six beds | Bob | June 2025 | | | ✓ |"""
    )
    assert [[tick[0] for tick in row.ticks] for row in raw.rows] == [["Under way"], ["Not begun"]]
    raw = plan(
        """| What | Who | When | Status | Verified by the auditor |
        | --- | --- | --- | --- | --- |
        | Mend the roof | Ann | May 2025 | Implemented | Yes |"""
    )
    assert not raw.rows[0].ticks


def test_the_lines_of_the_headings_that_a_page_repeats_are_no_row() -> None:
    raw = plan(
        """| Issue raised | What | Who | When |
        | --- | --- | --- | --- |
        | Roof leaks | Mend the roof | Ann | May 2025 |
        | Few beds | Buy six beds | Bob | June 2025 |""",
        """| Issue | What | Who | When |
        | raised | | | |""",
        paged=True,
    )
    assert rows(raw, "action") == [("Mend the roof",), ("Buy six beds",)]
    assert [part.text for part in raw.aside if part.reason == "repeated-heading"][-1] == "raised"


def test_numbers_that_go_on_beside_a_finding_printed_again_are_the_actions() -> None:
    raw = plan(
        """| No. | Finding | Action | Lead |
        | --- | --- | --- | --- |
        | 1.1 | No contract is in place. | Let a contract | Archivist |
        | 1.2 | No contract is in place. | Rehearse the plan | Clerk |
        | 2.1 | No one was trained. | Train all volunteers | Archivist |"""
    )
    assert rows(raw, "finding_ref", "action_ref") == [("", "1.1"), ("", "1.2"), ("", "2.1")]


def test_a_short_sentence_behind_the_label_of_a_finding_is_no_group() -> None:
    raw = plan(
        """| Action | Lead |
        | --- | --- |
        | Area for improvement 1: Two rooms exceeded the limit. | < |
        | Open a third room | Head |
        | Area for improvement 2: Leadership | < |
        | Appoint a deputy | Board |"""
    )
    assert rows(raw, "finding", "section")[0] == ("Two rooms exceeded the limit.", "")
