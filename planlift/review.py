"""From a document to its review page: the plan, and pictures of the pages it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import to_builtins

from planlift import corrections
from planlift import pipeline

if TYPE_CHECKING:
    from pathlib import Path

    from planlift.plan import Plan
    from planlift.vocabulary import Vocabulary


def page(path: Path, vocabulary: Vocabulary) -> tuple[bytes, Plan]:
    """The review page of the document at `path`, as one HTML file, and the plan it shows.

    Raises a `planlift.errors.PlanliftError` as `planlift.pipeline.read` does.
    """
    from planlift.export import review

    plan, document = pipeline.read_whole(path, vocabulary=vocabulary)
    pictures = []
    if plan.source.media == "pdf":
        from planlift.extract.pdf.pictures import page_pictures

        pictures = list(page_pictures(path.read_bytes()))
    found = corrections.beside(path)
    mine = corrections.read(found) if found else None
    return review.page(plan, document, pictures, to_builtins(mine) if mine else None), plan
