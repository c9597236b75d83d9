"""Words are data: an analyst's own file, and what is said when it is wrong."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from documents import plan

from planlift.cli import main
from planlift.errors import VocabularyError
from planlift.normalize.normalize import normalize
from planlift.vocabulary import Lexicon
from planlift.vocabulary import find_overlay
from planlift.vocabulary import load
from planlift.vocabulary import to_toml
from planlift.vocabulary_files import BUILT_IN
from planlift.words import active

if TYPE_CHECKING:
    from planlift.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def built_in() -> Vocabulary:
    return load()


def overlay(folder: Path, text: str, name: str = "words.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def a_table(vocabulary: Vocabulary) -> tuple[str, str, str, str]:
    """File, table, meaning and phrase of the first built-in word of some table."""
    for file, tables in vocabulary.tables.items():
        for name, meanings in tables.items():
            if len([m for m in meanings if meanings[m]]) > 1:
                meaning = next(m for m in meanings if meanings[m])
                return file, name, meaning, meanings[meaning][0]
    raise AssertionError("no built-in table with two meanings")


def test_every_built_in_file_is_there_without_contradiction(built_in: Vocabulary) -> None:
    assert set(built_in.tables) == set(BUILT_IN)
    for tables in built_in.tables.values():
        assert tables


def test_what_is_printed_can_be_read_again_and_says_the_same(
    tmp_path: Path, built_in: Vocabulary
) -> None:
    again = load(overlay(tmp_path, to_toml(built_in)))
    assert again.tables == built_in.tables
    assert again.digest == built_in.digest
    assert max(map(len, to_toml(built_in).splitlines())) <= 100


def test_a_word_added_has_its_meaning_and_changes_the_digest(
    tmp_path: Path, built_in: Vocabulary
) -> None:
    file, name, meaning, _ = a_table(built_in)
    more = load(overlay(tmp_path, f'[{file}.{name}]\n"{meaning}" = ["Zzyzx  Phrase:"]\n'))
    assert more.meanings(file, name)["zzyzx phrase"] == meaning
    assert more.sources == ("words.toml",)
    assert more.digest != built_in.digest


def test_a_word_taken_out_may_get_another_meaning(tmp_path: Path, built_in: Vocabulary) -> None:
    file, name, meaning, phrase = a_table(built_in)
    other = next(m for m in built_in.table(file, name) if m != meaning)
    text = f"[{file}.remove]\n{name} = ['{phrase}']\n[{file}.{name}]\n\"{other}\" = ['{phrase}']\n"
    assert phrase in load(overlay(tmp_path, text)).table(file, name)[other]


def test_a_phrase_under_two_meanings_names_both_and_their_lines(
    tmp_path: Path, built_in: Vocabulary
) -> None:
    file, name, meaning, phrase = a_table(built_in)
    other = next(m for m in built_in.table(file, name) if m != meaning)
    with pytest.raises(VocabularyError) as raised:
        load(overlay(tmp_path, f"\n[{file}.{name}]\n\"{other}\" = ['{phrase}']\n"))
    message = str(raised.value)
    assert meaning in message
    assert other in message
    assert "words.toml, line 3" in message
    assert f"{file}." in message


def test_the_built_in_words_are_not_changed_by_a_file_laid_over_them(
    tmp_path: Path, built_in: Vocabulary
) -> None:
    before = built_in.digest
    load(overlay(tmp_path, "[statuses.words]\ncompleted = ['Banked']\n"))
    assert load().digest == before
    assert "banked" not in load().meanings("statuses", "words")


def test_the_lines_named_are_those_of_the_table_and_the_meaning(tmp_path: Path) -> None:
    text = """[statuses.remove]
negated = ["done"]

[statuses.words]
completed = ["wrapped", 'banked "up"']
closed = [
    "mothballed",
    "done",
]
"""
    with pytest.raises(VocabularyError) as raised:
        load(overlay(tmp_path, text))
    said = re.search(
        r"words\.toml, line 8\) and 'completed' \(statuses\.toml, line (\d+)\)", str(raised.value)
    )
    assert said
    folder = Path(__file__).parent.parent / "normalize"
    lines = (folder / "statuses.toml").read_text("utf-8").splitlines()
    assert '"done"' in lines[int(said[1]) - 1]
    above = lines[: int(said[1])]
    assert "[words]" in [line for line in above if line.startswith("[")][-1]


def test_two_files_of_ones_own_that_contradict_each_other_are_both_named(tmp_path: Path) -> None:
    one = overlay(tmp_path, "[statuses.words]\ncompleted = ['Banked']\n", "one.toml")
    two = overlay(tmp_path, "\n[statuses.words]\nclosed = ['banked']\n", "two.toml")
    with pytest.raises(VocabularyError, match=r"two\.toml, line 3.*one\.toml, line 2"):
        load(one, two)


def test_where_a_line_cannot_be_told_the_file_is(tmp_path: Path) -> None:
    path = overlay(tmp_path, "statuses = {words = {closed = ['done']}}")
    with pytest.raises(VocabularyError, match=r"'closed' \(words\.toml\) and 'completed'"):
        load(path)


def test_initials_get_a_name(tmp_path: Path, built_in: Vocabulary) -> None:
    words = load(overlay(tmp_path, '[owners.initials]\n"Registered Manager" = ["RM"]\n'))
    raw = plan(
        "| Action | By whom | By when |\n| --- | --- | --- |\n| Train all staff | RM/ZZ | 1 May 2024 |"
    )
    assert list(normalize(raw, words).actions.frame()["owners"]) == ["Registered Manager; ZZ"]
    assert list(normalize(raw, built_in).actions.frame()["owners"]) == ["RM; ZZ"]
    assert "initials-unknown" not in {check.code for check in normalize(raw, words).checks}


def test_a_file_from_an_editor_that_marks_its_beginning_is_read(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_bytes(b"\xef\xbb\xbf[statuses.words]\r\ncompleted = ['Banked']\r\n")
    assert load(path).meanings("statuses", "words")["banked"] == "completed"


def test_a_file_that_an_editor_gave_another_ending_is_told(tmp_path: Path) -> None:
    overlay(tmp_path, "", "planlift.toml.txt")
    with pytest.raises(VocabularyError, match=r"rename it to planlift\.toml"):
        find_overlay(tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[statusses.words]\ncompleted = ['Done and dusted']", "known: dates, headings"),
        ("[headings.nonsense]\nwhat = ['x']", "known: "),
        ("[headings]\nfields = 3", "must be a table"),
        ("[statuses.words]\ndone = []", "words.toml, line 2: 'done' is not known"),
        ("\n[statuses.word]\n", "words.toml, line 2: 'word' is not known in statuses"),
        ("[status.words]\n", "do you mean 'statuses'?"),
        ("[statuses.words]\ncompleted = [“Banked”]", "straight quotation marks"),
        ("[statuses.remove]\nword = ['x']", "words.toml, line 2: 'word' is not known"),
        ("[statuses.remove]\n\nwords = [\n 'done',\n 'xyzzy']", "words.toml, line 5: no such"),
        ("headings = 3", "must be a table"),
        ("[headings.fields]\naction = 'not a list'", "list of phrases"),
        ("[headings.fields]\naction = ['']", "list of phrases"),
        ("[headings.remove]\nfields = ['there is no such phrase']", "no such phrase"),
        ("[headings.remove]\nnonsense = ['x']", "known: "),
        ("[headings", "not valid TOML"),
    ],
)
def test_a_file_that_is_wrong_is_told_with_its_name(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(VocabularyError, match=r"words\.toml") as raised:
        load(overlay(tmp_path, text))
    assert said in str(raised.value)


def test_a_file_that_is_not_utf8_or_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b"x = '\xe9'")
    with pytest.raises(VocabularyError, match="UTF-8"):
        load(tmp_path / "latin.toml")
    with pytest.raises(VocabularyError, match=r"none\.toml"):
        load(tmp_path / "none.toml")


def test_the_nearest_planlift_toml_is_found_upward(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    outer = overlay(tmp_path, "", "planlift.toml")
    assert find_overlay(deep) == outer
    inner = overlay(tmp_path / "a", "", "planlift.toml")
    assert find_overlay(deep) == inner


def test_files_named_lie_over_the_one_found(tmp_path: Path) -> None:
    overlay(tmp_path, "", "planlift.toml")
    named = overlay(tmp_path, "", "mine.toml")
    assert active(tmp_path, (named,)).sources == ("planlift.toml", "mine.toml")
    assert active(tmp_path, (tmp_path / "planlift.toml",)).sources == ("planlift.toml",)


def test_the_command_prints_what_can_be_copied(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], built_in: Vocabulary
) -> None:
    assert main(["vocabulary"]) == 0
    printed = overlay(tmp_path, capsys.readouterr().out)
    assert load(printed).digest == built_in.digest


def test_the_command_writes_a_new_file_and_never_over_an_old_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], built_in: Vocabulary
) -> None:
    target = tmp_path / "words.toml"
    assert main(["vocabulary", "-o", str(target)]) == 0
    assert load(target).digest == built_in.digest
    assert main(["vocabulary", "-o", str(target)]) == 1
    assert "is there already" in capsys.readouterr().err


def test_a_lexicon_holds_the_words_of_all_phrases_and_no_parts_of_words(
    built_in: Vocabulary,
) -> None:
    lexicon = Lexicon(built_in)
    assert "safeguarding" in lexicon
    assert "tional" not in lexicon
