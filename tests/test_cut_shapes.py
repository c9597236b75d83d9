"""Cards of any shape that page ends have cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import grids
from msgspec.structs import replace

from planlift.extract.assembly.grids import cut_shapes
from planlift.model import Grid
from planlift.model import Place
from planlift.model import TextBlock

if TYPE_CHECKING:
    from planlift.model import Block

LEFT, WIDTH, HIGH = 40.0, 400.0, 20.0


def card(text: str, page: int = 1, top: float = 50.0) -> Grid:
    """The grid drawn, its columns of one width, its rows of one height, in points."""
    drawn = grids.grid(text, number=page, page=page, how="rules")
    across = WIDTH / drawn.columns
    cells = tuple(
        replace(
            cell,
            places=(
                Place(
                    page,
                    (
                        LEFT + across * cell.column,
                        top + HIGH * cell.row,
                        LEFT + across * (cell.column + cell.column_span),
                        top + HIGH * (cell.row + 1),
                    ),
                ),
            ),
        )
        for cell in drawn.cells
    )
    box = (LEFT, top, LEFT + WIDTH, top + HIGH * drawn.rows)
    edges = tuple(LEFT + across * at for at in range(drawn.columns + 1))
    return replace(drawn, place=Place(page, box), cells=cells, column_edges=edges)


def titled(number: int, weakness: str, step: str, who: str, day: str) -> str:
    return f"""
        | Weakness {number}: {weakness} | <     | <      |
        | Step                          | Whose | Latest |
        | {step}                        | {who} | {day}  |
    """


FIRST = titled(1, "Ladders are old", "Tag each ladder", "Foreman", "4 May 2026")
SECOND = titled(2, "Bins stand open", "Fit lids", "Porter", "9 June 2026")
THIRD = titled(3, "Keys are lost", "Buy a safe and tell all of us", "Clerk", "1 July 2026")


def shown(*blocks: Block) -> list[str]:
    found = cut_shapes.joined(blocks)
    return [grids.show(block) if isinstance(block, Grid) else block.text for block in found]


def drawn(text: str) -> str:
    return grids.show(grids.grid(text))


def test_parts_between_two_rows_are_one_card() -> None:
    begun = "| Weakness 3: Keys are lost | < | < |"
    rest = """
        | Step                          | Whose | Latest      |
        | Buy a safe and tell all of us | Clerk | 1 July 2026 |
    """
    found = shown(card(FIRST), card(SECOND), card(begun, top=780), card(rest, page=2))
    assert found == [drawn(FIRST), drawn(SECOND), drawn(THIRD)]


def test_the_parts_of_a_row_are_joined() -> None:
    begun = """
        | Weakness 3: Keys are lost | <     | <           |
        | Step                      | Whose | Latest      |
        | Buy a safe and            | Clerk | 1 July 2026 |
    """
    found = shown(
        card(FIRST), card(SECOND), card(begun, top=740), card("| tell all of us | | |", page=2)
    )
    assert found[-1] == drawn(THIRD)


def test_the_rest_of_a_row_is_no_further_row_of_longer_cards() -> None:
    long = [
        f"{titled(number, 'Ladders are old', 'Tag each one', 'Porter', '4 May 2026')}"
        f"| Count all of them | Foreman | {number} June 2026 |"
        for number in (4, 5)
    ]
    begun = """
        | Weakness 3: Keys are lost | <     | <           |
        | Step                      | Whose | Latest      |
        | Buy a safe and            | Clerk | 1 July 2026 |
    """
    rest = card("| tell all of us | | |", page=2)
    assert len(shown(*map(card, long), card(begun, top=740), rest)) == 4


def test_a_second_row_on_the_next_page_is_no_rest_of_the_first() -> None:
    rest = card("| Count the keys | Clerk | 1 July 2026 |", page=2)
    assert len(shown(card(FIRST), card(SECOND), card(THIRD, top=740), rest)) == 4


def test_a_title_found_as_a_heading_is_the_first_row_of_its_card() -> None:
    title = TextBlock("Weakness 3: Keys are lost", Place(1, (45, 780, 200, 790)), "heading")
    rest = """
        | Step                          | Whose | Latest      |
        | Buy a safe and tell all of us | Clerk | 1 July 2026 |
    """
    found = shown(card(FIRST), card(SECOND), title, card(rest, page=2))
    assert found == [drawn(FIRST), drawn(SECOND), drawn(THIRD)]


def test_a_title_that_goes_on_is_one_and_another_heading_is_none() -> None:
    rest = """
        | are lost                      | <     | <           |
        | Step                          | Whose | Latest      |
        | Buy a safe and tell all of us | Clerk | 1 July 2026 |
    """
    cards = card(FIRST), card(SECOND), card(titled(4, "a", "b", "c", "d"), top=200)
    place = Place(1, (45, 780, 200, 790))
    found = shown(*cards, TextBlock("Weakness 3: Keys", place, "heading"), card(rest, page=2))
    assert found[-1] == drawn(THIRD)
    found = shown(*cards, TextBlock("Of the yard", place, "heading"), card(rest, page=2))
    assert found[-2:] == ["Of the yard", drawn(rest)]


def test_labels_at_the_side_may_hold_the_number_of_their_card() -> None:
    def form(number: int, weakness: str, step: str) -> str:
        return f"""
            | Weakness {number} | {weakness} |
            | Step              | {step}     |
            | Whose             | Foreman    |
        """

    begun = "| Weakness 3 | Keys |"
    rest = """
        |       | are lost   |
        | Step  | Buy a safe |
        | Whose | Clerk      |
    """
    found = shown(
        card(form(1, "Old ladders", "Tag each")),
        card(form(2, "Open bins", "Fit lids")),
        card(form(4, "Wet floors", "Dry them")),
        card(begun, top=780),
        card(rest, page=2),
    )
    whole = form(3, "Keys are lost", "Buy a safe").replace("Foreman", "Clerk  ")
    assert found[-1] == drawn(whole)


def test_parts_of_other_sides_or_pages_stay_apart() -> None:
    begun = card("| Weakness 3: Keys are lost | < | < |", top=780)
    rest = "| Step | Whose | Latest |\n| Buy a safe | Clerk | 1 July 2026 |"
    assert len(shown(card(FIRST), card(SECOND), begun, card(rest, page=3))) == 4
    moved = card(rest, page=2)
    box = moved.place.box or (0, 0, 0, 0)
    moved = replace(moved, place=Place(2, (box[0] + 30, *box[1:])))
    assert len(shown(card(FIRST), card(SECOND), begun, moved)) == 4


def test_a_heading_row_again_begins_another_part_of_a_table() -> None:
    def part(rows: int, page: int, top: float = 50.0) -> Grid:
        lines = "\n".join(f"| Fit lock {page}{at} | Porter {page}{at} |" for at in range(rows))
        return card(f"| Step | Whose |\n{lines}", page, top)

    pages = part(4, 1), part(4, 2), part(2, 3), part(1, 4)
    assert len(shown(*pages)) == 4


def test_headings_alone_at_the_foot_of_a_page_are_no_part_of_the_first_row_below_them() -> None:
    heads = "| Ref | Step | Whose | State |"
    whose, states = ("Foreman", "Porter", "Clerk", "Cook"), ("Open", "Shut", "Late", "Done")
    rows = [
        f"| {at} | {{}} {at} | {who} | {state} |"
        for at, (who, state) in enumerate(zip(whose, states, strict=True))
    ]
    blocks = (
        card(heads, 1, 500.0),
        card("\n".join(rows).replace("{}", "Tag ladder"), 2),
        card("\n".join([heads, *rows[1:]]).replace("{}", "Fit lid"), 3),
    )
    assert list(cut_shapes.joined(blocks)) == list(blocks)


def test_a_row_longer_than_a_page_has_the_headings_above_each_part() -> None:
    heads = "| Ref | Step | Whose | State |"
    rest = f"{heads}\n| | | | {{}} |"
    blocks = (
        card(f"{heads}\n| 1 | Tag ladders | Porter | Open |\n| 2 | Fit lids | Cook | Shut |", 1),
        card(f"{heads}\n| 3 | Buy a safe | Clerk | Late |\n| 4 | Paint | Porter | Open |", 2),
        card(rest.format("and for a third week"), 3),
        card(rest.format("a fourth one"), 4),
    )
    assert list(cut_shapes.joined(blocks)) == list(blocks)
