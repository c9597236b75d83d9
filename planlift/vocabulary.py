"""Words are data: TOML beside the stage that uses them, laid over by the analyst's own files.

Every vocabulary file has one shape: ``[table]`` of ``meaning = ["phrase", …]``. Built-in files are
``headings.toml`` of the extract stage and ``dates.toml``, ``owners.toml``, ``statuses.toml`` of the
normalize stage; a file such as ``dates.cy.toml`` adds the words of another language. An analyst's
file prefixes the table with the file: ``[statuses.words]``. A phrase under two meanings of one
table is an error that names both lines; an unknown table or meaning is an error that lists the
known ones. To give a built-in phrase another meaning, take it out first: ``[statuses.remove]`` with
``words = ["outstanding"]``. In ``[owners.initials]`` any meaning may stand:
``"Registered Manager" = ["RM"]``.
"""

from __future__ import annotations

import copy
import functools
import hashlib
import json
from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.errors import VocabularyError
from planlift.text import key
from planlift.vocabulary_files import built_in
from planlift.vocabulary_files import check_names
from planlift.vocabulary_files import lay_over
from planlift.vocabulary_files import make_room
from planlift.vocabulary_files import read
from planlift.vocabulary_files import take_out

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from planlift.vocabulary_files import Seen
    from planlift.vocabulary_files import Table
    from planlift.vocabulary_files import Tables


_WIDTH = 100
_NO_WORDS = frozenset({"word_ends"})
"""Tables of parts of words."""


class Vocabulary(Struct, frozen=True):
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


class Lexicon:
    """All words of a vocabulary, folded; gathered when one is first asked for."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the vocabulary."""
        self._tables = vocabulary.tables
        self._words: frozenset[str] | None = None

    def __contains__(self, word: object) -> bool:
        """Whether a phrase holds the word."""
        if self._words is None:
            tables = (
                table
                for file in self._tables.values()
                for name, table in file.items()
                if name not in _NO_WORDS
            )
            phrases = (phrase for table in tables for own in table.values() for phrase in own)
            self._words = frozenset(map(key, set("\n".join(phrases).split())))
        return word in self._words


class ByDigest:
    """A vocabulary that is equal to any other with the same words: a key for what is remembered."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the words themselves along."""
        self.vocabulary = vocabulary

    def __eq__(self, other: object) -> bool:
        """Whether the words are the same."""
        return isinstance(other, ByDigest) and self.vocabulary.digest == other.vocabulary.digest

    def __hash__(self) -> int:
        """By the words."""
        return hash(self.vocabulary.digest)


def load(*overlays: Path) -> Vocabulary:
    """Read the built-in words and lay `overlays` over them, in order.

    Raises `VocabularyError` for a file that cannot be read, an unknown key or a contradiction.
    """
    built, known = _base()
    if not overlays:
        return built
    tables: Tables = copy.deepcopy({file: dict(named) for file, named in built.tables.items()})
    seen = dict(known)
    for path in overlays:
        file = read(path)
        check_names(tables, file)
        take_out(tables, seen, file)
        lay_over(tables, seen, file)
    return Vocabulary(tables, tuple(path.name for path in overlays), _digest(tables))


@functools.cache
def _base() -> tuple[Vocabulary, Seen]:
    """The built-in words, read once in a process, and where each phrase stands."""
    tables: Tables = {}
    seen: Seen = {}
    for file in built_in():
        make_room(tables, file.content)
        lay_over(tables, seen, file)
    return Vocabulary(tables, (), _digest(tables)), seen


def find_overlay(start: Path) -> Path | None:
    """The nearest ``planlift.toml`` in the folder of `start` or above it.

    Raises `VocabularyError` for ``planlift.toml.txt``, as some editors name it unasked.
    """
    folder = start.resolve()
    for parent in (folder, *folder.parents):
        candidate = parent / "planlift.toml"
        if candidate.is_file():
            return candidate
        if (slip := candidate.with_name("planlift.toml.txt")).is_file():
            raise VocabularyError(f"{slip}: rename it to planlift.toml, without .txt")
    return None


def to_toml(vocabulary: Vocabulary) -> str:
    """The active words as TOML that `load` takes as an overlay's starting point."""
    lines: list[str] = []
    for file, tables in vocabulary.tables.items():
        for name, meanings in tables.items():
            lines.append(f"[{file}.{name}]")
            lines += [_list(meaning, phrases) for meaning, phrases in meanings.items()]
            lines.append("")
    return "\n".join(lines)


def _digest(tables: Mapping[str, Mapping[str, Table]]) -> str:
    words = repr({file: {n: dict(m) for n, m in t.items()} for file, t in tables.items()})
    return hashlib.sha256(words.encode()).hexdigest()


def _key(meaning: str) -> str:
    bare = meaning.replace("_", "").replace("-", "").isalnum() and meaning.isascii()
    return meaning if bare else quoted(meaning)


def _list(meaning: str, phrases: list[str]) -> str:
    """``meaning = ["phrase", …]``, over several lines where one would be too long."""
    one = f"{_key(meaning)} = [{', '.join(map(quoted, phrases))}]"
    if len(one) <= _WIDTH:
        return one
    lines, line = [f"{_key(meaning)} = ["], "   "
    for phrase in phrases:
        if len(line) + len(quoted(phrase)) + 2 > _WIDTH and line.strip():
            lines.append(line)
            line = "   "
        line += f" {quoted(phrase)},"
    return "\n".join([*lines, line, "]"])


def quoted(phrase: str) -> str:
    """A TOML string of one line."""
    return json.dumps(phrase, ensure_ascii=False).replace("\x7f", "\\u007f")
