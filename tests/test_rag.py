"""Colours: words, letters and fills of a cell, and what the document's key makes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlift.normalize.rag import colour_of
from planlift.normalize.rag import head_of_note
from planlift.normalize.rag import read_legend
from planlift.normalize.rag import read_rag
from planlift.normalize.statuses import status_context
from planlift.vocabulary import load

VOCABULARY = load()
CONTEXT = status_context(VOCABULARY)


@pytest.mark.parametrize(
    ("fill", "colour"),
    [
        *[(fill, "green") for fill in ("#00b050", "#92d050", "#00ff00", "#008000", "#c6efce")],
        *[(fill, "amber") for fill in ("#ffc000", "#ffff00", "#ed7d31", "#ff9900", "#ffeb9c")],
        *[(fill, "red") for fill in ("#ff0000", "#c00000", "#c0504d", "#ffc7ce", "#ff3300")],
        *[(fill, "blue") for fill in ("#0070c0", "#00b0f0", "#4472c4", "#5b9bd5", "#0000ff")],
        *[(fill, "purple") for fill in ("#7030a0", "#800080")],
        *[(fill, "grey") for fill in ("#bfbfbf", "#d9d9d9", "#808080", "#a6a6a6")],
    ],
)
def test_fills_are_the_nearest_colour(fill: str, colour: str) -> None:
    assert colour_of(fill) == colour
    assert colour_of(fill.upper()) == colour


@pytest.mark.parametrize(
    "fill",
    [
        *("#ffffff", "#000000", "#f2f2f2", "#ededed"),
        *("#d9e2f3", "#deeaf6", "#dbe5f1", "#bdd7ee", "#b4c6e7"),
        *("#e2efd9", "#fbe4d5", "#fff2cc", "#fde9d9", "#eaf1dd", "#ddd9c3", "#c4bd97"),
        *("#1f3864", "#ff66cc", "#404040", "#3f2a00", "red", ""),
    ],
)
def test_tints_of_headings_and_bands_are_no_colour(fill: str) -> None:
    assert colour_of(fill) is None


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        *[("R", "red"), ("A", "amber"), ("G", "green"), ("B", "blue"), ("Y", "amber")],
        *[("Red", "red"), ("AMBER", "amber"), ("yellow", "amber"), ("Blue", "blue")],
        *[("White", "grey"), ("Purple", "purple"), ("Orange", "amber"), ("#00B050", "green")],
        *[("RAG: Green", "green"), ("RAG rating - Red", "red"), ("R Red", "red")],
        *[
            ("Green – complete", "green"),
            ("Red 'Off Track'", "red"),
            ("on target (green)", "green"),
        ],
        *[("up to 25% complete: red", "red"), ("Red to Amber", "amber"), ("Red → Green", "green")],
        *[("Coch", "red"), ("Gwyrdd", "green")],
    ],
)
def test_words_and_letters(text: str, colour: str) -> None:
    assert read_rag(text, None, CONTEXT).rag == colour


@pytest.mark.parametrize(
    "text", ["", "Complete", "A review of cases", "Green Lane surgery opened? no", "N", "WIP", "r"]
)
def test_other_words_are_no_colour(text: str) -> None:
    wanted = "green" if text.startswith("Green") else None
    assert read_rag(text, None, CONTEXT).rag == wanted


def test_two_colours_at_once_are_the_worse_and_flagged() -> None:
    for text in ("Amber/Red", "Red/Amber", "R/A"):
        reading = read_rag(text, None, CONTEXT)
        assert reading.rag == "red"
        assert "status-conflict" in dict(reading.doubts)


def test_a_word_against_its_fill_is_flagged() -> None:
    reading = read_rag("Green", "#ff0000", CONTEXT)
    assert (reading.rag, reading.rule) == ("green", "colour-word")
    assert "status-conflict" in dict(reading.doubts)
    assert "status-conflict" not in dict(read_rag("Green", "#00b050", CONTEXT).doubts)
    assert "status-conflict" not in dict(read_rag("Green", "#d9d9d9", CONTEXT).doubts)


def test_a_fill_counts_where_no_word_names_a_colour() -> None:
    reading = read_rag("Policy issued", "#ffc000", CONTEXT)
    assert (reading.rag, reading.rule, reading.status) == ("amber", "colour-fill", None)
    assert [code for code, _ in reading.doubts] == ["rag-only"]
    assert read_rag("Policy issued", None, CONTEXT).doubts == ()


KEYS = {
    "trust": {"Red": "Off track", "Amber": "On track", "Green": "Complete", "B": "Complete & CSPI"},
    "house": {"R": "A problem needs attention", "G": "On track, no issues", "Blue": "Finished"},
    "audit": {"Red": "Priority: serious", "Amber": "Priority: key", "Green": "Desirable"},
    "shares": {"Red": "up to 25% complete", "Amber": "26%-75% complete", "Green": ">75% complete"},
    "months": {"Red": "over one month behind", "Amber": "one month behind", "Green": "on target"},
    "unsure": {"Red": "Not started or significant delay", "✓": "Done", "O/S": "Outstanding"},
    "told": {
        "Blue": "Complete and checked by peers",
        "Green": "Likely to be achieved",
        "Amber": "Target may not be met",
        "Grey": "Not yet due to start",
    },
    "fills": {"#00b050": "Completed", "#ff0000": "Not started"},
}


@pytest.mark.parametrize(
    ("name", "read"),
    [
        (
            "trust",
            {"red": "delayed", "amber": "in_progress", "green": "completed", "blue": "completed"},
        ),
        ("house", {"red": "delayed", "green": "in_progress", "blue": "completed"}),
        ("audit", {}),
        ("shares", {"red": "in_progress", "amber": "in_progress", "green": "in_progress"}),
        ("months", {"red": "delayed", "amber": "delayed", "green": "in_progress"}),
        ("unsure", {"✓": "completed", "o/s": "not_started"}),
        (
            "told",
            {
                "blue": "completed",
                "green": "in_progress",
                "amber": "delayed",
                "grey": "not_started",
            },
        ),
        ("fills", {"green": "completed", "red": "not_started"}),
    ],
)
def test_keys_differ_and_only_the_documents_own_counts(name: str, read: dict[str, str]) -> None:
    assert read_legend(KEYS[name], VOCABULARY) == read


def test_a_colour_gives_a_status_through_the_key() -> None:
    context = status_context(VOCABULARY, read_legend(KEYS["trust"], VOCABULARY))
    reading = read_rag("", "#ffc000", context)
    assert (reading.rag, reading.status, reading.doubts) == ("amber", "in_progress", ())
    assert read_rag("P", "#7030a0", context).doubts[0][0] == "rag-only"


@given(st.text(), st.text(alphabet="0123456789abcdef", min_size=6, max_size=6))
def test_any_text_on_any_fill_is_read(text: str, digits: str) -> None:
    reading = read_rag(text, f"#{digits}", CONTEXT)
    assert reading.rag in {None, "blue", "green", "amber", "red", "grey", "purple"}
    assert reading.status is None


@pytest.mark.parametrize(
    ("text", "rag"),
    [
        ("🟢", "green"),
        ("🔴 Delayed", "red"),
        ("On track 🟩", "green"),
        ("🟠", "amber"),
        ("✅", None),
    ],
)
def test_coloured_signs(text: str, rag: str | None) -> None:
    assert read_rag(text, None, CONTEXT).rag == rag


@pytest.mark.parametrize(
    ("note", "rag"),
    [
        ("Green – on track", "green"),
        ("Amber: two posts are open", "amber"),
        ("Red", "red"),
        ("Green spaces are mapped", None),
        ("R", None),
        ("Done. Green bins are out", None),
    ],
)
def test_the_colour_that_heads_a_note_of_progress_is_its_rating(note: str, rag: str | None) -> None:
    assert read_rag(head_of_note(note), None, CONTEXT).rag == rag


def test_the_letters_of_a_key_that_has_no_others_stand_for_colours() -> None:
    brag = {"b": "Complete", "r": "Overdue", "a": "Delayed", "g": "On track"}
    assert read_legend(brag, VOCABULARY)["blue"] == "completed"
    crag = {"c": "Complete", "r": "Off track", "a": "Some slippage", "g": "On track"}
    assert read_legend(crag, VOCABULARY)["green"] == "in_progress"
    assert read_legend(crag, VOCABULARY)["c"] == "completed"
    other = read_legend({"r": "Complete", "u": "Under way", "n": "Not started"}, VOCABULARY)
    assert (other["r"], "red" in other) == ("completed", False)
