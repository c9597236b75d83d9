"""Cards of labels and values that page ends have cut."""

from __future__ import annotations

import grids
from msgspec.structs import replace

from planlift.extract.assembly.grids import cut_cards
from planlift.model import Grid
from planlift.model import Place

WHOLE = """
| Weakness | Ladders were not inspected |
| Step     | Tag each ladder            |
| Whose    | Yard Foreman               |
| Latest   | 4 May 2026                 |
"""
BEGUN = """
| Weakness | Bins were left open        |
| Step     | Fit lids and teach all     |
"""
REST = """
|          | porters to close them      |
| Whose    | Head Porter                |
| Latest   | 9 June 2026                |
"""


def _card(text: str, page: int, top: float, right: float = 500.0) -> Grid:
    drawn = grids.grid(text, number=page, page=page, how="rules")
    edges = tuple(40 + at * (right - 40) / drawn.columns for at in range(drawn.columns + 1))
    box = (40.0, top, right, top + 60)
    return replace(drawn, place=Place(page, box), column_edges=edges)


def _shown(*cards: Grid) -> list[str]:
    return [grids.show(card) for card in cut_cards.joined(cards) if isinstance(card, Grid)]


def _drawn(text: str) -> str:
    return grids.show(grids.grid(text))


def test_the_two_parts_of_a_card_are_one_and_so_is_the_row_that_was_cut() -> None:
    shown = _shown(_card(WHOLE, 1, 50), _card(BEGUN, 1, 700), _card(REST, 2, 50))
    assert shown == [
        _drawn(WHOLE),
        _drawn("""
            | Weakness | Bins were left open                          |
            | Step     | Fit lids and teach all porters to close them |
            | Whose    | Head Porter                                  |
            | Latest   | 9 June 2026                                  |
        """),
    ]


def test_two_labels_beside_each_other_stand_in_the_wider_part() -> None:
    whole = """
        | Card 1   | <         | <        | <         |
        | Weakness | Wet floor | <        | <         |
        | Step     | New mats  | <        | <         |
        | Whose    | Caretaker | Latest   | 4 May     |
    """
    begun = """
        | Card 2   | <          |
        | Weakness | Dark steps |
        | Step     | New lamps  |
    """
    shown = _shown(
        _card(whole, 1, 50),
        _card(begun, 1, 700),
        _card("| Whose | Fitter | Latest | 8 May |", 2, 50),
    )
    assert shown[1:] == [
        _drawn("""
            | Card 2   | <          | <      | <     |
            | Weakness | Dark steps | <      | <     |
            | Step     | New lamps  | <      | <     |
            | Whose    | Fitter     | Latest | 8 May |
        """)
    ]


def test_parts_that_no_other_card_is_like_stay_apart() -> None:
    cards = (_card(WHOLE, 1, 50), _card(WHOLE, 1, 700), _card(REST, 2, 50))
    assert _shown(*cards) == [_drawn(WHOLE), _drawn(WHOLE), _drawn(REST)]


def test_parts_on_one_page_or_of_other_widths_are_two_cards() -> None:
    same_page = (_card(WHOLE, 1, 50), _card(BEGUN, 1, 200), _card(REST, 1, 300))
    narrow = (_card(WHOLE, 1, 50), _card(BEGUN, 1, 700), _card(REST, 2, 50, 300.0))
    assert [len(_shown(*cards)) for cards in (same_page, narrow)] == [3, 3]


def test_a_table_of_several_cards_gets_the_rest_of_its_last_one_from_the_next_page() -> None:
    first, second = WHOLE + BEGUN.lstrip("\n"), REST + WHOLE.lstrip("\n")
    whole, other = _shown(_card(first, 1, 50), _card(second, 2, 50))
    assert [line.split("|")[2].strip() for line in whole.splitlines()[4:]] == [
        "Bins were left open",
        "Fit lids and teach all porters to close them",
        "Head Porter",
        "9 June 2026",
    ]
    assert other == _drawn(WHOLE)


def test_what_stands_alone_between_two_page_ends_is_part_of_one_card() -> None:
    last = "\n| Latest   | 4 May 2026 |\n"
    cards = [_card(WHOLE, 1, 50), _card(WHOLE, 1, 400), _card(BEGUN, 1, 700)]
    joined = cut_cards.joined([*cards, _card(REST, 2, 50), _card(last, 3, 50)])
    words = [cell.text for one in joined if isinstance(one, Grid) for cell in one.cells]
    assert words.count("Head Porter") == 1
    assert words.count("4 May 2026") == 3
