"""Registers with people and days in them that are no plans."""

from __future__ import annotations

import pytest
from documents import plan
from read_rows import table

from planlift.extract.assembly.grids import duties

REGISTERS = {
    "what happened when": table(
        "Time frame | Action",
        "8 July 2021 | The inquiry was opened by the port's board.",
        "11 August 2022 | Interim report handed to the mayor.",
        "28 April 2023 | The hearings ended.",
    ),
    "how many of each": table(
        "Status | Number of recommendations | Recommendations",
        "Implemented | 3 | A, B, C",
        "Not implemented | 1 | D",
    ),
    "breaches of data": table(
        "Date of incident | What happened | Reported | Action taken",
        "3 May 2024 | A list was lost on a bus. | No | Staff were told again of the rule.",
        "9 May 2024 | A file was sent to a shop. | Yes | The shop has wiped the file.",
    ),
    "money given": table(
        "Group | Project | Sum awarded | Date paid | Officer",
        "Scouts | New roof for the hut | £450 | 3 May 2024 | Grants Officer",
        "Choir | Music and a room | £120 | 9 May 2024 | Grants Officer",
    ),
    "a body's own check against a code": table(
        "Code section | Code requirement | Comply (Yes/No) | Evidence, commentary and any explanations",
        "2.1 | Harbours must print their tariff. | Yes | The tariff hangs in the hall.",
        "2.2 | Harbours must answer letters in ten days. | Partial | A clerk will be told.",
    ),
    "a check against a code, its answers behind a colon": table(
        "Code provision | Code requirement | Comply: Yes / No | Evidence | Commentary / explanation",
        "2.1 | Harbours must print their tariff. | Yes | Tariff, page 2 | It hangs in the hall.",
        "2.2 | Harbours must answer letters in ten days. | No | | To be part of the course.",
    ),
    "who sits on a board": table(
        "Name | Role | Appointed by | Term of office | Committee | Link responsibility",
        "Ann Poole | Chair | Council | 01/09/2021 - 31/08/2025 | Ropes | Flares",
        "Tim Dean | Member | Crews | 12/10/2022 - 11/10/2026 | Boats | Lamps",
    ),
    "what is kept for how long": table(
        "Record | Retention period | Action at end of period | Owner | Reason",
        "Logs | Permanent | Send to the archive | Clerk | Law of the sea",
        "Bills | 6 years | Burn them all | Purser | Tax",
    ),
    "licences": table(
        "Licence no | Premises | Holder | Issued | Expires | Conditions",
        "PL101 | The Swan | A. Hay | 3 May 2023 | 2 May 2024 | Doors shut at eleven",
        "PL102 | The Bell | B. Wye | 9 May 2023 | 8 May 2024 | No music at night",
    ),
    "what officers may decide": table(
        "Function | Delegated to | Conditions | Source",
        "Grant of pitches | Head of Markets | After a talk with the chair | Act 1982",
        "Write off of debts | Treasurer | Told to the board each quarter | Rules",
    ),
    "upkeep": table(
        "Asset | Task | Frequency | Responsible | Last done | Next due",
        "Boiler | Service the burner | Yearly | Caretaker | May 2023 | May 2024",
        "Lift | Grease the cables | Monthly | Engineer | April 2024 | May 2024",
    ),
    "a day of a visit": table(
        "Time | Activity | Who | Where",
        "09:00 | Meet the head and the board | Lead inspector | Office",
        "10.30 | Visit two lessons | Second inspector | Hall",
    ),
    "risks": table(
        "Risk | Mitigation | Owner | Target date",
        "No cooks | Keep a list of relief cooks | Head cook | May 2024",
        "No heat | Look at the boiler each year | Caretaker | June 2024",
    ),
    "calls that came in": table(
        "Referral no. | Date received | Concern | Referred by | Action taken | Allocated to",
        "1041 | 3 May 2024 | Neglect | School | Sent on to early help | J. Bell",
        "1042 | 9 May 2024 | Theft | Bank | Enquiry was opened | S. Lee",
    ),
    "what happened": table(
        "Date | What happened | Agency",
        "3 May 2024 | Mr M. was admitted to hospital | Hospital",
        "9 May 2024 | Officers attended the address | Police",
    ),
    "concerns of a month": table(
        "Date | Nature of concern | Source of report | Outcome | Worker",
        "3 May 2024 | Neglect | School | Passed to early help | J. Bell",
        "9 May 2024 | Theft | Bank | Enquiry opened | S. Lee",
    ),
    "work that comes round": table(
        "Area | Task | Frequency | Responsible",
        "Kitchen | Clean the hood | Weekly | Cook",
        "Lounge | Dust all shelves | Daily | Domestic staff",
    ),
    "messages": table(
        "Audience | Key message | Channel | When | Who",
        "Staff | What the visit found and what is next. | Talk | May 2024 | Chief Executive",
        "Parents | How we will involve you. | Letter | June 2024 | Head of Service",
    ),
    "people to be asked": table(
        "Stakeholder group | How we will consult | When | Lead officer",
        "Tenants | Hold two drop-in events. | May 2024 | Engagement Officer",
        "Staff | Ask them in team meetings. | June 2024 | HR Partner",
    ),
    "days of messages": table(
        "Date | Activity | Audience | Channel | Lead",
        "3 May 2024 | Staff briefing | All staff | Talk | Chief Executive",
        "9 May 2024 | Letter to parents | Parents | Post | Head of Service",
    ),
    "milestones": table(
        "Milestone | Planned date | Actual date",
        "Outline case approved | March 2024 | March 2024",
        "Planning consent | June 2024 | July 2024",
    ),
    "faults mended": table(
        "Date reported | Fault | Location | Reported by | Contractor | Date fixed",
        "3 May 2024 | Leaking tap | Kitchen | Cook | AB Plumbing | 4 May 2024",
        "9 May 2024 | Lift was stuck | Hall | Desk | Lift Company | 9 May 2024",
    ),
    "phases and their days": table(
        "Phase | Activity | Date",
        "1 | Advert published | 5 May 2024",
        "2 | Interviews | 9 June 2024",
    ),
    "duties in words": table(
        "Task | Responsible | Accountable | Consulted | Informed",
        "Draft the strategy | Policy officer | Director | Partners | Cabinet",
        "Publish the strategy | Press officer | Director | Lawyers | Public",
    ),
    "powers handed down": table(
        "Matter | Delegated to | Limit | Conditions",
        "Hire boats | Harbour master | £5,000 | Within budget",
        "Write off debts | Treasurer | £900 | Report to the board",
    ),
    "powers kept": table(
        "Matter reserved | Decision maker | Conditions",
        "Hire of boats for more than a year | Harbour board | Two members agree",
        "Loans from any bank of the town | Full council | After advice",
    ),
    "duties in letters": table(
        "Activity | Director | Head of Service | Analyst",
        "Set the priorities | A | R | I",
        "Collect the data | I | A/C | R",
    ),
    "somebody's care": table(
        "Need | Goal | How this will be met | By whom | Review date",
        "Walking | To walk to the hall | Frame and one carer | Care staff | 5 May 2024",
        "Eating | To keep one's weight | Drinks twice a day | Kitchen | 9 May 2024",
    ),
    "what is provided, and how often": table(
        "Outcome | Provision | Who will provide it | How often",
        "Sam reads simple texts alone | Reading together | Assistant | Daily",
        "Sam asks for help when sad | A group of four | Teacher | Weekly",
    ),
    "the days of a visit": table(
        "Day | Time | Activity | Inspector | Staff involved",
        "Monday | 09:00 | Meeting with the head | Lead inspector | Head",
        "Monday | 10:00 | Visits to lessons | Team | Teachers",
    ),
    "told and done": table(
        "You said | We did",
        "The hall is too cold. | New heaters were fitted in May.",
        "Letters are hard to read. | Letters were written anew.",
    ),
    "lessons seen": table(
        "Date | Teacher | Lesson | Strengths | Areas for development",
        "3 May | J. Bell | Sums | Good pace | Check what all have understood",
        "9 May | S. Lee | Rivers | Clear maps | Ask more open questions",
    ),
}


@pytest.mark.parametrize("name", REGISTERS)
def test_a_register_is_no_plan(name: str) -> None:
    assert plan(REGISTERS[name]).rows == ()


def test_a_plan_after_an_incident_is_one() -> None:
    raw = plan(
        table(
            "Incident | Lesson | Action | Responsible | By when | Date paid",
            "A list was lost. | Lists were on paper. | Move lists to tablets. | Clerk | May 2024 |",
            "A bus was late. | No one rang. | Ring when late. | Driver | June 2024 |",
        )
    )
    assert len(raw.rows) == 2


PLANS = {
    "risks that are acted on": (
        "Risk identified | Action | Owner | Target date",
        "Nobody knows the rule | Brief each team | Clerk | May 2024",
        "No relief cooks | Draw up a list of cooks | Head cook | June 2024",
    ),
    "mitigation of what was found": (
        "Finding | Risk | Mitigating action | Responsible | By when",
        "No drills were held | People are hurt | Hold a drill | Manager | May 2024",
        "The panel was broken | No alarm | Replace the panel | Caretaker | June 2024",
    ),
    "days on which to act": (
        "Date | Action | Owner",
        "3 May 2024 | Publish the list of cooks | Clerk",
        "9 May 2024 | Send the list to each hall | Head cook",
    ),
    "how often, after a finding": (
        "Issue | Task | Frequency | Responsible",
        "The hood was greasy | Clean the hood | Weekly | Cook",
        "Dust lay on shelves | Dust all shelves | Daily | Domestic staff",
    ),
    "steps with a day or how often": (
        "Action step | Person monitoring | By when/frequency",
        "Clean the hood of the kitchen | Head cook | 3 May 2024",
        "Dust all shelves of the hall | Caretaker | June 2024",
    ),
    "messages with actions": (
        "Recommendation | Action | Audience | Channel | Lead | Due date",
        "Tell families more | Send a letter each month | Families | Post | Clerk | May 2024",
        "Explain decisions | Write the letters anew | Tenants | Post | Head | June 2024",
    ),
    "duties with days": (
        "Action | Responsible | Accountable | Consulted | Informed | By when",
        "Draft the strategy | Policy officer | Director | Partners | Cabinet | May 2024",
        "Publish the strategy | Press officer | Director | Lawyers | Public | June 2024",
    ),
    "phases that bid": (
        "Phase | Activity | Date",
        "1 | Appoint a director of the service | May 2024",
        "2 | Publish the new plan on the site | June 2024",
    ),
    "needs of a service": (
        "Need | Goal | Action | Lead | Due date",
        "Too few plans | Plans in time | Appoint two writers | Head | May 2024",
        "Long waits | Waits of a month | Open a second clinic | Nurse | June 2024",
    ),
    "milestones that bid": (
        "Milestone | Target date",
        "Appoint a director of the service | May 2024",
        "Publish the new plan on the site | June 2024",
    ),
    "stakeholders of what was found": (
        "Stakeholder | Issue | Action | Lead",
        "Tenants | They were not asked. | Hold two drop-in events | Officer",
        "Staff | They felt uninformed. | Publish minutes each week | HR Partner",
    ),
    "told, and by when it will be done": (
        "You said | We did | When",
        "The hall is too cold. | New heaters were bought. | May 2024",
        "Letters are hard to read. | Letters are written anew. | June 2024",
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_with_headings_of_a_register_is_one(name: str) -> None:
    assert len(plan(table(*PLANS[name])).rows) == 2


def test_controls_of_risks_that_are_scored_are_no_actions() -> None:
    raw = plan(
        table(
            "Risk | Inherent | Controls | Residual | Target date",
            "No cooks | 20 | Adverts in place; cover agreed | 12 | May 2024",
            "No heat | 16 | Boiler looked at each year | 8 | June 2024",
        )
    )
    assert raw.rows == ()


def test_a_long_heading_with_such_a_word_makes_no_register() -> None:
    raw = plan(
        table(
            "Area of concern raised by the coroner | Planned action to address it | Lead nurse",
            "Charts were not read | Read charts at each handover | A. Bell",
            "Doors were locked | Give each person a key | S. Lee",
        )
    )
    assert len(raw.rows) == 2


def test_the_steps_of_a_procedure_are_no_actions() -> None:
    steps = table(
        "Step | Action | Responsible person",
        "1 | Sign out on the board | Each driver",
        "2 | Ring the duty manager | Clerk",
    )
    assert plan(steps).rows == ()
    assert len(plan(steps.replace("| Responsible person |", "| By when |")).rows) == 2


def test_a_check_against_a_code_with_owners_and_days_is_a_plan() -> None:
    raw = plan(
        table(
            "Requirement | Compliant | Action required | Owner | By when",
            "A tariff must be printed. | No | Hang it in the hall | Clerk | May 2024",
            "Letters must be answered. | Partial | Tell the clerk of the rule | Mayor | June 2024",
        )
    )
    assert len(raw.rows) == 2


def test_long_texts_are_soon_known_to_be_no_letters_of_duties() -> None:
    assert duties._letters(["who is asked " * 5000 + "1"]) == frozenset()
    assert duties._letters(["A / R", "c", "", "A, C"]) == {"a", "c", "r"}


@pytest.mark.parametrize(
    ("heads", "rows"),
    [("Mitigating action | Owner | Due date | Status", 2), ("Mitigation | Owner", 0)],
)
def test_mitigating_actions_with_who_when_and_how_far_are_a_plan(heads: str, rows: int) -> None:
    count = heads.count("|") + 1
    cells = ["Dry each rope by the fire", "Head of Ropes", "3 May 2031", "In progress"][:count]
    others = ["Light the lamps at dusk", "Warden", "9 June 2031", "Completed"][:count]
    raw = plan(
        f"""| Risk | {heads} |
        | {" | ".join(["---"] * (count + 1))} |
        | Ropes may break | {" | ".join(cells)} |
        | Boats may sink | {" | ".join(others)} |"""
    )
    assert len(raw.rows) == rows
