"""Words that are not known become a vocabulary file, and its page is right to the letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from documents import plan
from documents import words

from planlift import read
from planlift.cli import main
from planlift.errors import VocabularyError
from planlift.pipeline import finish
from planlift.unknown import as_toml
from planlift.vocabulary import load

PAGE = (Path(__file__).parent.parent / "docs" / "vocabulary.md").read_text("utf-8")
STATUSES = ["Banked", "Banked", "Mothballed", "Completed", "In progress"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one plan in it, in which two statuses are the office's own."""
    lines = ["Action\tOwner\tBy when\tStatus"]
    lines += [
        f"Do thing number {n} in good time\tHead of HR\t{n + 1} May 2024\t{status}"
        for n, status in enumerate(STATUSES)
    ]
    (tmp_path / "plan.pdf").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def statuses(path: Path) -> list[str]:
    from planlift.words import active

    return list(read(path, vocabulary=active(path.parent)).actions["status"])


def test_a_word_is_added_as_the_page_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "plan.pdf"]) == 0
    out = capsys.readouterr().out
    assert "Words not known: “Banked”, “Mothballed”" in out
    assert "planlift vocabulary --unknown FILE" in " ".join(out.split())
    (command,) = re.findall(r"^ +(planlift vocabulary --unknown .+)$", PAGE, re.MULTILINE)
    assert main(command.split()[1:]) == 0

    # As it stands the file is valid; its words count as known.
    assert main(["convert", "plan.pdf"]) == 0
    assert "Words not known" not in capsys.readouterr().out

    path = folder / "planlift.toml"
    text = path.read_text("utf-8")
    assert '"Banked",  # 2 times' in text
    moved = text.replace("completed = []", 'completed = ["Banked"]')
    path.write_text(moved.replace('    "Banked",  # 2 times\n', ""), encoding="utf-8")
    assert statuses(folder / "plan.pdf") == [
        *("completed", "completed", "unknown", "completed", "in_progress")
    ]


def test_every_message_on_the_page_is_what_is_said(tmp_path: Path) -> None:
    said = dict(
        re.findall(r"^\| `([^|]+)` \| (.+) \|$", PAGE.partition("| message |")[2], re.MULTILINE)
    )
    assert len(said) == 7
    wrong = {
        "statusses": "[statusses.words]\n",
        "'done' is": '[statuses.words]\nclosed = ["done"]\n',
        "no such phrase": '[statuses.remove]\nwords = [\n"finito"]\n',
        "not valid TOML": "[statuses.words]\ncompleted = [“Banked”]\n",
        "must be a list": '[statuses.words]\ncompleted = "Banked"\n',
    }
    for mark, text in wrong.items():
        path = tmp_path / "planlift.toml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(VocabularyError) as raised:
            load(path)
        (message,) = (one for one in said if mark in one)
        parts = re.split(r"…|, line \d+", message)
        assert all(part.split(" (at line")[0] in str(raised.value) for part in parts), message


def unknown(*parts: str) -> str:
    raw = plan(*parts)
    return as_toml([finish(raw, words())], [raw.tables], words())


def test_prose_and_answers_are_no_words_to_be_learnt() -> None:
    text = unknown(
        "| Action | Owner | By when | Status |\n| --- | --- | --- | --- |\n"
        "| Train all staff | Head of HR | 1 May 2024 | Agreed |\n"
        "| Audit all files | Head of HR | 2 May 2024 | The group looked at it for a long time |\n"
        "| Write the policy | Head of HR | 3 May 2024 | 12 of them |\n"
        "| Hold an open day | Head of HR | 4 May 2024 | Completed |\n"
        "| Appoint a matron | Head of HR | 5 May 2024 | In progress |"
    )
    assert text == ""


def test_columns_and_initials_that_are_not_known_are_offered_as_comments(tmp_path: Path) -> None:
    text = unknown(
        "Key to initials: RM = Registered Manager",
        "| Action | By whom | By when | Parish bell |\n| --- | --- | --- | --- |\n"
        "| Train all staff | RM | 1 May 2024 | North |\n"
        "| Audit all files | ZZ | as the moon wanes | South |",
    )
    assert '# … = ["Parish bell"]  # 1 table' in text
    assert '# "Name" = ["ZZ"]' in text
    assert '#     "as the moon wanes",  # once' in text
    path = tmp_path / "words.toml"
    path.write_text(text, encoding="utf-8")
    assert load(path).digest == words().digest


def test_a_document_without_a_plan_or_without_new_words_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text("Minutes of a meeting.\n", encoding="utf-8")
    assert main(["vocabulary", "--unknown", str(path)]) == 0
    assert capsys.readouterr().out.strip() == "# Every word is known."
    target = tmp_path / "planlift.toml"
    assert main(["vocabulary", "--unknown", str(path), "-o", str(target)]) == 0
    assert not target.exists()
