"""Headings that no vocabulary lists: understood by a word of theirs, their place or their values."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from documents import words
from markup_documents import html
from markup_documents import plain

from planlift.extract.assembly import assemble
from planlift.extract.assembly.headings.phrases import heading_words
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.vocabulary import load


def test_sentences_in_front_of_who_and_when_are_finding_and_action() -> None:
    raw = plan(
        """| Where we fell short | Promise to our residents | Lead officer | Due date |
        | --- | --- | --- | --- |
        | Calls were answered late at night. | Add two staff to the night shift | Manager | May 2024 |
        | Menus did not offer any choice. | Ask residents about their meals | Cook | June 2024 |"""
    )
    assert rows(raw, "finding", "action")[1] == (
        "Menus did not offer any choice.",
        "Ask residents about their meals",
    )
    assert {doubt[0] for doubt in raw.doubts} == {"heading-guessed"}


def test_sentences_behind_the_finding_are_its_action() -> None:
    raw = plan(
        """| Ref | Recommendation | Promise to our residents | Lead officer | Due date |
        | --- | --- | --- | --- | --- |
        | R1 | Answer calls in time. | Add two staff to the night shift | Manager | May 2024 |
        | R2 | Offer a choice of meals. | Ask residents about their meals | Cook | June 2024 |"""
    )
    assert rows(raw, "finding_ref", "finding", "action") == [
        ("R1", "Answer calls in time.", "Add two staff to the night shift"),
        ("R2", "Offer a choice of meals.", "Ask residents about their meals"),
    ]
    assert ("heading-guessed", "action") in {doubt[:2] for doubt in raw.doubts}


def test_without_who_and_when_sentences_are_no_actions() -> None:
    raw = plan(
        """| Word | What it stands for | Used by | Page |
        | --- | --- | --- | --- |
        | Audit | A check of how well the work is done | Managers | 4 |
        | Review | A look back at what has been done so far | Managers | 5 |"""
    )
    assert not raw.rows


def test_the_response_of_a_body_says_what_is_done_beside_the_concern() -> None:
    raw = plan(
        """| Concern | Our response | Who | When |
        | --- | --- | --- | --- |
        | The roof leaks | We have asked two firms to mend it before the winter comes | Ann | May 2025 |
        | Cooks are few | We will look for two more of them in the towns near by | Bob | June 2025 |"""
    )
    assert rows(raw, "finding")[1] == ("Cooks are few",)
    assert rows(raw, "action")[1][0].startswith("We will look")


def test_a_heading_that_ends_with_by_is_who_or_when_as_its_values_are() -> None:
    raw = plan(
        """| Action | Delivered by | Embedded by |
        | --- | --- | --- |
        | Train all ward staff | Ward manager | 3 May 2024 |
        | Buy a new hoist | Head of Estates | 4 June 2024 |"""
    )
    assert rows(raw, "owner_text", "due_text")[0] == ("Ward manager", "3 May 2024")


def test_a_heading_that_ends_with_ref_is_the_number_without_a_doubt() -> None:
    raw = plan(
        """| Minute ref | Agreed action | Lead | Due |
        | --- | --- | --- | --- |
        | 23/112 | Send the letter to members | Secretary | May 2024 |
        | 23/115 | Bring a report to the Board | Chief Nurse | June 2024 |"""
    )
    assert rows(raw, "action_ref") == [("23/112",), ("23/115",)]
    assert not raw.doubts


def test_the_end_beside_a_start_is_the_deadline() -> None:
    raw = plan(
        """| Action | Lead | Start | End | How we will know it has made a difference |
        | --- | --- | --- | --- | --- |
        | Open the academy | Head of HR | Jan 2023 | Sept 2023 | Fewer agency staff by 2024 |
        | Train all managers | Head of HR | Feb 2023 | Ongoing | Audits are good by 2024 |"""
    )
    assert rows(raw, "start_text", "due_text", "success_measure") == [
        ("Jan 2023", "Sept 2023", "Fewer agency staff by 2024"),
        ("Feb 2023", "Ongoing", "Audits are good by 2024"),
    ]


@pytest.mark.parametrize(
    "periods", [("Aut 1", "Aut 2", "Spr 1"), ("Apr", "May", "Jun"), ("Q1", "Q2", "Q3 2024")]
)
def test_ticks_in_a_calendar_say_when(periods: tuple[str, str, str]) -> None:
    raw = plan(
        f"""| What needs to improve | Key actions | Who | {" | ".join(periods)} | Cost |
        | Reading is weak. | Buy new books | English lead | ✓ | | | £200 |
        | ^ | Train reading staff | English lead | | ✓ | ✓ | £300 |
        | Attendance is low. | Meet each week | Head | | | | - |"""
    )
    assert rows(raw, "due_text") == [(periods[0],), ("\n".join(periods[1:]),), ("",)]
    assert [row.fields["resources"].text for row in raw.rows] == ["£200", "£300", "-"]


def test_figures_in_a_calendar_say_no_when() -> None:
    raw = plan(
        """| Action | Lead | Q1 | Q2 | Q3 |
        | --- | --- | --- | --- | --- |
        | Visit children in time | Head of Service | 78% | 81% | 84% |
        | Review plans in time | Head of Service | 71% | 83% | 86% |"""
    )
    assert rows(raw, "due_text") == [("",), ("",)]
    assert raw.rows[0].others["Q2"].text == "81%"


def test_rows_over_the_whole_width_say_nothing_about_columns() -> None:
    raw = plan(
        """| Ref | Task | Owner | Due date | RAG rating | Status |
        | --- | --- | --- | --- | --- | --- |
        | Theme 1 – safe staffing on all wards | < | < | < | < | < |
        | 1.1 | Agree the levels | Director | May 2023 | Green | Complete |
        | Theme 2 – a clean and safe environment | < | < | < | < | < |
        | 2.1 | Mend the intercom | Director | May 2023 | Red | Delayed |
        | Theme 3 – learning from what went wrong | < | < | < | < | < |
        | 3.1 | Publish a bulletin | Director | May 2023 | Amber | In progress |"""
    )
    assert rows(raw, "rag_text") == [("Green",), ("Red",), ("Amber",)]


def test_the_letter_of_a_numbered_heading_announces_a_finding() -> None:
    table = """| Actions | Responsibility | Timescale |
        | --- | --- | --- |
        | Train all teachers | Headteacher | May 2024 |"""
    raw = plan("# Plan of the school", "## R1: Improve Welsh", table, "## R2 – Lead better", table)
    assert rows(raw, "finding_ref", "finding", "section") == [
        ("R1", "Improve Welsh", ""),
        ("R2", "Lead better", ""),
    ]


def test_other_letters_of_a_numbered_heading_name_a_section() -> None:
    table = """| Actions | Responsibility | Timescale |
        | --- | --- | --- |
        | Train all teachers | Headteacher | May 2024 |"""
    raw = plan("# Plan", "## W1: Workforce", table, "## W2: Quality", table)
    assert rows(raw, "section", "finding") == [("W1: Workforce", ""), ("W2: Quality", "")]


@pytest.mark.parametrize(
    ("heading", "values", "field"),
    [
        ("Confidence of delivery", ("Green", "Amber", "Red"), "rag_text"),
        ("Grade", ("Complete", "In progress", "Not started"), "status_text"),
        ("Weight", ("High", "Medium", "Low"), "priority"),
        ("View of the trust", ("Accepted", "Partially accepted", "Rejected"), "response"),
    ],
)
def test_values_that_can_be_one_thing_only_say_what_their_column_is(
    heading: str, values: tuple[str, str, str], field: str
) -> None:
    raw = plan(
        f"""| Action | Lead | Due | {heading} |
        | --- | --- | --- | --- |
        | Train all ward staff | Ward manager | May 2024 | {values[0]} |
        | Buy a new hoist now | Head of Estates | June 2024 | {values[1]} |
        | Audit all the files | Head of Audit | July 2024 | {values[2]} |"""
    )
    assert rows(raw, field) == [(value,) for value in values]
    assert ("heading-guessed", field, heading) in {doubt[:3] for doubt in raw.doubts}


def test_mixed_values_say_nothing_about_their_column() -> None:
    raw = plan(
        """| Action | Lead | Due | House view |
        | --- | --- | --- | --- |
        | Train all ward staff | Ward manager | May 2024 | High |
        | Buy a new hoist now | Head of Estates | June 2024 | Seen in person |
        | Audit all the files | Head of Audit | July 2024 | Low |"""
    )
    assert raw.rows[0].others["House view"].text == "High"


def test_sentences_under_rag_are_still_progress() -> None:
    raw = plan(
        """| Action | Lead | RAG |
        | --- | --- | --- |
        | Train all ward staff | Ward manager | Ten have been trained so far |
        | Buy a new hoist now | Head of Estates | The order has been placed |"""
    )
    assert rows(raw, "status_text")[0] == ("Ten have been trained so far",)


def test_unmarked_headings_that_each_hint_at_a_field_are_headings() -> None:
    raw = plan(
        """| What inspectors said needs to improve | Our actions | Lead agency & officer | Completion | How we will measure success |
        | 1. The timeliness of meetings | Refresh the joint protocol | Council – AD | July 2024 | 95% of meetings quorate |
        | 2. The response to neglect | Relaunch the neglect strategy | Police – DI | May 2024 | Used in 60% of cases |"""
    )
    assert rows(raw, "finding_ref", "action", "owner_text", "due_text", "success_measure") == [
        ("1", "Refresh the joint protocol", "Council – AD", "July 2024", "95% of meetings quorate"),
        ("2", "Relaunch the neglect strategy", "Police – DI", "May 2024", "Used in 60% of cases"),
    ]


def test_boxes_to_tick_stand_under_a_status() -> None:
    raw = plan(
        """| Action | Lead | Complete |
        | --- | --- | --- |
        | Train all ward staff | Ward manager | ☒ Yes ☐ No |
        | Buy a new hoist now | Head of Estates | ☐ Yes ☒ No |"""
    )
    assert rows(raw, "status_text") == [("☒ Yes ☐ No",), ("☐ Yes ☒ No",)]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Status of the recommendation", "status_text"),  # what stands before `of` is the thing
        ("Issue ref", "ref"),
        ("Finding #", "ref"),
        ("Our agreed actions", "action"),
        ("Evidence for the finding", "evidence"),
        ("Owner of the action", "owner_text"),
        ("Actons to be taken", "action"),  # misspelt
        ("Time scale", "due_text"),
        ("How far have we got (June 2025)", "progress_text"),
        ("Comment of the manager", "progress_text"),
        ("When will we see it through", "due_text"),
        ("Action led by whom", "owner_text"),
    ],
)
def test_the_word_that_the_others_describe_counts(heading: str, field: str) -> None:
    assert heading_words(words()).senses(heading)[0].field == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Action start", "status_text"),
        ("Milestone days", "due_text"),
        ("To be completed", "due_text"),
        ("Responsive", "response"),
        ("Efficiency", "finding"),
    ],
)
def test_another_known_word_is_no_misspelling(heading: str, field: str) -> None:
    found = heading_words(words()).senses(heading)
    assert not any(sense.field == field and sense.score >= CLOSE for sense in found)


def test_notes_of_progress_under_any_heading_behind_the_actions() -> None:
    raw = plan(
        """| Action | Lead | Due | Standing with us |
        | --- | --- | --- | --- |
        | Train all ward staff | Ward manager | May 2024 | Complete |
        | Buy a new hoist now | Head of Estates | June 2024 | In progress; order placed in May |
        | Audit all the files | Head of Audit | July 2024 | 42% seen so far |
        | Write the procedure | Head of Audit | July 2024 | Not started |"""
    )
    assert rows(raw, "progress_text")[1] == ("In progress; order placed in May",)
    assert ("heading-guessed", "progress_text") in {doubt[:2] for doubt in raw.doubts}


def test_posts_under_a_heading_of_posts_are_the_owners() -> None:
    raw = plan(
        """| Recommendation | Agreed way forward | Elected member & head of branch | Timeline |
        | --- | --- | --- | --- |
        | Adopt one template. | Publish the template | Head of Policy | June 2023 |
        | Extend free swimming. | Offer a pilot of six months | Head of Leisure | May 2023 |"""
    )
    assert rows(raw, "finding", "action", "owner_text")[0] == (
        "Adopt one template.",
        "Publish the template",
        "Head of Policy",
    )
    assert ("heading-guessed", "owner_text") in {doubt[:2] for doubt in raw.doubts}


def test_the_background_of_a_recommendation_is_no_action() -> None:
    raw = plan(
        """| Recommendation | Rationale | Lead | Due |
        | --- | --- | --- | --- |
        | Adopt one template. | There are many templates in use today | Head of Policy | June 2023 |
        | Extend free swimming. | Few young people swim each week | Head of Leisure | May 2023 |"""
    )
    assert rows(raw, "action")[0] == ("Adopt one template.",)


def test_grades_that_come_again_are_no_numbers() -> None:
    raw = plan(
        """| Observation | CCS score | Corrective measure | Assigned to | Due |
        | --- | --- | --- | --- | --- |
        | Trays were full of oil | C3 | Empty the trays and fit a canopy | Foreman | May 2024 |
        | Notes were not kept | C4 | Scan all notes on the day | Clerk | June 2024 |
        | Odour at the boundary | C3 | Cover the doors with curtains | Manager | July 2024 |"""
    )
    assert rows(raw, "finding_ref", "action")[2] == ("", "Cover the doors with curtains")
    assert raw.rows[2].others["CCS score"].text == "C3"


def test_a_number_column_numbers_actions_under_bands_over_the_whole_width() -> None:
    raw = plan(
        """| Ref | Objective | Task | Staff | Timescale |
        | --- | --- | --- | --- | --- |
        | Key issue 1 – Education | < | < | < | < |
        | 1a | Pupils write at length | Introduce extended writing | Leads | May 2024 |
        | 1b | ^ | Purchase model texts | English lead | June 2024 |
        | Key issue 2 – Behaviour | < | < | < | < |
        | 2a | Disruption is reduced | Revise the policy | Deputy | July 2024 |"""
    )
    assert rows(raw, "action_ref", "finding_ref") == [("1a", ""), ("1b", ""), ("2a", "")]


@pytest.mark.parametrize(
    ("what", "who", "when"),
    [
        ("Event", "Lead", "Date"),
        ("Policy", "Owner", "Review date"),
        ("Course title", "Lead", "End date"),
    ],
)
def test_other_lists_with_names_and_dates_hold_no_actions(what: str, who: str, when: str) -> None:
    raw = plan(
        f"""| {what} | {who} | {when} |
        | --- | --- | --- |
        | Safeguarding of children at home and school | Head of Safeguarding | 31 March 2025 |
        | Lone working of all staff and volunteers | Health Adviser | 30 June 2025 |"""
    )
    assert not raw.rows


def test_a_heading_that_hints_at_an_answer_may_be_the_action() -> None:
    raw = plan(
        """| Recommendation | What we have agreed | Director | Due to finish |
        | --- | --- | --- | --- |
        | 1. Strengthen the oversight. | Hold a weekly panel with the director | DCS | May 2025 |
        | 2. Improve all health data. | Sign an agreement with the trust | DPH | June 2025 |"""
    )
    assert rows(raw, "finding_ref", "action") == [
        ("1", "Hold a weekly panel with the director"),
        ("2", "Sign an agreement with the trust"),
    ]


def test_dates_under_a_status_heading_say_when_it_was_done() -> None:
    raw = plan(
        """| Action | Lead | Due | Closed |
        | --- | --- | --- | --- |
        | Train all ward staff | Ward manager | 3 May 2024 | 2 May 2024 |
        | Buy a new hoist now | Head of Estates | 4 June 2024 | 9 June 2024 |
        | Audit all the files | Head of Audit | 4 July 2024 | |"""
    )
    assert rows(raw, "completed_text")[0] == ("2 May 2024",)


def test_a_target_beside_a_success_measure_is_the_deadline() -> None:
    raw = plan(
        """| Action | Lead | Target | Success measure |
        | --- | --- | --- | --- |
        | Train all ward staff | Ward manager | May 2024 | Staff say they feel able |
        | Buy a new hoist now | Head of Estates | June 2024 | Falls are down by half |"""
    )
    assert rows(raw, "due_text", "success_measure")[0] == ("May 2024", "Staff say they feel able")


def test_a_first_row_set_apart_is_the_heading_row() -> None:
    raw = plan(
        """| **Chapter of the code** | **CQC finding** | **Your action** | **Who will oversee this** | **When will this be in place** | **Assurance you seek** |
        | s132 | Rights were not repeated. | Read the rights within 24 hours | Ward manager | 14 June 2024 | Weekly audit |
        | s58 | Forms were not attached. | Check forms on each ward round | Lead pharmacist | 31 May 2024 | Monthly audit |"""
    )
    assert rows(raw, "finding", "action", "owner_text", "due_text")[1] == (
        "Forms were not attached.",
        "Check forms on each ward round",
        "Lead pharmacist",
        "31 May 2024",
    )


def test_names_over_several_actions_are_groups() -> None:
    raw = plan(
        """| Side of the work | Action | Lead | When |
        | --- | --- | --- | --- |
        | Safeguarding | Complete the training | Chair | May 2024 |
        | ^ | Publish a new form | Officer | June 2024 |
        | Finance | Review the reserves policy | Treasurer | July 2024 |"""
    )
    assert rows(raw, "section") == [("Safeguarding",), ("Safeguarding",), ("Finance",)]
    assert ("heading-guessed", "section") in {doubt[:2] for doubt in raw.doubts}


def test_names_under_a_priority_for_improvement_are_findings() -> None:
    raw = plan(
        """| Ref | Improvement priority | What we'll do | Named colleague | Done by |
        | --- | --- | --- | --- | --- |
        | A1 | Contact and referral | Publish a new guide | Anita Rao | May 2024 |
        | A2 | ^ | Open a line for schools | Head of Quality | June 2024 |
        | B1 | Voice of the child | Join the participation team | Ward Lead | July 2024 |"""
    )
    assert rows(raw, "finding", "owner_text", "priority")[1:] == [
        ("Contact and referral", "Head of Quality", ""),
        ("Voice of the child", "Ward Lead", ""),
    ]


def test_degrees_under_a_priority_for_improvement_are_priorities() -> None:
    raw = plan(
        """| Action | Improvement priority | Lead |
        | --- | --- | --- |
        | Publish a new guide | High priority | Anita Rao |
        | Open a line for schools | Level 2 | Head of Quality |"""
    )
    assert rows(raw, "priority") == [("High priority",), ("Level 2",)]


def test_a_body_is_no_owner_where_a_person_is_named() -> None:
    raw = plan(
        """| Action | Lead agency | Lead person | Deadline |
        | --- | --- | --- | --- |
        | Write one screening tool for all | Police | Head of Public Protection | May 2025 |
        | Name health staff for each meeting | Health board | Designated Nurse | June 2025 |"""
    )
    assert rows(raw, "owner_text") == [("Head of Public Protection",), ("Designated Nurse",)]
    assert raw.rows[0].others["Lead agency"].text == "Police"


def test_a_deadline_with_a_colour_stays_a_deadline() -> None:
    raw = plan(
        """| What will we do? | So what? | Lead | Timescale & RAG |
        | --- | --- | --- | --- |
        | Publish a plan for the next years | Residents see where money goes | Finance Director | May 2025 – Green |
        | Train members and officers together | Decisions are better informed | Monitoring Officer | June 2025 – Amber |"""
    )
    assert rows(raw, "due_text", "rag_text", "impact") == [
        ("May 2025", "Green", "Residents see where money goes"),
        ("June 2025", "Amber", "Decisions are better informed"),
    ]


def test_a_first_row_with_text_in_an_unknown_column_alone_is_a_row_to_check() -> None:
    raw = plan(
        """| Action | Who | By when | Zork |
        | --- | --- | --- | --- |
        |  |  |  | q |
        | Train all ward staff | Manager | May 2024 | x |"""
    )
    assert rows(raw, "action") == [("",), ("Train all ward staff",)]
    assert [dict(row.others)["Zork"].text for row in raw.rows] == ["q", "x"]


def test_a_month_and_its_year_are_one_deadline_beside_a_colour() -> None:
    raw = plan(
        """| What will we do? | Lead | Timescale & RAG |
        | --- | --- | --- |
        | Publish a plan for the next years | Finance Director | Feb 2025 |
        | Meet with each of the directorates | Chief Executive | Monthly from Nov 2024 |"""
    )
    assert rows(raw, "due_text") == [("Feb 2025",), ("Monthly from Nov 2024",)]


def test_headings_that_ask_as_people_do() -> None:
    raw = plan(
        """| What did the watchdog say needs to change? | And what will we do there? | Who’s accountable? | End |
        | --- | --- | --- | --- |
        | Children wait too long for help | Call all families on the list | Service Manager | May 2025 |
        | Families have no support | Open a hub in each town | Head of Inclusion | June 2025 |"""
    )
    assert rows(raw, "finding", "action", "due_text")[0] == (
        "Children wait too long for help",
        "Call all families on the list",
        "May 2025",
    )


def test_how_it_is_going_to_be_met_is_the_action_beside_the_requirement() -> None:
    raw = plan(
        """| Requirement or recommendation | How are we going to meet this? | Lead | By what date? | How do we know? |
        | --- | --- | --- | --- | --- |
        | Carers must be reviewed each year | All reviews to be heard by panel | Manager | May 2025 | None are late |
        | Savings must be recorded | Policy to be written with children | Worker | June 2025 | All have savings |"""
    )
    assert rows(raw, "finding", "action", "success_measure")[1] == (
        "Savings must be recorded",
        "Policy to be written with children",
        "All have savings",
    )


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Date hazard to be removed", "due_text"),
        ("Dates the work should be finished", "due_text"),
        ("Date risk to be reviewed", ""),
    ],
)
def test_a_date_of_what_is_to_be_is_a_deadline(heading: str, field: str) -> None:
    senses = heading_words(words()).senses(heading)
    assert (senses[0].field if senses else "") in {field, "risk"}
    assert bool(field) == any(sense.field == "due_text" for sense in senses)


def test_by_alone_is_who_or_when_as_its_values_are() -> None:
    raw = plan(
        """| Action | By (date) |
        | --- | --- |
        | Train all ward staff | 3 May 2024 |
        | Buy a new hoist | 4 June 2024 |"""
    )
    assert rows(raw, "due_text")[0] == ("3 May 2024",)
    raw = plan(
        """| Action | By |
        | --- | --- |
        | Train all ward staff | Ward manager |
        | Buy a new hoist | Head of Estates |"""
    )
    assert rows(raw, "owner_text")[0] == ("Ward manager",)


def test_targets_in_front_of_the_actions_are_what_is_wanted_behind_them_a_measure() -> None:
    raw = plan(
        """| Target | Action | Who | When |
        | --- | --- | --- | --- |
        | Every child reads each day | Open the library at eight | Librarian | May 2024 |
        | No child goes hungry | Serve breakfast in the hall | Cook | June 2024 |"""
    )
    assert rows(raw, "finding")[0] == ("Every child reads each day",)
    raw = plan(
        """| Action | Who | When | Target |
        | --- | --- | --- | --- |
        | Open the library at eight | Librarian | May 2024 | Every child reads each day |
        | Serve breakfast in the hall | Cook | June 2024 | No child goes hungry |"""
    )
    assert rows(raw, "success_measure")[0] == ("Every child reads each day",)


def test_a_column_of_mostly_sentences_numbers_nothing() -> None:
    raw = plan(
        """| Strategy | Sub action | Who | When |
        | --- | --- | --- | --- |
        | Feed every child | Open a kitchen in the old hall | Cook | May 2024 |
        |  | Hire cooks | Cook | May 2024 |
        |  | Ask parents what they would like | Cook | June 2024 |"""
    )
    assert rows(raw, "action")[1] == ("Hire cooks",)
    assert rows(raw, "action_ref")[1] == ("",)


def test_headings_with_an_explanation_are_their_first_words() -> None:
    raw = plan(
        """| Ref | Recommendation | Our response: please describe in this box what will be done | Completion date Please say by when the work will be complete | Responsible officer |
        | --- | --- | --- | --- | --- |
        | R1 | Light the paths. | New lamps will be bought. | May 2031 | Engineer |
        | R2 | Clean the lake. | A net will be put across it. | June 2031 | Ranger |"""
    )
    assert rows(raw, "due_text", "owner_text")[0] == ("May 2031", "Engineer")


def test_a_heading_of_who_and_when_beside_what_they_are_for() -> None:
    senses = heading_words(words()).senses("Responsible person and deadline for the work")
    assert {sense.field for sense in senses} == {"owner_text", "due_text"}


def test_dates_beside_texts_without_a_heading() -> None:
    raw = plan(
        """| | Due date |
        | --- | --- |
        | keep the gate of the garden locked | 14/12/2031 |
        | count the children before each walk | 31/01/2032 |"""
    )
    assert rows(raw, "action", "due_text")[1] == (
        "count the children before each walk",
        "31/01/2032",
    )
    assert {doubt[:2] for doubt in raw.doubts} == {("heading-guessed", "action")}
    assert not plan("| | Due date |\n| --- | --- |\n| Lamps | 3 |\n| Nets | 4 |").rows


def test_known_words_in_brackets_name_what_the_others_do_not() -> None:
    raw = plan(
        """| Why (what went wrong) | Action | Who |
        | --- | --- | --- |
        | The roof of the hall leaks | Mend it before the winter | Ann |
        | The cooks are few in number | Find two more of them soon | Bob |"""
    )
    assert rows(raw, "finding")[0] == ("The roof of the hall leaks",)


def test_known_words_in_brackets_hide_no_others() -> None:
    raw = plan(
        """| Action | Safety lead (role, team, department) | Responsibility for checking |
        | --- | --- | --- |
        | Mend it before the winter | Foreman, Roofs, Works | Roof Board |
        | Find two more of them soon | Cook, Kitchen, Works | Food Board |"""
    )
    assert rows(raw, "owner_text")[0] == ("Foreman, Roofs, Works",)


@pytest.mark.parametrize("post", ["Head of Service", "Cabinet member", "Director"])
def test_a_post_heads_the_owners_and_is_no_heading_as_a_value(post: str) -> None:
    raw = plan(
        f"""| Action | {post} | Due |
        | --- | --- | --- |
        | Mend the roof of the hall | Ann Ash | May 2031 |
        | Paint the walls of it | Ben Elm | June 2031 |"""
    )
    assert rows(raw, "owner_text") == [("Ann Ash",), ("Ben Elm",)]
    raw = plan(
        f"""| Action | Owner | Due |
        | --- | --- | --- |
        | Mend the roof of the hall | Ann Ash | May 2031 |
        | Train all managers of the hall | {post} | Ongoing |"""
    )
    assert rows(raw, "owner_text") == [("Ann Ash",), (post,)]


def test_decisions_to_be_taken_are_no_actions() -> None:
    raw = plan(
        """| Nature of the decision to be taken | Lead officer | Portfolio holder | Committee |
        | --- | --- | --- | --- |
        | To adopt a scheme for the hall | Ann Ash | Ben Elm | Halls |
        | To approve the yearly statement | Cat Oak | Ben Elm | Halls |"""
    )
    assert not raw.rows


def test_the_headings_again_in_other_words_are_guidance() -> None:
    raw = plan(
        """| Service | Action | Evidence | Owner | Target date |
        | --- | --- | --- | --- | --- |
        | Add a number | Some more action now | Evidence and proof | Roles | Likely target date |
        | 1. It leaks. | Mend the roof | Bill of it | Ann | May 2031 |
        | 2. It is dull. | Paint the walls | Photographs | Ben | June 2031 |"""
    )
    assert rows(raw, "action", "owner_text") == [
        ("Mend the roof", "Ann"),
        ("Paint the walls", "Ben"),
    ]


def test_numbers_of_others_behind_numbered_actions() -> None:
    raw = plan(
        """| Recommendation | Action | Progress | Board ref | Owner | Due |
        | --- | --- | --- | --- | --- | --- |
        | 1. Mend it | 1.1 Mend the roof | Begun | 4A | Ann | May 2031 |
        | 1. Mend it | 1.2 Mend the porch | Begun | 4B | Ben | May 2031 |
        | 2. Paint it | 2.1 Paint the walls | Begun | 7A | Cat | June 2031 |"""
    )
    assert rows(raw, "action_ref", "action")[:2] == [
        ("1.1", "Mend the roof"),
        ("1.2", "Mend the porch"),
    ]
    assert raw.rows[0].others["Board ref"].text == "4A"


def test_a_bodys_response_in_sentences_is_its_action() -> None:
    raw = plan(
        """| What inspectors said | Force response | Lead | Target date |
        | --- | --- | --- | --- |
        | Calls are answered late. | A new desk will take the calls. | Ann | May 2024 |
        | Files are lost. | Each file will have a bar code. | Bob | June 2024 |"""
    )
    assert rows(raw, "finding", "action")[1] == (
        "Files are lost.",
        "Each file will have a bar code.",
    )


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Summary of the progress", "progress_text"),
        ("Note", "progress_text"),
        ("Agreed implementation dates", "due_text"),
        ("The date of a completion", "completed_text"),
        ("The date of an inspection", ""),
    ],
)
def test_articles_make_no_other_heading(heading: str, field: str) -> None:
    senses = heading_words(words()).senses(heading)
    assert [sense.field for sense in senses[:1]] == [field]
    assert senses[0].score >= CLOSE


def test_what_is_hardly_known_in_front_of_the_actions_is_the_finding() -> None:
    raw = plan(
        """| Urgent action | Action | Owner | Due date |
        | --- | --- | --- | --- |
        | Doors to the stairs do not shut | Fit two new closers | Caretaker | May 2024 |
        | Lamps on the landing are broken | Order lamps | Clerk | June 2024 |"""
    )
    assert rows(raw, "finding", "action")[1] == ("Lamps on the landing are broken", "Order lamps")
    assert ("heading-guessed", "finding") in {doubt[:2] for doubt in raw.doubts}


def test_dates_of_what_is_to_be_done_are_no_dates_when_it_was() -> None:
    for heading in ("To be completed", "Should be achieved"):
        raw = plan(
            f"""| Finding | Action | Owner | {heading} |
            | --- | --- | --- | --- |
            | Doors do not shut | Fit two new closers | Caretaker | 3 May 2024 |
            | Lamps are broken | Order lamps for the hall | Clerk | 4 June 2024 |"""
        )
        assert rows(raw, "due_text", "completed_text")[0] == ("3 May 2024", "")


def test_a_heading_that_would_do_for_dates_alone_is_not_known_over_sentences() -> None:
    raw = plan(
        """| Standard not met | Planned undertakings | Lead officer | Due date |
        | --- | --- | --- | --- |
        | Rosters do not match demand | A new roster from the summer on | Clerk | May 2024 |
        | Reviews are late | Alerts on the board in each suite | Warden | June 2024 |"""
    )
    assert rows(raw, "finding", "action")[1] == (
        "Reviews are late",
        "Alerts on the board in each suite",
    )


def test_under_an_aim_that_is_that_of_several_the_measures_are_the_actions() -> None:
    table = """| Objective | Key deliverable | Accountable officer | End |
        | --- | --- | --- | --- |
        | Improve timeliness | Triage live in three districts | Manager | May 2024 |
        | {} | Fewer than 500 cases are open | Lead | June 2024 |"""
    assert rows(plan(table.format("Improve timeliness")), "finding", "action")[1] == (
        "Improve timeliness",
        "Fewer than 500 cases are open",
    )
    assert rows(plan(table.format("Improve quality")), "action")[1] == ("Improve quality",)


def test_to_be_done_by_over_names_says_who_and_over_dates_when() -> None:
    raw = plan(
        """| Finding | Action | To be done by | To be done when |
        | --- | --- | --- | --- |
        | Calls were answered late. | Add two staff at night | Manager | May 2024 |
        | Menus offer no choice. | Ask residents about meals | Cook | June 2024 |"""
    )
    assert rows(raw, "owner_text", "due_text") == [("Manager", "May 2024"), ("Cook", "June 2024")]


def test_bare_questions_behind_who_watches_ask_about_that() -> None:
    said = heading_words(words())
    assert [s.field for s in said.senses("Who will monitor, how and when")] == ["monitoring"]
    assert [s.field for s in said.senses("Action, by whom and when")] != ["action"]


def test_values_that_only_begin_as_a_state_make_no_status() -> None:
    raw = plan(
        """| Capability | Finding | Action | Owner | Due |
        | --- | --- | --- | --- | --- |
        | Operational coordination | Calls were late. | Add two staff | Manager | May 2024 |
        | Operational communications | Radios failed. | Buy new radios | Cook | June 2024 |"""
    )
    assert "status_text" not in raw.rows[0].fields


@pytest.mark.parametrize(
    "heading", ["Completed no later than", "Rectify before", "Send it on or before"]
)
def test_a_heading_that_ends_as_a_deadline_does_says_by_when(heading: str) -> None:
    senses = heading_words(words()).senses(heading)
    assert [(sense.field, sense.score) for sense in senses] == [("due_text", CLOSE)]


def test_a_day_of_review_is_the_deadline_where_nothing_else_is() -> None:
    raw = plan(
        """| Finding | Action | Lead | Date due for review |
        | --- | --- | --- | --- |
        | Calls were late. | Add two staff at night | Manager | May 2024 |
        | Menus offer no choice. | Ask residents about meals | Cook | June 2024 |"""
    )
    assert rows(raw, "due_text") == [("May 2024",), ("June 2024",)]


def test_headings_over_days_and_completed_are_told_by_their_values() -> None:
    text = (
        "Assessor's finding;Service's intended action;Accountable post;Anticipated date\n"
        "No contract is in place.;Let a contract with a specialist.;Archivist;Completed May 2024\n"
        "No plan is rehearsed.;Rehearse the plan each year.;Conservator;June 2024\n"
        "No one was trained.;Train all volunteers.;Conservator;July 2024"
    )
    assert rows(assemble(plain(text), load()), "finding", "due_text")[0] == (
        "No contract is in place.",
        "Completed May 2024",
    )


def test_bold_headings_are_set_apart_from_the_rows_below_a_finding_over_all() -> None:
    head = "<tr><td><b>Fix</b></td><td><b>Handled by</b></td><td><b>Gone by</b></td></tr>"
    over = "<tr><td colspan=3>Area for improvement {}: {}</td></tr>"
    line = "<tr><td>{}</td><td>{}</td><td>{}</td></tr>"
    page = (
        f"<table>{head}{over.format(1, 'Calls were late.')}"
        f"{line.format('Add two staff at night', 'Ward Manager', '3 May 2024')}"
        f"{over.format(2, 'Menus offer no choice.')}"
        f"{line.format('Ask residents about meals', 'Head Cook', '9 June 2024')}</table>"
    )
    raw = assemble(html(page), load())
    assert rows(raw, "finding_ref", "action", "due_text")[1] == (
        "2",
        "Ask residents about meals",
        "9 June 2024",
    )


def test_a_root_cause_beside_the_action_is_not_what_was_found() -> None:
    raw = plan(
        "# Finding 1: Calls were late.",
        """| Root cause | Action | Lead | Due |
        | --- | --- | --- | --- |
        | No one was named to answer them at night | Add two staff | Manager | May 2024 |""",
        "# Finding 2: Menus offer no choice.",
        """| Root cause | Action | Lead | Due |
        | --- | --- | --- | --- |
        | The budget for food was cut last year | Ask residents | Cook | June 2024 |""",
    )
    assert rows(raw, "finding") == [("Calls were late.",), ("Menus offer no choice.",)]


def test_numbers_under_a_heading_of_measures_and_actions_number_what_stands_beside_them() -> None:
    raw = plan(
        """| Material measures and actions | < | Timeframe | Who |
        | --- | --- | --- | --- |
        | A | Report to the bank twice a year. | 1 May 2024 | Harbour office |
        | 1.1 | Tell the bank of any accident. | 3 June 2024 | Harbour office |
        | 1.2 | Set up a team with skilled staff. | 1 July 2024 | Ministry |"""
    )
    assert rows(raw, "action_ref", "action") == [
        ("A", "Report to the bank twice a year."),
        ("1.1", "Tell the bank of any accident."),
        ("1.2", "Set up a team with skilled staff."),
    ]


def test_of_two_texts_in_front_of_the_action_the_sentences_are_the_finding() -> None:
    raw = plan(
        """| Statutory source | Order | Action | Who | By when |
        | --- | --- | --- | --- | --- |
        | Ports Act, 2021, s. 6 (7) | The port shall keep its lamps lit. | Buy oil | Clerk | May 2024 |
        | Ports Act, 2021, s. 9 (1) | The port shall keep a log. | Print a book | Clerk | June 2024 |"""
    )
    assert rows(raw, "finding") == [
        ("The port shall keep its lamps lit.",),
        ("The port shall keep a log.",),
    ]


def test_the_first_headings_again_under_another_group_are_no_row() -> None:
    raw = plan(
        "# Review of the port",
        """| Group 1: Ropes | < | < |
        | Recommendations | < | Responsible agency/agencies |
        | --- | --- | --- |
        | 1 | Set up a store for ropes. | Harbour office |
        | 2 | Test each rope in May. | Dock crew |
        | Group 2: Lamps | < | < |
        | Recommendations | < | Responsible agency/agencies |
        | 3 | Clean the lamps. | Light crew |""",
    )
    assert rows(raw, "section", "action", "owner_text") == [
        ("Group 1: Ropes", "Set up a store for ropes.", "Harbour office"),
        ("Group 1: Ropes", "Test each rope in May.", "Dock crew"),
        ("Group 2: Lamps", "Clean the lamps.", "Light crew"),
    ]


def test_particulars_of_the_plan_may_stand_above_its_headings_in_one_table() -> None:
    raw = plan(
        """| Name of the boat: | Anna | < | < |
        | Seen by: | Pilot | < | < |
        | **Issue from report** | **Corrective action** | **Handler** | **Finish by** |
        | The boat leaks at the bow. | Tar the planks of the bow | Harbour Manager | 3 May 2025 |
        | No flare was on board. | Buy six flares | Head of Boats | 9 June 2025 |"""
    )
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [
        (
            "The boat leaks at the bow.",
            "Tar the planks of the bow",
            "Harbour Manager",
            "3 May 2025",
        ),
        ("No flare was on board.", "Buy six flares", "Head of Boats", "9 June 2025"),
    ]
    assert [detail.label for detail in raw.details] == ["Name of the boat", "Seen by"]


def test_sentences_under_the_short_name_of_a_number_are_no_numbers() -> None:
    raw = plan(
        """| Ref. | Rec. | Mgmt action | Resp. officer | Compl. date |
        | --- | --- | --- | --- | --- |
        | 1 | The port should keep its lamps lit at night. | Buy ten lamps | Ann | May 2025 |
        | 2 | The crane should be painted each year. | Paint the crane | Bob | June 2025 |"""
    )
    assert rows(raw, "finding_ref", "finding") == [
        ("1", "The port should keep its lamps lit at night."),
        ("2", "The crane should be painted each year."),
    ]


def test_results_that_open_with_a_state_say_how_far_it_has_got() -> None:
    raw = plan(
        """| Finding | Action | Who | When | Outcome at follow-up |
        | --- | --- | --- | --- | --- |
        | Ropes rot. | Build a shed | Bosun | May 2031 | In progress |
        | Lamps are dark. | Put up lamps | Warden | June 2031 | Complete. Two lamps are lit. |
        | No drills. | Drill each crew | Warden | July 2031 | Not started – crew is away |"""
    )
    assert rows(raw, "status_text")[1] == ("Complete. Two lamps are lit.",)


@pytest.mark.parametrize("heading", ["IRP", "Point of order"])
def test_codes_that_grow_number_what_stands_beside_them_and_name_no_group(heading: str) -> None:
    raw = plan(
        f"""| {heading} | Finding | Action | Who | When |
        | --- | --- | --- | --- | --- |
        | 26/01 | Ropes rot. | Build a shed | Bosun | May 2031 |
        | ^ | ^ | Buy new ropes | Bosun | May 2031 |
        | 26/02 | Lamps are dark. | Put up lamps | Warden | June 2031 |"""
    )
    assert rows(raw, "section", "finding_ref") == [("", "26/01"), ("", "26/01"), ("", "26/02")]


def test_names_of_groups_in_a_column_of_numbers_do_not_hide_these() -> None:
    raw = assemble(
        plain(
            "Harbour rec\tRecommendation text\tAction\tWho\tWhen\n"
            "Ropes\n"
            + "".join(
                f"F-{at}\tRopes of kind {at} rot in the rain.\tBuy more of kind {at}\tBosun\tMay 2031\n"
                for at in range(1, 6)
            )
        ),
        load(),
    )
    assert rows(raw, "section", "finding_ref")[:2] == [("Ropes", "F-1"), ("Ropes", "F-2")]


def test_names_merged_over_rows_under_no_heading_are_groups() -> None:
    raw = plan(
        """|  | Finding | Action | Who | When |
        | --- | --- | --- | --- | --- |
        | Boats | Ropes rot. | Build a shed | Bosun | May 2031 |
        | ^ | Sails tear. | Mend the sails | Bosun | May 2031 |
        | Pier | Lamps are dark. | Put up lamps | Warden | June 2031 |
        | ^ | Steps are wet. | Clean the steps | Warden | June 2031 |"""
    )
    assert rows(raw, "section") == [("Boats",), ("Boats",), ("Pier",), ("Pier",)]


def test_a_sign_under_the_heading_of_actions_is_no_action() -> None:
    raw = plan(
        """| Issue | Actions | < | < | < |
        | ^ | What will we do? | Who? | When? | £ |
        | --- | --- | --- | --- | --- |
        | Ropes rot. | Build a shed | Bosun | May 2031 | £900 |
        | Lamps are dark. | Put up lamps | Warden | June 2031 | £80 |"""
    )
    assert rows(raw, "action") == [("Build a shed",), ("Put up lamps",)]


def test_days_under_a_heading_that_nobody_knows_are_no_numbers() -> None:
    raw = plan(
        """| Remedy | Answerable to | Remedy date |
        | --- | --- | --- |
        | Build a shed for the ropes | Bosun | 14.05.31 |
        | Put up two lamps at the pier | Warden | 03.03.31 |
        | Drill each crew once a week | Warden | 21.04.31 |"""
    )
    assert rows(raw, "action_ref", "due_text")[0] == ("", "14.05.31")


@pytest.mark.parametrize(
    ("heading", "does_it"), [("Identified lead", True), ("Identified by", False)]
)
def test_a_person_identified_does_it_and_one_who_identified_it_does_not(
    heading: str, does_it: bool
) -> None:
    raw = plan(
        f"""| Ref | Recommendation | Action | {heading} | Due date |
        | --- | --- | --- | --- | --- |
        | 1 | Lamps were dim. | Buy lamps | Head of Quays | May 2031 |
        | 2 | Ropes were thin. | Buy ropes | Harbour Master | June 2031 |"""
    )
    owners = [("Head of Quays",), ("Harbour Master",)] if does_it else [("",), ("",)]
    assert rows(raw, "owner_text") == owners
