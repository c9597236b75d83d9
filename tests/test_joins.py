"""Whether a finding at the top of a page is the rest of the one at the foot of the page before."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows

from planlift.extract.assembly.grids.joins import finding_goes_on
from planlift.extract.assembly.grids.joins import join_cells
from planlift.extract.assembly.headings.phrases import HeadingWords
from planlift.model import Cell
from planlift.vocabulary import load

MARKED = ["Records are poor.", "Visits are rare.", "Checks are late."]
BARE = ["Records are poor", "Visits are rare", "Checks are late."]


@pytest.mark.parametrize(
    ("before", "after", "others", "goes_on"),
    [
        ("Plans are not", "Known to all.", MARKED, True),
        ("Plans are not known", "Staff are few", BARE, False),
        ("Plans are not", "known to all", BARE, True),
        ("Plans are not known (see paragraph", "5.7)", BARE, True),
        ("Plans are not known to", "Staff", BARE, True),
        ("Plans are not known.", "Staff are few.", MARKED, False),
        ("1. Plans are late.", "Staff are few.", ["1. Plans", "", "2. Staff", "", "3. Keys"], True),
        ("Plans are not known to", "ILR2 returns", MARKED, True),
        ("Plans are not known", "(8)", BARE, True),
        ("1.1", "1.2", ["2.1", "2.2"], False),
        ("Plans are not known.", "AR2 Returns", ["AR1 Keys", "AR3 Doors"], False),
    ],
)
def test_a_finding_goes_on(before: str, after: str, others: list[str], goes_on: bool) -> None:
    assert finding_goes_on(before, after, others, HeadingWords(load())) is goes_on


@pytest.mark.parametrize(
    ("before", "after", "goes_on"),
    [("Head of Care,", "Matron", True), ("Head of Care", "Matron", False)],
)
def test_an_owner_that_ends_in_a_comma_goes_on(before: str, after: str, goes_on: bool) -> None:
    made = plan(
        f"| Action | Owner | Due |\n| --- | --- | --- |\n| Train staff | Head of Care | May |\n"
        f"| Audit files | Matron | May |\n| Plan visits for | {before} | |",
        f"| Action | Owner | Due |\n| --- | --- | --- |\n| all teams | {after} | June |",
        paged=True,
    )
    assert len(made.rows) == (3 if goes_on else 4)


@pytest.mark.parametrize(
    ("third", "goes_on"), [("Tell all boards", True), ("1. Tell all boards", False)]
)
def test_a_rest_may_begin_with_a_number_where_no_action_does(third: str, goes_on: bool) -> None:
    made = plan(
        f"| Action | Owner | Due |\n| --- | --- | --- |\n| Train staff | Head of Care | May |\n"
        f"| Audit files | Matron | May |\n| {third} | Matron | May |\n"
        f"| Finish the work of step | Matron | June |",
        "| 3. Keep the keys safe | | |\n| Buy lamps | Matron | July |",
        paged=True,
    )
    assert len(made.rows) == (5 if goes_on else 6)


@pytest.mark.parametrize(("first", "goes_on"), [("Keys are lost", True), ("", False)])
def test_a_row_without_the_finding_that_each_row_repeats_is_a_rest(
    first: str, goes_on: bool
) -> None:
    made = plan(
        f"| Finding | Action | Who | Due |\n| --- | --- | --- | --- |\n"
        f"| Keys are lost | Buy a safe. | Head | May |\n| {first} | Ask us. | Head | May |\n"
        f"| Visits are late | Set a rule. | Head | June |",
        "| | Tell all of the staff. | | |\n| Doors are open | Lock them. | Head | July |",
        paged=True,
    )
    assert len(made.rows) == (4 if goes_on else 5)


@pytest.mark.parametrize(("owner", "goes_on"), [("Head", True), ("", False)])
def test_a_row_without_what_no_other_row_lacks_is_a_rest_though_a_sentence_ended(
    owner: str, goes_on: bool
) -> None:
    rows = "".join(
        f"| {action} | {who} | {month} |\n"
        for action, who, month in [
            ("Buy a safe.", "Head", "May"),
            ("Ask us.", owner, "May"),
            ("Set a rule.", "Board", "June"),
            ("Lock all doors.", "Head", "July"),
        ]
    )
    made = plan(
        f"| Action | Who | Due |\n| --- | --- | --- |\n{rows}",
        "| Tell all of the staff. | | |\n| Wash the floor. | Head | July |",
        paged=True,
    )
    assert len(made.rows) == (5 if goes_on else 6)
    if goes_on:
        assert made.rows[3].fields["action"].text.endswith("Tell all of the staff.")
        assert "moderate evidence" in str(made.rows[3])


def test_a_row_whose_finding_has_a_label_goes_on_with_the_table_of_the_page_before() -> None:
    made = plan(
        """| Recommendations | Response | Action | Due | Owner |
        | --- | --- | --- | --- | --- |
        | Recommendation 1: Keep the paths clear. | Agreed. | Cut the hedges twice a year and | May 2024 | Ranger |""",
        """|  |  | take the cuttings away. |  |  |
        | Recommendation 2: Light the paths. | Agreed. | Put up new lamps. | June 2024 | Engineer |""",
        paged=True,
    )
    assert [row.fields["action"].text for row in made.rows] == [
        "Cut the hedges twice a year and take the cuttings away.",
        "Put up new lamps.",
    ]
    assert [row.fields["finding_ref"].text for row in made.rows] == ["1", "2"]


def test_words_in_the_middle_of_a_deadline_begin_no_row() -> None:
    made = plan(
        """| Target | Action | Due | Owner |
        | --- | --- | --- | --- |
        | Short term | < | < | < |
        | Dry paths for everyone | Lay gravel on the north path | May 2024 | Ranger |
        | Long term | < | < | < |
        | Ramps beside all steps that | Build ramps at both gates | First gate by May 2025, second | Builder |""",
        "| lead to the lake |  | gate when paid for, about 2027 |  |",
        paged=True,
    )
    last = made.rows[-1].fields
    assert len(made.rows) == 2
    assert last["finding"].text == "Ramps beside all steps that lead to the lake"
    assert last["due_text"].text == "First gate by May 2025, second gate when paid for, about 2027"


def test_the_rest_of_a_finding_beside_several_rows_says_nothing_of_how_findings_begin() -> None:
    made = plan(
        """| Finding | Action | Due |
        | --- | --- | --- |
        | 1. Gates rust | Paint the gates | May 2024 |
        | 2. Hedges grow over | Cut the hedges | June 2024 |
        | 3. Paths of the old | Mend the paths | July 2024 |""",
        """| Finding | Action | Due |
        | --- | --- | --- |
        | Rose Garden | Rake the paths | August 2024 |
        | ^ | Sweep the paths | August 2024 |
        | ^ | Light the paths | August 2024 |""",
        paged=True,
    )
    findings = [row.fields["finding"].text for row in made.rows]
    assert findings[2:] == ["Paths of the old Rose Garden"] * 4


@pytest.mark.parametrize(
    ("foot", "head", "whole"),
    [
        ("|  | | May 2031 |", "| Fit closers | Warden | |", True),
        ("| Fit closers | | May 2031 |", "|  | Warden | |", True),
        ("| Fit closers to every door and | | May 2031 |", "| every gate | Warden | |", True),
        ("| Fit closers | | May 2031 |", "| Order lamps | Porter | June 2031 |", False),
    ],
)
def test_cells_for_which_the_page_had_no_room_stand_whole_on_the_next(
    foot: str, head: str, *, whole: bool
) -> None:
    heading = "| Action | Owner | Due |\n| --- | --- | --- |\n"
    others = (
        "| Buy paint | Steward | April 2031 |\n| Paint the hall | Porter | July 2031 |\n"
        "| Sweep the yard | Porter | July 2031 |\n| Wash the stairs | Steward | July 2031 |\n"
    )
    made = plan(heading + others + foot, heading + head, paged=True)
    texts = [row.fields["action"].text for row in made.rows[4:] if "action" in row.fields]
    assert len(made.rows) == (5 if whole else 6)
    assert texts[0].startswith("Fit closers")


def test_a_numbered_finding_on_the_next_page_is_not_that_beside_the_cells_above() -> None:
    made = plan(
        """| Finding | Action | Owner | Due |
        | --- | --- | --- | --- |
        | 1. Doors stick | Plane them | Joiner | May 2031 |
        | ^ | Oil them | Joiner | May 2031 |
        | ^ | | | June 2031 |""",
        """| Finding | Action | Owner | Due |
        | --- | --- | --- | --- |
        | 2. Lamps flicker | Order lamps | Clerk | |
        | ^ | Hang them | Porter | July 2031 |""",
        paged=True,
    )
    findings = [row.fields["finding"].text for row in made.rows]
    assert findings == ["Doors stick", "Doors stick", "Lamps flicker", "Lamps flicker"]


@pytest.mark.parametrize(
    ("first", "second", "others", "whole"),
    [
        ("Safeguar", "ding Lead", ["Safeguarding Lead"], "Safeguarding Lead"),
        ("Trefgar", "wen Lead", ["Trefgarwen Lead"], "Trefgarwen Lead"),
        ("Trefgar", "wen Lead", ["Matron"], "Trefgar wen Lead"),
        ("Safeguar", "ding Lead", ["Matron"], "Safeguarding Lead"),
        ("care for each child", "ren, too", [], "care for each children, too"),
        ("a place to under", "stand it", [], "a place to under stand it"),
        ("4.", "12", [], "4.12"),
        ("Step 4.", "12 of May", [], "Step 4. 12 of May"),
        ("coordi-", "nated", [], "coordi-nated"),
    ],
)
def test_a_word_that_the_page_end_cuts_is_whole_where_its_column_or_english_has_it(
    first: str, second: str, others: list[str], whole: str
) -> None:
    assert join_cells(Cell(first, 0, 0), Cell(second, 0, 0), others).text == whole


@pytest.mark.parametrize(("number", "rows"), [("12", 3), ("5.1", 4)])
def test_the_rest_of_a_number_is_no_number_of_its_own(number: str, rows: int) -> None:
    made = plan(
        "| No | Action | Owner | Due |\n| --- | --- | --- | --- |\n"
        "| 4.11 | Train staff. | Matron | May |\n| 4. | Audit files and tell all | Matron | May |",
        f"| {number} | of the boards | | |\n| 5.2 | Buy lamps | Matron | June |",
        paged=True,
    )
    assert len(made.rows) == rows


def test_a_finding_cut_beside_several_actions_is_whole_in_each_of_them() -> None:
    made = plan(
        "| Ref | Finding | Action | Who | Due |\n| --- | --- | --- | --- | --- |\n"
        "| 1 | Keys are lost | Buy a safe. | Head | May |\n"
        "| 2 | Visits are late and | Set a rota for | Board | June |",
        "|   | nobody is told | all of the teams | | |\n| ^ | ^ | Tell the staff | Head | July |",
        paged=True,
    )
    assert rows(made, "finding_ref", "finding", "action")[1:] == [
        ("2", "Visits are late and nobody is told", "Set a rota for all of the teams"),
        ("2", "Visits are late and nobody is told", "Tell the staff"),
    ]


@pytest.mark.parametrize(("rest", "count"), [("update", 1), ("Update all of the files", 2)])
def test_headings_at_the_foot_of_a_page_go_on_on_the_next(rest: str, count: int) -> None:
    made = plan(
        "| Action | Who | By when | Progress |\n| --- | --- | --- | --- |",
        f"| | | | {rest} |\n| Buy a safe | Head | May 2024 | Begun |",
        paged=True,
    )
    assert rows(made, "action", "progress_text")[-1] == ("Buy a safe", "Begun")
    assert len(made.rows) + len([aside for aside in made.aside if aside.text == rest]) == 2
    assert len(made.rows) == count


@pytest.mark.parametrize(("merged", "rows_made"), [(True, 5), (False, 4)])
def test_blanks_where_cells_are_merged_over_rows_say_little(
    *, merged: bool, rows_made: int
) -> None:
    mark = "^" if merged else "Head"
    day = "^" if merged else "May"
    made = plan(
        "| Action | Owner | Due |\n| --- | --- | --- |\n| Train staff | Head | May |\n"
        f"| Audit files | {mark} | {day} |\n| Count keys | {mark} | {day} |\n"
        "| Write to all of the boats | Clerk | June |",
        "| Light the pier | | |\n",
        paged=True,
    )
    assert len(made.rows) == rows_made


def test_a_finding_that_each_row_repeats_does_not_go_on_over_the_page_end() -> None:
    made = plan(
        "| Finding | Action | Who | Due |\n| --- | --- | --- | --- |\n"
        "| Fair hiring of all crews | Write a rule for it. | Head | May |\n"
        "| Fair hiring of all crews | Tell the crews of it. | Head | June |",
        "| Fair hiring of all crews | Count who was hired. | Head | July |",
        paged=True,
    )
    assert [row.fields["finding"].text for row in made.rows] == ["Fair hiring of all crews"] * 3
