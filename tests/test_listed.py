"""Actions in lists and numbered paragraphs, without a table."""

from __future__ import annotations

from documents import rows
from markup_documents import html
from markup_documents import plain

from planlift.extract.assembly import assemble
from planlift.extract.assembly.ledger import balance
from planlift.vocabulary import load

FIELDS = ("finding_ref", "finding", "action", "owner_text", "due_text")


def test_items_with_who_and_when_at_their_ends_are_actions() -> None:
    raw = assemble(
        html(
            "<h1>Action plan of the school</h1><h2>Recommendation R1: Improve the writing</h2><ul>"
            "<li>Teach a weekly lesson of writing (Lead: Literacy Lead; by April 2025)</li>"
            "<li>Train all of the teachers (Lead: Deputy Head, Literacy; by 14 February 2025).</li>"
            "</ul><h2>Recommendation R2: Raise attendance</h2>"
            "<ul><li>Meet all parents each term. Owner: Headteacher. Deadline: July 2025</li></ul>"
        ),
        load(),
    )
    assert rows(raw, *FIELDS) == [
        (
            "R1",
            "Improve the writing",
            "Teach a weekly lesson of writing",
            "Literacy Lead",
            "by April 2025",
        ),
        (
            "R1",
            "Improve the writing",
            "Train all of the teachers",
            "Deputy Head, Literacy",
            "by 14 February 2025",
        ),
        ("R2", "Raise attendance", "Meet all parents each term.", "Headteacher", "July 2025"),
    ]
    assert not balance(raw).lost
    assert not balance(raw).twice


def test_remarks_at_the_ends_of_items_are_no_owners() -> None:
    raw = assemble(
        html(
            "<h1>Minutes of the board</h1><h2>Matters arising</h2><ul>"
            "<li>The plan was agreed by all members (see paper 4; dated May 2025)</li>"
            "<li>The chair thanked the team (Contact: clerk; tel. 01234)</li>"
            "<li>The budget was noted (Finance Director, May 2025)</li></ul>"
        ),
        load(),
    )
    assert not raw.rows


ANSWERS = """1. PAC conclusion: Nobody knows how many places are needed.
1. PAC recommendation: The Department should forecast demand.
1.1 The Government agrees with the Committee's recommendation.
Target implementation date: Spring 2025
1.2 The Department will publish a forecast.
1.3 A pilot began in January 2025.
2. PAC conclusion: Prices are hidden from councils.
2. PAC recommendation: The Department should publish the fees.
2.1 The Government disagrees with the Committee's recommendation.
2.2 Publication could reduce competition."""


def test_a_government_answers_recommendations_in_paragraphs() -> None:
    raw = assemble(plain(ANSWERS), load())
    assert rows(raw, "finding_ref", "finding", "due_text", "action") == [
        (
            "1",
            "The Department should forecast demand.",
            "Spring 2025",
            "The Department will publish a forecast.\n1.3 A pilot began in January 2025.",
        ),
        (
            "2",
            "The Department should publish the fees.",
            "",
            "Publication could reduce competition.",
        ),
    ]
    assert rows(raw, "response")[1] == (
        "2.1 The Government disagrees with the Committee's recommendation.",
    )
    assert not balance(raw).lost
    assert not balance(raw).twice


def test_recommendations_that_nobody_answers_are_no_plan() -> None:
    assert not assemble(plain(ANSWERS.replace("agrees with", "wrote")), load()).rows


def test_other_lists_with_leads_are_no_plan() -> None:
    raw = assemble(
        html(
            "<h1>Who is who</h1><ul><li>Data team for the board (Lead: Sam Ali; since May 2023)</li>"
            "<li>Communications and web (Lead: Kim Lee; until June 2025)</li></ul>"
        ),
        load(),
    )
    assert not raw.rows


def test_the_full_stop_of_an_item_is_not_of_its_deadline() -> None:
    raw = assemble(
        html(
            "<h1>Report</h1><h2>What we will do next</h2><ul>"
            "<li>Set up one front door for families. Lead: Director. Timescale: May 2025.</li>"
            "<li>Write to all of the schools. Lead: Manager. Timescale: June 2025.</li></ul>"
        ),
        load(),
    )
    assert rows(raw, "due_text") == [("May 2025",), ("June 2025",)]


TABLE = (
    "<table><tr><th>Action</th><th>Owner</th><th>Due</th></tr>{}"
    "<tr><td>Review each plan at 28 days</td><td>Inspector</td><td>May 2025</td></tr></table>"
)


def test_a_heading_that_asks_what_a_column_may_ask_is_no_section() -> None:
    raw = assemble(
        html(
            "<h1>Plan</h1><h2>Theme 1: Waiting times</h2><h3>Where are we now?</h3>"
            f"<p>Children wait for long.</p>{TABLE.format('')}"
        ),
        load(),
    )
    assert rows(raw, "section") == [("Theme 1: Waiting times",)]


def test_an_area_that_says_what_must_change_is_the_finding() -> None:
    area = "<tr><td colspan=3>Area for improvement 2: {}</td></tr>"
    said = assemble(html(TABLE.format(area.format("The force must record each crime"))), load())
    named = assemble(html(TABLE.format(area.format("Recording of crimes"))), load())
    assert rows(said, "finding_ref", "finding") == [("2", "The force must record each crime")]
    assert rows(named, "finding_ref", "finding") == [("", "")]
    assert rows(named, "section") == [("Area for improvement 2: Recording of crimes",)]


def test_a_heading_that_says_by_when_dates_the_items_below_it() -> None:
    raw = assemble(
        html(
            "<h1>Remedy</h1><h2>Within two weeks</h2><ul>"
            "<li>Write to the family to say sorry. (Head of Housing)</li>"
            "<li>Repair the roof of their home. (Repairs Manager)</li></ul>"
            "<h2>Within six months</h2><ul>"
            "<li>Train all of the call handlers. (Customer Services Manager)</li></ul>"
        ),
        load(),
    )
    assert rows(raw, "action", "owner_text", "due_text") == [
        ("Write to the family to say sorry.", "Head of Housing", "Within two weeks"),
        ("Repair the roof of their home.", "Repairs Manager", "Within two weeks"),
        ("Train all of the call handlers.", "Customer Services Manager", "Within six months"),
    ]
    assert not balance(raw).lost
    assert not balance(raw).twice


def test_who_and_when_after_dashes_below_what_should_be() -> None:
    raw = assemble(
        html(
            "<h1>Improvement plan</h1><h2>Leaders should look at each record once a year</h2><ol>"
            "<li>Buy the tool for audits – Business Manager – by May 2024</li>"
            "<li>Report to the board – Chief Nurse – 3 June 2024</li></ol>"
        ),
        load(),
    )
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [
        (
            "Leaders should look at each record once a year",
            "Buy the tool for audits",
            "Business Manager",
            "by May 2024",
        ),
        (
            "Leaders should look at each record once a year",
            "Report to the board",
            "Chief Nurse",
            "3 June 2024",
        ),
    ]


def test_items_over_others_that_say_who_and_when_are_findings() -> None:
    raw = assemble(
        html(
            "<h1>Action plan</h1><ol><li>Mend the roads<ul>"
            "<li>Fill each hole in the town (Owner: Head of Roads; by May 2024)</li>"
            "<li>Sweep all the pavements (Owner: Foreman; by June 2024)</li></ul></li>"
            "<li>Light the parks<ul>"
            "<li>Buy sixty new lamps (Owner: Buyer; by July 2024)</li></ul></li></ol>"
        ),
        load(),
    )
    assert rows(raw, "finding", "action") == [
        ("Mend the roads", "Fill each hole in the town"),
        ("Mend the roads", "Sweep all the pavements"),
        ("Light the parks", "Buy sixty new lamps"),
    ]
    assert not balance(raw).lost
    assert not balance(raw).twice


def test_boxes_to_tick_in_a_typed_list_say_what_is_done() -> None:
    raw = assemble(
        plain(
            "# Actions after the visit\n\n## Action 1: Keep the kitchen clean\n\n"
            "- [x] Buy new cloths for the kitchen (Head Cook, 3 May 2024)\n"
            "- [ ] Mend the tap above the sink (Porter, 4 June 2024)\n"
        ),
        load(),
    )
    assert rows(raw, "action", "owner_text", "status_text") == [
        ("Buy new cloths for the kitchen", "Head Cook", "☑"),
        ("Mend the tap above the sink", "Porter", "☐"),
    ]
    assert not balance(raw).lost
    assert not balance(raw).twice


def test_who_in_front_of_an_action_below_a_heading_that_says_when() -> None:
    raw = assemble(
        html(
            "<h1>Next steps</h1><h2>By 4 May 2024</h2><ul>"
            "<li>Finance Manager: pay all the invoices</li><li>Chair: thank all the staff</li></ul>"
        ),
        load(),
    )
    assert rows(raw, "action", "owner_text", "due_text") == [
        ("pay all the invoices", "Finance Manager", "By 4 May 2024"),
        ("thank all the staff", "Chair", "By 4 May 2024"),
    ]


def test_each_fact_in_brackets_of_its_own() -> None:
    raw = assemble(
        plain(
            "# Ward action plan\n\n1.1 Buy green tape for the beds [Lead: Matron] [Date: 4 May 2024]\n"
            "1.2 Train all of the night staff [Lead: Sister, Night] [Date: June 2024]\n"
        ),
        load(),
    )
    assert rows(raw, "action", "owner_text", "due_text") == [
        ("Buy green tape for the beds", "Matron", "4 May 2024"),
        ("Train all of the night staff", "Sister, Night", "June 2024"),
    ]


def test_a_recommendation_holds_over_headings_that_part_what_is_said_of_it() -> None:
    raw = assemble(
        plain(
            "# Improvement plan of the fire college\n\n## Recommendation 1\n\n"
            "The college should test all crews.\n\n### Reply\n\nThe college agrees with that.\n\n"
            "### Actions\n\n- Write a test. Owner: Training Manager. Deadline: April 2025.\n"
            "- Hold the test. Owner: Drill Officer. Deadline: June 2025.\n"
        ),
        load(),
    )
    assert rows(raw, "finding_ref", "finding", "action") == [
        ("1", "The college should test all crews.", "Write a test."),
        ("1", "The college should test all crews.", "Hold the test."),
    ]


def test_a_line_with_a_colon_announces_actions_of_a_letter() -> None:
    items = (
        "- Ring all the families today – Duty Desk (Mark) – 27 May 2025\n"
        "- Write the report on it – Night Team (Jo) – 3 June 2025\n"
    )
    raw = assemble(plain(f"Hello all\n\nThe actions we agreed this morning:\n\n{items}"), load())
    assert rows(raw, "action", "owner_text", "due_text")[0] == (
        "Ring all the families today",
        "Duty Desk (Mark)",
        "27 May 2025",
    )
    raw = assemble(plain(f"Hello all\n\nPeople who came to see us:\n\n{items}"), load())
    assert not raw.rows


def test_who_and_when_on_the_line_below_each_action() -> None:
    raw = assemble(
        plain(
            "To: all keepers\n\nHere are the actions from the vet's visit.\n\n"
            "1. Renew the fence of the goats.\n   Head Keeper - 3 June 2031\n"
            "2. Order a second pump\n   4 July 2031, Works Team\n"
            "3. Paint the gate - both sides.\n   Gardener by May 2031\n"
        ),
        load(),
    )
    assert rows(raw, "action", "owner_text", "due_text") == [
        ("Renew the fence of the goats.", "Head Keeper", "3 June 2031"),
        ("Order a second pump", "Works Team", "4 July 2031"),
        ("Paint the gate - both sides.", "Gardener", "by May 2031"),
    ]
    assert not balance(raw).lost
    assert not balance(raw).twice


def test_who_and_when_in_brackets_and_after_dashes_in_either_order() -> None:
    raw = assemble(
        plain(
            "Actions of the choir\n\n"
            "- Tune the organ (Organist – 3 June 2031)\n"
            "- Print new books (by 4 July 2031; Librarian)\n"
            "- Clean the gallery (Caretaker) – 5 May 2031\n"
            "- Replace the lamps – Verger (monthly)\n"
            "- Buy red robes – 6 June 2031 – Treasurer\n"
        ),
        load(),
    )
    assert rows(raw, "action", "owner_text", "due_text") == [
        ("Tune the organ", "Organist", "3 June 2031"),
        ("Print new books", "Librarian", "by 4 July 2031"),
        ("Clean the gallery", "Caretaker", "5 May 2031"),
        ("Replace the lamps", "Verger", "monthly"),
        ("Buy red robes", "Treasurer", "6 June 2031"),
    ]


def test_lists_of_people_and_days_that_bid_nobody_are_no_plan() -> None:
    items = "- Talk on soils – Ann Lee – 4 May 2031\n- Walk in woods – Tom Roe – 5 May 2031\n"
    prizes = "- Cups were given – Mrs Day – 4 May 2031\n- Flags were hung – Mr Fox – 5 May 2031\n"
    assert not assemble(plain(f"Climate Action Week\n\n{items}"), load()).rows
    assert not assemble(plain(f"All actions were complete.\n\n{prizes}"), load()).rows


def test_who_in_brackets_behind_each_action_of_a_plan() -> None:
    raw = assemble(
        plain(
            "Action plan (continued)\n\n4. Ropes are worn\n   4.1 Buy new ropes by June 2031 (Head Porter)\n"
            "5. Nobody checks the lamps\n   5.1 Check each of the lamps daily (Deck Officer)\n"
        ),
        load(),
    )
    assert rows(raw, "finding_ref", "finding", "action", "owner_text", "due_text") == [
        ("4", "Ropes are worn", "Buy new ropes by June 2031", "Head Porter", ""),
        ("5", "Nobody checks the lamps", "Check each of the lamps daily", "Deck Officer", ""),
    ]
    news = (
        "News of the plan\n\n- The new pier was opened (Mayor)\n- All crews were fed (Head Cook)\n"
    )
    assert not assemble(plain(news), load()).rows


def test_who_and_when_in_a_last_sentence_or_in_front() -> None:
    behind = (
        "# Actions of the choir\n\n1. **Tune the organ.** _Organist_, by 3 June 2031\n"
        "2. **Clean the gallery.** _Caretaker_, done\n"
    )
    assert rows(assemble(plain(behind), load()), "action", "owner_text", "due_text") == [
        ("Tune the organ.", "Organist", "by 3 June 2031"),
        ("Clean the gallery.", "Caretaker", ""),
    ]
    front = (
        "Actions that we agreed on 1 May 2031:\n\n"
        "Caretaker - by 3 June 2031: clean the gallery of the hall.\n"
        "Head Cook - by 4 July 2031: replace all of the pans.\n"
    )
    raw = assemble(plain(front), load())
    assert rows(raw, "action", "owner_text", "due_text") == [
        ("clean the gallery of the hall.", "Caretaker", "by 3 June 2031"),
        ("replace all of the pans.", "Head Cook", "by 4 July 2031"),
    ]
    assert not balance(raw).lost
    assert not balance(raw).twice


def test_who_alone_behind_each_action_of_a_letter() -> None:
    raw = assemble(
        plain(
            "We agreed these actions:\n\n1. Ropes to be renewed by 3 June 2031. (Owner: Bosun)\n"
            "2. Lamps to be counted daily.\n(Owner: Deck Officer)\n"
        ),
        load(),
    )
    assert rows(raw, "action_ref", "action", "owner_text") == [
        ("1", "Ropes to be renewed by 3 June 2031.", "Bosun"),
        ("2", "Lamps to be counted daily.", "Deck Officer"),
    ]
