"""Imported by the server that the processes of a batch are forked from, and by nothing else.

What every document needs is made once, before the first fork: the words in the forms in which each
stage looks them up, patterns, formats. A process then costs little more than its fork.
"""

from __future__ import annotations

import gc
from contextlib import suppress
from pathlib import Path

_PLAN = """Action plan after the inspection of 8 January 2010
Area\tAction\tBy when\tWho is responsible\tProgress
1. Records are late.\tReview all records.\t29 January 2010\tTeam Manager (TM)\tCompleted
2. Training is thin.\tTrain all staff.\tspring term\tTM and Head of Service\tUnderway: amber
"""


def _warm_up() -> None:
    from planlift.export import render
    from planlift.export.records import to_json
    from planlift.extract.assembly import assemble
    from planlift.extract.markup.text_reader import read_text
    from planlift.model import Source
    from planlift.pipeline import finish
    from planlift.vocabulary import load

    data, words = _PLAN.encode(), load()
    source = Source(Path("plan.txt"), "plan.txt", "0" * 64, "text", len(data))
    plan = finish(assemble(read_text(source, data), words), words)
    for name in ("xlsx", "csv"):
        render(plan, f"plan.{name}", name)
    to_json(plan)


with suppress(Exception):  # without it a batch is slower, no more
    _warm_up()
# What is there now lives as long as the server: no process need look through it, or copy it.
gc.collect()
gc.freeze()
