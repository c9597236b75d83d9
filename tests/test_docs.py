"""What the pages say is what the product does."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest
from msgspec import to_builtins

from planlift import cli
from planlift.checks import CHECKS
from planlift.cli import main
from planlift.limits import Limits
from planlift.normalize.dates import build_context
from planlift.normalize.dates import read_due
from planlift.rules import RULES
from planlift.schema import DUE_KINDS
from planlift.vocabulary import load

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
TEXTS = {page.name: page.read_text(encoding="utf-8") for page in PAGES}


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of one language."""
    return re.findall(rf"^ *```{language}\n(.*?)^ *```", TEXTS[page], re.DOTALL | re.MULTILINE)


def test_every_check_stands_on_its_page_with_its_meaning_and_what_to_do() -> None:
    told = re.findall(r"^\| `([a-z-]+)` \| (.+?) \| (.+?) \|$", TEXTS["checks.md"], re.MULTILINE)
    assert [(code, meaning) for code, meaning, _ in told] == list(CHECKS.items())
    assert all(advice for _, _, advice in told)


def test_every_rule_stands_on_its_page_with_its_meaning() -> None:
    told = re.findall(r"^\| `([a-z-]+)` \| (.+?) \|$", TEXTS["explain.md"], re.MULTILINE)
    assert told == list(RULES.items())


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_is_in_the_readme_and_has_help(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert f"planlift {name}" in TEXTS["README.md"]
    assert main([name, "--help"]) == 0
    assert "Usage: planlift" in capsys.readouterr().out


def test_the_first_screen_says_of_each_command_what_the_command_says_itself() -> None:
    said = {name: cli.command(name).help or "" for name in cli.COMMANDS}
    assert {name: text.split("\n\n")[0].strip() for name, text in said.items()} == cli.COMMANDS


def test_every_option_is_told_somewhere() -> None:
    everything = "".join(TEXTS.values())
    for command in map(cli.command, cli.COMMANDS):
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.opts[-1] in everything or option.opts[0] in everything, option.opts


def test_every_limit_stands_on_its_page_with_its_figure() -> None:
    told = re.findall(r"^\| `([a-z]+)` \| ([\d,]+) \| \w", TEXTS["scale.md"], re.MULTILINE)
    assert {name: int(figure.replace(",", "")) for name, figure in told} == to_builtins(Limits())


def test_every_command_on_the_pages_exists() -> None:
    known = set(cli.COMMANDS)
    for name, text in TEXTS.items():
        commands = "\n".join([*re.findall(r"`(planlift [^`]+)`", text), *blocks(name, "sh")])
        for word in re.findall(r"^(?:\$ )?planlift ([a-z]+)", commands, re.MULTILINE):
            assert word in known, f"{name}: planlift {word}"


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_knows_every_target_on_the_pages() -> None:
    for name, text in TEXTS.items():
        for target in re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE):
            done = subprocess.run(
                ["make", "--dry-run", target],
                cwd=ROOT,
                check=False,
                capture_output=True,
                timeout=60,
            )
            assert done.returncode == 0, f"{name}: make {target}: {done.stderr.decode()}"


def test_the_summary_on_the_first_screen_is_what_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (shown,) = blocks("README.md", "console")
    typed, _, printed = shown.partition("\n")
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    assert main(typed.removeprefix("$ planlift ").split()) == 0
    assert capsys.readouterr().out.strip() == printed.strip()


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_readme_leads_to_every_page() -> None:
    for page in PAGES[1:]:
        assert f"({page.relative_to(ROOT).as_posix()})" in TEXTS["README.md"]


def test_every_due_date_on_the_page_is_read_so() -> None:
    rows = re.findall(
        r"^\| `(.+?)` \| (\w+) \|(.*?)\|(.*?)\|(.*?)\|$", TEXTS["dates.md"], re.MULTILINE
    )
    document = build_context([], [("Date", "27 July 2023")], {}, load(), "en-GB")
    assert {kind for _text, kind, *_rest in rows} == set(DUE_KINDS)
    for text, kind, start, due, check in rows:
        reading = read_due(text, document)
        found = (reading.kind, str(reading.start or ""), str(reading.due or ""))
        assert found == (kind, start.strip(), due.strip()), text
        codes = {f"`{code}`" for code, _why in reading.doubts}
        assert codes == {check.strip()} - {""}, text


def test_the_pages_name_every_exit_code() -> None:
    table = TEXTS["README.md"].partition("| exit code |")[2].partition("\n\n")[0]
    told = re.findall(r"^\| (\d+) \| ", table, re.MULTILINE)
    assert told == ["0", "1", "2", "3", "130"]


@pytest.mark.parametrize("number", range(len(blocks("vocabulary.md", "toml"))))
def test_every_vocabulary_file_on_the_page_is_understood(tmp_path: Path, number: int) -> None:
    path = tmp_path / "planlift.toml"
    path.write_text(blocks("vocabulary.md", "toml")[number], encoding="utf-8")
    assert load(path).sources == ("planlift.toml",)


def test_every_example_in_the_table_of_vocabulary_is_understood(tmp_path: Path) -> None:
    rows = re.findall(
        r"^\| `(\[[a-z.]+\])` \| .+ \| `(.+?)` \|$", TEXTS["vocabulary.md"], re.MULTILINE
    )
    assert len(rows) >= 5
    for table, line in rows:
        path = tmp_path / "planlift.toml"
        path.write_text(f"{table}\n{line}\n", encoding="utf-8")
        load(path)
