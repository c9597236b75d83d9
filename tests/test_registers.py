"""Registers of cases have officers and dates as plans do, and are none."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows

_REGISTERS = {
    "applications": """| Ref | Site address | Proposed development | Planning officer | Due date | Status |
    | --- | --- | --- | --- | --- | --- |
    | 1/22 | 4 Low Road, Upton | Garage and new access to the lane | A. Brown | 3 May 2022 | Open |
    | 2/22 | 9 The Row, Upton | Loft made into two bedrooms | C. Dean | 9 May 2022 | Open |""",
    "requests": """| No | Received | What was requested | Team | Deadline | Outcome |
    | --- | --- | --- | --- | --- | --- |
    | 7 | 1 June 2022 | How many lamps were broken last year? | Streets | 1 July 2022 | Sent in full |
    | 8 | 2 June 2022 | Please send the list of hired cars. | Fleet | 2 July 2022 | Refused |""",
    "decisions": """| Report title | Purpose of report | Meeting date | Lead officer | Due date |
    | --- | --- | --- | --- | --- |
    | Fees | To agree the fees of next year | 5 May 2022 | Treasurer | 1 May 2022 |
    | Parks | To note the work of the rangers | 5 June 2022 | Park Manager | 1 June 2022 |""",
    "decided": """| Item | Applicant | Address | Recommendation | Officer |
    | --- | --- | --- | --- | --- |
    | 1 | A. Firth | 3 The Quay | Permit with conditions | Ms Bell |
    | 2 | B. Noon | 8 The Quay | Refuse | Ms Bell |""",
    "accidents": """| Date | Time | What happened | Injury | First aid given |
    | --- | --- | --- | --- | --- |
    | 3 May 2031 | 10.40 | Slipped on the wet deck | Bruise | Cold compress |
    | 4 May 2031 | 12.15 | Fell over a rope on the pier | Cut hand | Plaster |""",
    "upkeep": """| Machine | Task | Contractor | Last serviced | Next due |
    | --- | --- | --- | --- | --- |
    | Crane | Yearly test of the brake | LiftCo | 3 May 2030 | 3 May 2031 |
    | Pump | Change of all the filters | WetCo | 4 May 2030 | 4 May 2031 |""",
    "complaints": """| No | Complaint | Date acknowledged | Outcome | Date closed |
    | --- | --- | --- | --- | --- |
    | 1 | The bin was not emptied for weeks | 2 May 2022 | Upheld | 9 May 2022 |
    | 2 | Nobody rang back about the leak | 6 May 2022 | Not upheld | 9 June 2022 |""",
}


@pytest.mark.parametrize("table", _REGISTERS.values(), ids=_REGISTERS)
def test_a_register_of_what_has_come_in_is_no_plan(table: str) -> None:
    assert not plan(table).rows


def test_a_register_that_says_what_is_to_be_done_is_a_plan() -> None:
    raw = plan(
        """| Complaint | Received | Action | Owner | By when |
        | --- | --- | --- | --- | --- |
        | The bin was not emptied for weeks | 2 May 2022 | Change the round | Streets | June 2022 |"""
    )
    assert rows(raw, "action", "owner_text") == [("Change the round", "Streets")]


def test_an_outcome_and_a_contact_alone_are_no_plan() -> None:
    raw = plan(
        """| Survey | Outcome | Contact |
        | --- | --- | --- |
        | Fares | Most of those asked would pay more | Bus Team |
        | Parks | Three in four come every week | Park Manager |"""
    )
    assert not raw.rows


def test_decisions_beside_headings_of_no_register_are_a_plan() -> None:
    raw = plan(
        """| Recommendation | Decision | Action | Owner | By when |
        | --- | --- | --- | --- | --- |
        | Buy a boat | Approved | Order the boat | Bursar | June 2031 |
        | Sell the pier | Deferred | Ask the crew | Head Porter | July 2031 |"""
    )
    assert rows(raw, "action", "owner_text")[0] == ("Order the boat", "Bursar")
