"""Columns whose headings hint at one thing while their texts say another."""

from __future__ import annotations

from documents import plan
from documents import rows

FOUND = ("Exits were blocked by boxes", "Staff had no fire training", "Doors were not checked")
DONE = ("Move the boxes to the yard", "Re-train each shift by turns", "Check doors each night")
WANTED = ("Nobody trips any more", "All staff feel safe", "No door stands open")
WHO = ("Store Manager", "KT", "Shift Leader")
WHEN = ("3 May 2031", "9 June 2031", "July 2031")


def _table(headings: str, *columns: tuple[str, ...]) -> str:
    lines = [headings, "| --- " * len(columns) + "|"]
    lines += ["| " + " | ".join(texts) + " |" for texts in zip(*columns, strict=True)]
    return "\n".join(lines)


def test_texts_that_bid_behind_a_hint_over_what_was_so_are_the_actions() -> None:
    raw = plan(_table("| Thing to fix | Way out | Who | When |", FOUND, DONE, WHO, WHEN))
    assert rows(raw, "finding", "action")[1] == (FOUND[1], DONE[1])
    assert {doubt[1] for doubt in raw.doubts} >= {"finding", "action"}


def test_texts_that_bid_in_front_of_a_hint_over_results_are_the_actions() -> None:
    headings = "| Finding | Our way | We will be glad if | Who | When |"
    raw = plan(_table(headings, FOUND, DONE, WANTED, WHO, WHEN))
    assert rows(raw, "finding", "action")[2] == (FOUND[2], DONE[2])


def test_what_a_heading_plainly_calls_actions_stays_so() -> None:
    raw = plan(_table("| Actions | Aims | Who | When |", FOUND, DONE, WHO, WHEN))
    assert rows(raw, "action")[0] == (FOUND[0],)


def test_targets_that_bid_behind_a_standard_that_tells_are_actions() -> None:
    raw = plan(_table("| Standard | Target | Lead | By |", FOUND, DONE, WHO, WHEN))
    assert rows(raw, "section", "finding", "action")[0] == ("", FOUND[0], DONE[0])


def test_evidence_in_front_of_actions_is_what_was_found() -> None:
    raw = plan(_table("| Evidence | Action | Lead | By |", FOUND, DONE, WHO, WHEN))
    assert rows(raw, "finding", "evidence")[0] == (FOUND[0], "")
    behind = plan(_table("| Action | Evidence | Lead | By |", DONE, FOUND, WHO, WHEN))
    assert rows(behind, "finding", "evidence")[0] == ("", FOUND[0])


def test_sentences_under_a_word_for_people_are_nobody() -> None:
    said = tuple(f"{text} at the old harbour." for text in DONE)
    raw = plan(_table("| Weakness | POC | Who | When |", FOUND, said, WHO, WHEN))
    assert rows(raw, "action", "owner_text")[0] == (said[0], WHO[0])
    names = plan(_table("| Weakness | Action | POC | When |", FOUND, DONE, WHO, WHEN))
    assert rows(names, "owner_text") == [(name,) for name in WHO]


def test_how_bids_where_what_tells() -> None:
    raw = plan(_table("| What | How | Who | When |", FOUND, DONE, WHO, WHEN))
    assert rows(raw, "finding", "action")[0] == (FOUND[0], DONE[0])
    both = plan(_table("| What | How | Who | When |", DONE, DONE, WHO, WHEN))
    assert rows(both, "finding", "action")[0] == ("", DONE[0])


def test_initials_among_posts_say_who_as_well() -> None:
    raw = plan(_table("| Finding | Action | Torch | When |", FOUND, DONE, WHO, WHEN))
    assert rows(raw, "owner_text") == [(name,) for name in WHO]


def test_notes_of_progress_are_no_actions_whatever_their_heading() -> None:
    notes = ("Complete. Boxes went.", "In progress – two shifts left", "Not started – no funds yet")
    raw = plan(_table("| What we agreed here | Who | When | Movement |", DONE, WHO, WHEN, notes))
    assert rows(raw, "action")[0] == (DONE[0],)


def test_headings_that_are_cut_short_end_with_a_stop() -> None:
    columns = (FOUND, DONE, WHO, WHEN)
    lines = ["| " + " | ".join(texts) + " |" for texts in zip(*columns, strict=True)]
    raw = plan("\n".join(["| Fnd. | Do. | Pers. | Dt. |", *lines]))
    assert rows(raw, "finding", "action", "owner_text")[0] == (FOUND[0], DONE[0], WHO[0])


def test_a_recommendation_that_bids_is_no_action_in_front_of_the_answer_to_it() -> None:
    answers = ("Yard hired", "Trainer booked", "Guard to visit")
    raw = plan(
        _table(
            "| Visitor recommendation | Home's response | Who | When |", DONE, answers, WHO, WHEN
        )
    )
    assert rows(raw, "finding", "action")[0] == (DONE[0], answers[0])


def test_a_comment_that_bids_between_what_was_found_and_who_is_the_action() -> None:
    raw = plan(_table("| Issue | Comment | Officer | Date |", FOUND, DONE, WHO, WHEN))
    assert rows(raw, "finding", "action", "progress_text")[0] == (FOUND[0], DONE[0], "")
    behind = plan(_table("| Recommendation | Officer | Due | Comment |", FOUND, WHO, WHEN, DONE))
    assert rows(behind, "action", "progress_text")[0] == (FOUND[0], DONE[0])


def test_a_unit_or_officer_over_posts_behind_the_actions_says_who() -> None:
    raw = plan(
        _table("| Finding | Action | Directorate / officer | When |", FOUND, DONE, WHO, WHEN)
    )
    assert rows(raw, "section", "owner_text")[0] == ("", WHO[0])


def test_a_question_of_how_over_results_is_no_action_behind_texts_that_bid() -> None:
    headings = "| Finding | Our way | How will the home stand out? | Who | When |"
    raw = plan(_table(headings, FOUND, DONE, WANTED, WHO, WHEN))
    assert rows(raw, "finding", "action")[1] == (FOUND[1], DONE[1])
    better = plan(
        _table(
            headings.replace("the home stand out", "things be better"),
            FOUND,
            DONE,
            WANTED,
            WHO,
            WHEN,
        )
    )
    assert rows(better, "action", "success_measure")[1] == (DONE[1], WANTED[1])
