"""Cards with rows of labels over rows of values, of several shapes."""

from __future__ import annotations

import grids

from planlift.extract.assembly.forms.label_rows import turned
from planlift.model import Grid


def _card(weakness: str, step: str, proof: str) -> Grid:
    return grids.grid(f"""
        | Weakness   | <       | <          |
        | {weakness} | <       | <          |
        | Step       | Whose   | Latest     |
        | {step}     | Foreman | 4 May 2026 |
        | Proof      | <       | <          |
        | {proof}    | <       | <          |
    """)


FIRST = _card("Ladders are old", "Tag each ladder", "No ladder without a tag")
NEXT = _card("Bins stand open", "Fit lids", "Weekly round")


def _shown(*cards: Grid) -> list[str]:
    return [grids.show(card) for card in turned(cards) if isinstance(card, Grid)]


def test_labels_that_come_again_over_other_values_are_headings() -> None:
    drawn = """
        | Weakness        | Step            | Whose   | Latest     | Proof                   |
        | --------------- | --------------- | ------- | ---------- | ----------------------- |
        | Ladders are old | Tag each ladder | Foreman | 4 May 2026 | No ladder without a tag |
    """
    assert _shown(FIRST, NEXT)[0] == grids.show(grids.grid(drawn))


def test_a_card_alone_tells_no_labels() -> None:
    assert _shown(FIRST) == [grids.show(FIRST)]


def test_rows_of_one_shape_are_those_of_a_table() -> None:
    plain = grids.grid("""
        | Step | Whose   |
        | Tag  | Foreman |
        | Sort | Porter  |
        | Mend | Joiner  |
    """)
    other = grids.grid("""
        | Step | Whose   |
        | Sow  | Gardner |
        | Sort | Porter  |
        | Weed | Nobody  |
    """)
    assert _shown(plain, other) == [grids.show(plain), grids.show(other)]


def test_labels_over_several_rows_of_another_table_are_headings_of_each() -> None:
    def table(weakness: str, *steps: str) -> Grid:
        rows = "".join(f"| {step} | Who for {step} | Day of {step} |\n" for step in steps)
        heads = f"| Weakness | < | < |\n| {weakness} | < | < |\n| Step | Whose | Latest |\n"
        return grids.grid(f"{heads}{rows}")

    short = [table("Ladders are old", "Tag each"), table("Bins stand open", "Fit lids")]
    assert _shown(*short) != [grids.show(one) for one in short]
    long = table("Keys are lost", "Buy a safe", "Count the keys")
    assert _shown(*short, long) == [grids.show(one) for one in (*short, long)]


def test_a_label_with_the_number_of_its_card_stands_beside_what_it_numbers() -> None:
    cards = [
        grids.grid(f"""
            | Weakness {number} | <          |
            | {weakness}        | <          |
            | Whose             | Latest     |
            | Foreman           | {day}      |
        """)
        for number, weakness, day in ((1, "Old ladders", "4 May"), (2, "Open bins", "9 June"))
    ]
    assert _shown(*cards)[1] == grids.show(
        grids.grid("""
            | Weakness 2 | Open bins |
            | Whose      | Foreman   |
            | Latest     | 9 June    |
        """)
    )


def test_numbers_among_the_labels_are_no_numbers_of_cards() -> None:
    cards = [
        grids.grid(f"""
            | Agreed Action | <       | <         | <          |
            | {action}      | <       | <         | <          |
            | Priority      | {rank}  | Reference | AP#{code}  |
            | Whose         | {whose} | Latest    | {day}      |
        """)
        for action, rank, code, whose, day in (
            ("Tag each ladder", 2, 1234, "Foreman", "4 May"),
            ("Fit lids", 3, 1235, "Porter", "9 June"),
        )
    ]
    assert _shown(*cards) == [grids.show(card) for card in cards]
