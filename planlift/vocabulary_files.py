"""The files of the vocabulary: read, checked against what is known, laid one over the other."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import resources
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple
from typing import TypeAlias

import tomli
from msgspec import Struct

from planlift.errors import VocabularyError
from planlift.text import key
from planlift.vocabulary_lines import line_of

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
OPEN = frozenset({("owners", "initials")})
"""Tables in which any meaning may stand: the name that letters are short for."""

Table: TypeAlias = dict[str, list[str]]
"""Meaning → phrases, in the order of the files."""


Tables: TypeAlias = dict[str, dict[str, Table]]
"""By file and table."""


class VocabularyFile(Struct, frozen=True):
    """One vocabulary file: what it is called, its text and what that says."""

    name: str
    text: str
    content: Mapping[str, Any]
    area: str = ""
    """The first part of all its keys, which a built-in file does not write."""

    def at(self, path: tuple[str, ...], phrase: str | None = None) -> str:
        """``planlift.toml, line 3``: where a key or a phrase of its list stands."""
        written = path[1:] if self.area else path
        number = line_of(self.text, written, phrase)
        return self.name if number is None else f"{self.name}, line {number}"


class Entry(NamedTuple):
    """One phrase under its meaning."""

    table: tuple[str, str]
    meaning: str
    phrase: str
    file: VocabularyFile

    @property
    def at(self) -> str:
        """Where it stands."""
        return self.file.at((*self.table, self.meaning), self.phrase)


Seen: TypeAlias = dict[tuple[tuple[str, str], str], Entry]


def built_in() -> Iterator[VocabularyFile]:
    """The files that come with planlift, English before other languages."""
    for file, package in BUILT_IN.items():
        folder = resources.files(package)
        names = [entry.name for entry in folder.iterdir()]
        own = [name for name in names if name.startswith(f"{file}.") and name.endswith(".toml")]
        for name in sorted(sorted(own), key=len):
            text = (folder / name).read_text(encoding="utf-8")
            yield VocabularyFile(name, text, {file: _parse(text, name)}, area=file)


def read(path: Path) -> VocabularyFile:
    """An analyst's file; a mark at its beginning, as some editors put it, does not matter."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise VocabularyError(
            f"{path}: is not UTF-8 text; save it again with the encoding UTF-8"
        ) from error
    except OSError as error:
        raise VocabularyError(f"{path}: cannot be read ({error.strerror or error})") from error
    return VocabularyFile(path.name, text, _parse(text, path.name))


def _parse(text: str, where: str) -> dict[str, Any]:
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        curly = any(sign in text for sign in "“”„‘’")
        hint = '; write straight quotation marks (")' if curly else ""
        raise VocabularyError(f"{where}: not valid TOML: {error}{hint}") from error


def make_room(tables: Tables, content: Mapping[str, Any]) -> None:
    """Every table and meaning of a built-in file is known, even where it holds no phrase."""
    for file, named in content.items():
        for name, meanings in named.items():
            for meaning in meanings:
                tables.setdefault(file, {}).setdefault(name, {}).setdefault(meaning, [])
            tables.setdefault(file, {}).setdefault(name, {})


def check_names(tables: Mapping[str, Mapping[str, Table]], file: VocabularyFile) -> None:
    """All keys of an overlay are known, whether a phrase stands under them or not."""
    for area, named in file.content.items():
        _known(tables, (area,), "the vocabulary", file)
        for name, meanings in _mapping(named, file, (area,)).items():
            path = (area, name)
            if name == REMOVE:
                for table in _mapping(meanings, file, path):
                    _known(tables[area], (*path, table), f"{area}.{REMOVE}", file)
                continue
            _known(tables[area], path, area, file)
            for meaning in _mapping(meanings, file, path):
                if path not in OPEN:
                    _known(tables[area][name], (*path, meaning), f"{area}.{name}", file)


def _entries(file: VocabularyFile) -> Iterator[Entry]:
    for area, named in file.content.items():
        for name, meanings in _mapping(named, file, (area,)).items():
            if name == REMOVE:
                continue
            for meaning, phrases in _mapping(meanings, file, (area, name)).items():
                for phrase in _phrases(phrases, file, (area, name, meaning)):
                    yield Entry((area, name), meaning, phrase, file)


def _mapping(value: object, file: VocabularyFile, path: tuple[str, ...]) -> Mapping[str, object]:
    if not isinstance(value, dict):
        name = ".".join(path)
        raise VocabularyError(f"{file.at(path)}: [{name}] must be a table of meaning = [phrases]")
    return value


def _phrases(value: object, file: VocabularyFile, path: tuple[str, ...]) -> list[str]:
    if not isinstance(value, list) or set(map(type, value)) - {str} or "" in value:
        name = ".".join(path)
        raise VocabularyError(f"{file.at(path)}: {name} must be a list of phrases in quotes")
    return value


def take_out(tables: Tables, seen: Seen, file: VocabularyFile) -> None:
    """Remove the phrases under ``[….remove]``."""
    for area, named in file.content.items():
        wanted = _mapping(named, file, (area,)).get(REMOVE, {})
        for name, phrases in _mapping(wanted, file, (area, REMOVE)).items():
            path = (area, REMOVE, name)
            for phrase in _phrases(phrases, file, path):
                entry = seen.pop(((area, name), _folded(phrase)), None)
                if entry is None:
                    raise VocabularyError(
                        f"{file.at(path, phrase)}: no such phrase to take out: {phrase!r}"
                    )
                tables[area][name][entry.meaning].remove(entry.phrase)


def lay_over(tables: Tables, seen: Seen, file: VocabularyFile) -> None:
    """Add the phrases of `file`; one that has another meaning already is an error."""
    for entry in _entries(file):
        area, name = entry.table
        mark = (entry.table, _folded(entry.phrase))
        other = seen.setdefault(mark, entry)
        if other is entry:
            tables[area][name].setdefault(entry.meaning, []).append(entry.phrase)
        elif other.meaning != entry.meaning:
            raise VocabularyError(
                f"{area}.{name}: {entry.phrase!r} is {entry.meaning!r} ({entry.at})"
                f" and {other.meaning!r} ({other.at}); take one out"
            )


def _known(
    known: Mapping[str, object], path: tuple[str, ...], within: str, file: VocabularyFile
) -> None:
    name = path[-1]
    if name in known:
        return
    close = get_close_matches(name, known, n=1)
    meant = f" (do you mean {close[0]!r}?)" if close else ""
    raise VocabularyError(
        f"{file.at(path)}: {name!r} is not known in {within}{meant};"
        f" known: {', '.join(sorted(known))}"
    )


def _folded(phrase: str) -> str:
    return key(phrase) or phrase
