"""Forms whose records each bear a number, over their labels or beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from documents import plan
from documents import rows
from pdf_drawing import drawn
from pdf_drawing import source_of

from planlift.extract.pdf.reader import read_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

NUMBERS = ["Rec {}", "R{}", "{}", "{}.", "Recommendation {}", "2.{}"]


def over(number: str, at: int) -> str:
    return f"""
        | **{number}** | < |
        | **Weakness** | Records of visits {at} are late and poor. |
        | **Action** | Train all the staff in writing {at}. |
        | **Lead** | Ann Lee |
        | **Due date** | {at} May 2025 |"""


def beside(number: str, at: int) -> str:
    return f"""
        | **{number}** | **Weakness** | Records of visits {at} are late and poor. |
        | ^ | **Action** | Train all the staff in writing {at}. |
        | ^ | **Lead** | Ann Lee |
        | ^ | **Due date** | {at} May 2025 |"""


@pytest.mark.parametrize("form", [over, beside])
@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_over_or_beside_its_labels_is_that_of_the_finding(
    number: str, form: Callable[[str, int], str], *, whole: bool
) -> None:
    parts = [form(number.format(at), at) for at in (1, 2, 3)]
    made = plan("# Hall", *(["".join(parts)] if whole else parts), paged=True)
    expected = number.format(2).removeprefix("Recommendation ").removeprefix("Rec ").rstrip(".")
    assert rows(made, "section", "finding_ref", "finding", "action", "due_text")[1] == (
        "",
        expected,
        "Records of visits 2 are late and poor.",
        "Train all the staff in writing 2.",
        "2 May 2025",
    )


def test_action_and_a_number_beside_the_labels_number_the_action() -> None:
    made = plan("# Hall", *(beside(f"Action {at}", at) for at in (1, 2)), paged=True)
    assert rows(made, "finding_ref", "action_ref") == [("", "1"), ("", "2")]


def test_the_rest_of_a_record_on_the_next_page_has_no_number_beside_it() -> None:
    first, second = beside("R1", 1), beside("R2", 2)
    cut = second.index("| ^ | **Lead**")
    rest = second[cut:].replace("| ^ | **Lead**", "| | **Lead**", 1)
    made = plan("# Hall", first + second[:cut], rest, paged=True)
    assert rows(made, "finding_ref", "action")[:2] == [
        ("R1", "Train all the staff in writing 1."),
        ("R2", "Train all the staff in writing 2."),
    ]


def test_numbers_beside_rows_of_a_table_with_headings_stay_in_their_column() -> None:
    made = plan(
        "# Hall",
        """
        | No. | Status | Action | Lead | Due |
        | --- | --- | --- | --- | --- |
        | 1 | Open | Train all the staff in writing. | Ann Lee | May 2025 |
        | ^ | Done | Mend the roof of the hall. | Bob Ray | June 2025 |
        | 2 | Open | Find two more cooks soon. | Cay Ox | July 2025 |
        | ^ | Done | Paint all the doors red. | Dee Ell | May 2025 |""",
        paged=True,
    )
    assert rows(made, "action_ref", "action")[1:3] == [
        ("1", "Mend the roof of the hall."),
        ("2", "Find two more cooks soon."),
    ]


def test_numbers_to_the_left_of_painted_labels_stand_before_their_own_form() -> None:
    def page(canvas: Canvas) -> None:
        for record in (1, 2):
            top = 460 - 120 * record
            canvas.drawString(40, top - 50, f"R{record}")
            for row, (label, value) in enumerate(
                (("Action", f"Train all staff {record}"), ("Lead", "Ann"), ("Due date", "May 2030"))
            ):
                canvas.setFillColorRGB(0.85, 0.9, 0.95)
                canvas.rect(80, top - 20 * row - 20, 100, 20, fill=1, stroke=0)
                canvas.setFillColorRGB(0, 0, 0)
                canvas.drawString(84, top - 20 * row - 14, label)
                canvas.drawString(190, top - 20 * row - 14, value)

    labels = {"action": "action", "lead": "owner_text", "due date": "due_text"}
    data = drawn(page)
    found = read_pdf(source_of(data), data, labels).blocks
    order = [getattr(block, "text", "form") for block in found]
    assert order == ["R1", "form", "R2", "form"]
