"""A recommendation and the answer to it over the headings of its actions, again and again."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from read_rows import table

HEADS = "Key action(s) | Time frame | Responsible unit | Status"
ANSWERS = [
    (
        "{0}. The port should look after its pier.",
        "Agree.",
        "1.1 Mend it | May 2024 | Works | Done",
    ),
    ("{0}. Look after the boats.", "Partly agree.", "2.1 Count them | June 2024 | Boats | Open"),
]
WANTED = [
    ("1", "The port should look after its pier.", "Agree.", "Mend it"),
    ("2", "Look after the boats.", "Partly agree.", "Count them"),
]


def over(n: int, label: str, said: str, answer: str) -> list[str]:
    spans = "<|" * 3
    return [f"| {label} {said.format(n)} |{spans}", f"| Management response: {answer} |{spans}"]


@pytest.mark.parametrize("label", ["Recommendation", "Evaluation recommendation or issue"])
def test_in_a_table_each(label: str) -> None:
    parts = []
    for n, (said, answer, line) in enumerate(ANSWERS, 1):
        head, *below = table(HEADS, line).split("\n")
        parts.append("\n".join([*over(n, label, said, answer), head, *below[1:]]))
    assert rows(plan(*parts), "finding_ref", "finding", "response", "action") == WANTED


@pytest.mark.parametrize("label", ["Recommendation", "Evaluation recommendation or issue"])
def test_in_one_table(label: str) -> None:
    lines = []
    for n, (said, answer, line) in enumerate(ANSWERS, 1):
        lines += [*over(n, label, said, answer), f"| {HEADS} |", f"| {line} |"]
    assert rows(plan("\n".join(lines)), "finding_ref", "finding", "response", "action") == WANTED
