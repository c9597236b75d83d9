"""The path of one document: read, assemble, normalize; the accounts are balanced on the way."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from planlift import limits
from planlift.errors import NotAPlanError
from planlift.plan import Plan
from planlift.rubbish import seldom_collected
from planlift.vocabulary import ByDigest
from planlift.vocabulary import Lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planlift.model import Document
    from planlift.model import RawPlan
    from planlift.model import Source
    from planlift.vocabulary import Vocabulary


def read(
    path: Path | str, *, name: str | None = None, vocabulary: Vocabulary | None = None
) -> Plan:
    """The plan in the document at `path`; `name` is how outputs call it (default: the file's name).

    Raises a `planlift.errors.PlanliftError` where the file cannot be read or holds no action table.
    Whether all words were accounted for is in `Plan.ledger`; callers that write files check it.
    """
    return read_whole(path, name=name, vocabulary=vocabulary)[0]


def read_whole(
    path: Path | str, *, name: str | None = None, vocabulary: Vocabulary | None = None
) -> tuple[Plan, Document]:
    """The plan, and the document as its reader gave it; raises as `read` does."""
    words = vocabulary or _built_in()
    with seldom_collected():
        raw = understand(path, name=name, vocabulary=words)
        if not raw.rows:
            raise NotAPlanError(_why_no_plan(raw))
        return finish(raw, words), raw.document


def understand(
    path: Path | str, *, name: str | None = None, vocabulary: Vocabulary | None = None
) -> RawPlan:
    """The document with its tables understood but no value read; rows may be none."""
    from planlift.extract.assembly import assemble

    words = vocabulary or _built_in()
    return assemble(read_document(path, name=name, vocabulary=words), words)


def read_document(
    path: Path | str, *, name: str | None = None, vocabulary: Vocabulary | None = None
) -> Document:
    """Everything in the document at `path`, by the reader that its bytes ask for.

    The heading words of `vocabulary` help to find tables that have no rules.
    """
    from planlift.extract.sniff import open_source

    path = Path(path)
    source, data = open_source(path, name or path.name)
    with limits.counted():
        return _read(source, data, vocabulary or _built_in())


def finish(raw: RawPlan, vocabulary: Vocabulary) -> Plan:
    """Read the values of an understood document and balance the accounts."""
    from planlift.extract.assembly import balanced
    from planlift.normalize.normalize import normalize

    raw, ledger = balanced(raw)  # before the values take their memory
    values = normalize(raw, vocabulary)
    return Plan(
        source=raw.document.source,
        read=values.actions,
        details=raw.details,
        checks=values.checks,
        aside=raw.aside,
        ledger=ledger,
        pages=raw.document.pages,
        tables=raw.tables,
        places=values.places,
        rules=values.rules,
        vocabulary=vocabulary.sources,
        vocabulary_digest=vocabulary.digest,
        unknown_words=values.unknown_words,
        notes=(*raw.document.notes, *raw.notes),
        language=raw.document.language,
        dated=_dated(raw.document),
    )


def _dated(document: Document) -> str:
    return document.metadata.get("modified") or document.metadata.get("created", "")


def _read(source: Source, data: bytes, vocabulary: Vocabulary) -> Document:
    words = _words_of(ByDigest(vocabulary))
    if source.media == "pdf":
        from planlift.extract.pdf.reader import read_pdf

        return read_pdf(source, data, *words)
    if source.media == "html":
        from planlift.extract.markup.html_reader import read_html

        return read_html(source, data)
    if source.media == "docx":
        from planlift.extract.markup.docx_reader import read_docx

        return read_docx(source, data)
    from planlift.extract.markup.text_reader import read_text

    return read_text(source, data, *words)


@lru_cache(maxsize=8)
def _words_of(words: ByDigest) -> tuple[Mapping[str, str], Mapping[str, str], Lexicon]:
    """What readers of plain print are told: headings, ends of words, and all known words."""
    fields, ends = (words.vocabulary.meanings("headings", name) for name in ("fields", "word_ends"))
    return fields, ends, Lexicon(words.vocabulary)


def _why_no_plan(raw: RawPlan) -> str:
    if not raw.tables:
        return "no table was found; if the plan is in a picture, recognize its text (OCR) first"
    tables = len(raw.tables)
    noun = "table holds" if tables == 1 else "tables hold"
    return (
        f"none of its {tables} {noun} actions (first: {raw.tables[0].reason});"
        " run `planlift explain` to see each, and add headings with --vocabulary"
    )


def _built_in() -> Vocabulary:
    from planlift.vocabulary import load

    return load()
