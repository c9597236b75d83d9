"""Texts with people and days beside them that are no actions."""

from __future__ import annotations

import pytest
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.vocabulary import load

PAGES = {
    "events": (
        "<h1>What is on</h1><h2>Fair on the green</h2><p>Join us for music in the park.</p>"
        "<p>Date: 5 May 2024</p><p>Contact: Jane Bell</p><h2>Book club</h2>"
        "<p>We read two novels this month.</p><p>Date: 12 May 2024</p><p>Contact: Sam Lee</p>"
    ),
    "jobs": (
        "<h1>Jobs</h1><h2>Gardener for the park</h2><p>You will cut all of the grass.</p>"
        "<p>Salary: £20,000</p><p>Closing date: 5 May 2024</p><p>Manager: Jane Bell</p>"
        "<h2>Cook for the school</h2><p>You will cook lunch each day.</p>"
        "<p>Salary: £21,000</p><p>Closing date: 12 May 2024</p><p>Manager: Sam Lee</p>"
    ),
    "consultations": (
        "<h1>Have your say</h1><p>1. Changes to the bus times in the north.</p>"
        "<p>Contact: Bus Team Deadline: 5 May 2024</p><p>2. New rules for boats on the lake.</p>"
        "<p>Contact: Lake Team Deadline: 6 June 2024</p>"
    ),
    "policies": (
        "<h1>Policies</h1><dl><dt>Data policy of the council</dt><dd>Owner: Clerk</dd>"
        "<dd>Review date: May 2024</dd><dt>Safety policy for all staff</dt><dd>Owner: Head</dd>"
        "<dd>Review date: June 2024</dd></dl>"
    ),
    "news": (
        "<h1>News of the trust plan</h1><h2>May</h2><ul>"
        "<li>The new ward was opened (Chief Executive, 3 May 2024)</li>"
        "<li>The staff were thanked (Chief Nurse, 6 May 2024)</li></ul>"
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_people_and_days_make_no_plan(name: str) -> None:
    assert not assemble(html(PAGES[name]), load()).rows
