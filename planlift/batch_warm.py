"""Imported by the server that the processes of a batch are forked from, and by nothing else.

What every document needs is made once, before the first fork: the words in the forms in which each
stage looks them up, patterns, formats. A process then costs little more than its fork.
"""

from __future__ import annotations

import gc
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

_TITLE = "Action plan after the inspection of 8 January 2010"
_ROWS = (
    ("Area", "Action", "By when", "Who is responsible", "Progress"),
    ("1. Records are late.", "Review all records.", "29 January 2010", "Team Manager", "Completed"),
    ("2. Training is thin.", "Train all staff.", "spring term", "Head (TM)", "Underway: amber"),
)
_LEFTS = (40, 140, 240, 340, 440, 540)


def _text() -> bytes:
    return "\n".join([_TITLE, *("\t".join(row) for row in _ROWS)]).encode()


def _page() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in _ROWS)
    return f"<html><body><h1>{_TITLE}</h1><table>{rows}</table></body></html>".encode()


def _print() -> bytes:
    """A PDF of one page; PDFium does without a table of its objects."""
    drawn = [f"BT /F 12 Tf 40 760 Td ({_TITLE}) Tj ET"]
    for number, row in enumerate(_ROWS):
        top = 740 - 20 * number
        for text, (left, right) in zip(row, pairwise(_LEFTS), strict=True):
            words = text.replace("(", "").replace(")", "")
            drawn.append(f"{left} {top - 20} {right - left} 20 re S")
            drawn.append(f"BT /F 8 Tf {left + 3} {top - 14} Td ({words}) Tj ET")
    content = "\n".join(drawn)
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources 6 0 R/Contents 5 0 R>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Font<</F 4 0 R>>>>",
    )
    numbered = (f"{number} 0 obj\n{body}\nendobj" for number, body in enumerate(objects, 1))
    return "\n".join(
        ["%PDF-1.4", *numbered, "trailer\n<</Size 7/Root 1 0 R>>\nstartxref\n0\n%%EOF\n"]
    ).encode()


def _warm_up() -> None:
    from planlift.export import render
    from planlift.export.records import to_json
    from planlift.extract.assembly import assemble
    from planlift.extract.markup.html_reader import read_html
    from planlift.extract.markup.text_reader import read_text
    from planlift.extract.pdf.reader import read_pdf
    from planlift.model import Source
    from planlift.normalize.dates import patterns
    from planlift.pipeline import finish
    from planlift.vocabulary import load

    words = load()
    patterns.make_all_ready()
    fields = words.meanings("headings", "fields"), words.meanings("headings", "word_ends")
    for read, data in ((read_text, _text()), (read_html, _page()), (read_pdf, _print())):
        source = Source(Path("plan"), "plan", "0" * 64, "", len(data))
        document = read(source, data, *(fields if read is read_pdf else ()))
        plan = finish(assemble(document, words), words)
        for name in ("xlsx", "csv"):
            render(plan, f"plan.{name}", name)
        to_json(plan)


with suppress(Exception):  # without it a batch is slower, no more
    _warm_up()
# What is there now lives as long as the server: no process need look through it, or copy it.
gc.collect()
gc.freeze()
