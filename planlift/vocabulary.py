"""Words are data: TOML beside the stage that uses them, laid over by the analyst's own files.

Every vocabulary file has one shape: ``[table]`` of ``meaning = ["phrase", …]``. Built-in files are
``headings.toml`` of the extract stage and ``dates.toml``, ``owners.toml``, ``statuses.toml`` of the
normalize stage; a file such as ``dates.cy.toml`` adds the words of another language. An analyst's
file prefixes the table with the file: ``[statuses.words]``. A phrase under two meanings of one
table is an error that names both lines; an unknown table or meaning is an error that lists the
known ones. To give a built-in phrase another meaning, take it out first: ``[statuses.remove]`` with
``words = ["outstanding"]``.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeAlias

from planlift.errors import VocabularyError
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

BUILT_IN = {
    "headings": "planlift.extract",
    "dates": "planlift.normalize",
    "owners": "planlift.normalize",
    "statuses": "planlift.normalize",
}
REMOVE = "remove"

Table: TypeAlias = dict[str, list[str]]
"""Meaning → phrases, in the order of the files."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The active words, by file and table."""

    tables: Mapping[str, Mapping[str, Table]]
    sources: tuple[str, ...]
    """Names of the files laid over the built-in ones."""
    digest: str
    """SHA-256 over all words: two runs with the same digest read alike."""

    def table(self, file: str, name: str) -> Table:
        """Meaning → phrases as written; an unknown name is a programming error (KeyError)."""
        return self.tables[file][name]

    def meanings(self, file: str, name: str) -> dict[str, str]:
        """Folded phrase → meaning (see `planlift.text.key`)."""
        return {
            key(phrase) or phrase: meaning
            for meaning, phrases in self.table(file, name).items()
            for phrase in phrases
        }


@dataclass(frozen=True, slots=True)
class _Entry:
    table: tuple[str, str]
    meaning: str
    phrase: str
    folded: str
    file: str
    text: str
    """The whole file, to find the line in when there is something to complain of."""


def load(*overlays: Path) -> Vocabulary:
    """Read the built-in words and lay `overlays` over them, in order.

    Raises `VocabularyError` for a file that cannot be read, an unknown key or a contradiction.
    """
    tables: dict[str, dict[str, Table]] = {}
    seen: dict[tuple[tuple[str, str], str], _Entry] = {}
    for file, text, where in _built_in():
        content: dict[str, dict[str, dict[str, list[str]]]] = {file: _parse(text, where)}
        _lay_over(tables, seen, _entries(content, text, where), known_only=False)
        for name, meanings in content[file].items():
            for meaning in meanings:
                tables.setdefault(file, {}).setdefault(name, {}).setdefault(meaning, [])
    for path in overlays:
        text = _read(path)
        overlay = _parse(text, path.name)
        _take_out(tables, seen, overlay, path.name)
        _lay_over(tables, seen, _entries(overlay, text, path.name), known_only=True)
    return Vocabulary(tables, tuple(path.name for path in overlays), _digest(tables))


def find_overlay(start: Path) -> Path | None:
    """The nearest ``planlift.toml`` in the folder of `start` or above it."""
    folder = start.resolve()
    for parent in (folder, *folder.parents):
        candidate = parent / "planlift.toml"
        if candidate.is_file():
            return candidate
    return None


def to_toml(vocabulary: Vocabulary) -> str:
    """The active words as TOML that `load` takes as an overlay's starting point."""
    lines: list[str] = []
    for file, tables in vocabulary.tables.items():
        for name, meanings in tables.items():
            lines.append(f"[{file}.{name}]")
            lines += [
                f"{_quoted(meaning)} = {_array(phrases)}" for meaning, phrases in meanings.items()
            ]
            lines.append("")
    return "\n".join(lines)


def _built_in() -> Iterator[tuple[str, str, str]]:
    for file, package in BUILT_IN.items():
        folder = resources.files(package)
        names = sorted(
            entry.name
            for entry in folder.iterdir()
            if entry.name.startswith(f"{file}.") and entry.name.endswith(".toml")
        )
        for name in sorted(names, key=len):
            yield file, (folder / name).read_text(encoding="utf-8"), name


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyError(f"{path}: cannot be read as UTF-8 text ({error})") from error


def _parse(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"{where}: not valid TOML: {error}") from error


def _entries(content: Mapping[str, object], text: str, where: str) -> Iterator[_Entry]:
    for file, tables in content.items():
        for name, meanings in _mapping(tables, where, file).items():
            if name == REMOVE:
                continue
            for meaning, phrases in _mapping(meanings, where, f"{file}.{name}").items():
                for phrase in _phrases(phrases, where, f"{file}.{name}.{meaning}"):
                    yield _Entry((file, name), meaning, phrase, _folded(phrase), where, text)


def _mapping(value: object, where: str, name: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise VocabularyError(f"{where}: [{name}] must be a table of meaning = [phrases]")
    return value


def _phrases(value: object, where: str, name: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise VocabularyError(f"{where}: {name} must be a list of phrases in quotes")
    return value


def _where(entry: _Entry) -> str:
    for number, line in enumerate(entry.text.splitlines(), start=1):
        if f'"{entry.phrase}"' in line or f"'{entry.phrase}'" in line:
            return f"{entry.file}, line {number}"
    return entry.file


def _take_out(
    tables: dict[str, dict[str, Table]],
    seen: dict[tuple[tuple[str, str], str], _Entry],
    content: Mapping[str, object],
    where: str,
) -> None:
    for file, file_tables in content.items():
        wanted = _mapping(file_tables, where, file).get(REMOVE, {})
        for name, phrases in _mapping(wanted, where, f"{file}.{REMOVE}").items():
            _known(tables.get(file, {}), name, where, f"{file}.{REMOVE}")
            for phrase in _phrases(phrases, where, f"{file}.{REMOVE}.{name}"):
                entry = seen.pop(((file, name), _folded(phrase)), None)
                if entry is None:
                    raise VocabularyError(
                        f"{where}: {file}.{REMOVE}.{name}: no such phrase to take out: {phrase!r}"
                    )
                tables[file][name][entry.meaning].remove(entry.phrase)


def _lay_over(
    tables: dict[str, dict[str, Table]],
    seen: dict[tuple[tuple[str, str], str], _Entry],
    entries: Iterator[_Entry],
    *,
    known_only: bool,
) -> None:
    for entry in entries:
        file, name = entry.table
        if known_only and entry.meaning not in tables.get(file, {}).get(name, {}):
            _known(tables, file, _where(entry), "the vocabulary")
            _known(tables[file], name, _where(entry), file)
            _known(tables[file][name], entry.meaning, _where(entry), f"{file}.{name}")
        other = seen.get((entry.table, entry.folded))
        if other is None:
            seen[entry.table, entry.folded] = entry
            tables.setdefault(file, {}).setdefault(name, {}).setdefault(entry.meaning, []).append(
                entry.phrase
            )
        elif other.meaning != entry.meaning:
            raise VocabularyError(
                f"{file}.{name}: {entry.phrase!r} is {entry.meaning!r} ({_where(entry)})"
                f" and {other.meaning!r} ({_where(other)}); take one out"
            )


def _known(known: Mapping[str, object], name: str, where: str, within: str) -> None:
    if name not in known:
        raise VocabularyError(
            f"{where}: {name!r} is not known in {within}; known: {', '.join(sorted(known))}"
        )


def _folded(phrase: str) -> str:
    return key(phrase) or phrase


def _digest(tables: Mapping[str, Mapping[str, Table]]) -> str:
    words = repr({file: {n: dict(m) for n, m in t.items()} for file, t in tables.items()})
    return hashlib.sha256(words.encode()).hexdigest()


def _quoted(meaning: str) -> str:
    bare = meaning.replace("_", "").replace("-", "").isalnum() and meaning.isascii()
    return meaning if bare else f'"{meaning}"'


def _array(phrases: list[str]) -> str:
    escaped = (phrase.replace("\\", "\\\\").replace('"', '\\"') for phrase in phrases)
    return "[" + ", ".join(f'"{phrase}"' for phrase in escaped) + "]"
