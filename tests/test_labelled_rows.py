"""Labels of findings at the side of a table, over rows that label their actions."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows

HEADS = "|  | Action | Owner | Due |\n| --- | --- | --- | --- |\n"


def test_a_finding_beside_its_label_stands_over_the_actions_below() -> None:
    raw = plan(
        HEADS
        + """| Finding 1 | Ropes were left to rot in the rain. | < | < |
        | Action 1 | Build a shed | Bosun | May 2031 |
        | Action 2 | Buy new ropes | Bosun | June 2031 |
        | Finding 2 | Weak care of lamps | < | < |
        | Action 1 | Put up two lamps | Warden | June 2031 |"""
    )
    assert rows(raw, "finding_ref", "finding", "action_ref", "action") == [
        ("1", "Ropes were left to rot in the rain.", "1", "Build a shed"),
        ("1", "Ropes were left to rot in the rain.", "2", "Buy new ropes"),
        ("2", "Weak care of lamps", "1", "Put up two lamps"),
    ]


def test_other_labels_beside_wide_texts_stay_as_they_are() -> None:
    raw = plan(
        HEADS
        + """| 1 | Build a shed | Bosun | May 2031 |
        | Note | The shed will stand on the east quay. | < | < |
        | 2 | Put up two lamps | Warden | June 2031 |
        | Note | The lamps will be lit from dusk. | < | < |"""
    )
    assert not any("finding" in row.fields for row in raw.rows)


@pytest.mark.parametrize("label", ["We found:", "As seen on the day"])
def test_a_text_over_the_whole_form_is_no_rest_of_a_value_in_one_of_its_columns(label: str) -> None:
    raw = plan(
        f"""| Section | 132 | Chapter | 24 |
        | **{label}** | < | < | < |
        | Records of leave were not signed. | < | < | < |
        | **Action** | < | < | < |
        | Sign the records of leave | < | < | < |
        | Lead | Ward Manager | Due | May 2025 |"""
    )
    known = "Records of leave were not signed." if label == "We found:" else ""
    assert rows(raw, "finding", "action") == [(known, "Sign the records of leave")]
    assert [cell.text for cell in raw.rows[0].others.values() if "24" in cell.text] == ["24"]
