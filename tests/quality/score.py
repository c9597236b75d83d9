"""Scores conversions: ``python tests/quality/score.py [--verbose] [--update] [PATH …]``.

Over the samples, and over the real documents where ``PLANLIFT_CORPUS`` is set. Exit code 1 when a
figure is below its floor (whole corpora only), 2 when the command line is wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any
from typing import TextIO

if __package__ in {None, ""}:  # run as a script: make `quality` and `planlift` importable
    sys.path[:0] = [
        str(Path(__file__).resolve().parents[1]),
        str(Path(__file__).resolve().parents[2]),
    ]

from quality import corpus
from quality import floor
from quality.compare import Score
from quality.compare import score

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from quality.compare import Row
    from quality.corpus import Case


def frame_rows(frame: pd.DataFrame) -> list[Row]:
    """The frame's rows as text: dates as ISO days, nothing as the empty string."""
    return [
        {str(name): as_text(value) for name, value in row.items()}
        for row in frame.to_dict(orient="records")
    ]


def as_text(value: Any) -> str:  # noqa: ANN401 - a frame holds anything
    """One value of a frame."""
    import pandas as pd

    if pd.isna(value):
        return ""
    return str(value.date() if isinstance(value, pd.Timestamp) else value)


def score_case(case: Case) -> Score:
    """Convert one document and score it; an error is a document without rows."""
    import planlift
    from planlift.errors import PlanliftError

    try:
        read = frame_rows(planlift.read(case.path).actions)
    except PlanliftError as error:
        return failed(case, error.code)
    except Exception as error:  # noqa: BLE001 - a crash is a result that must be shown
        return failed(case, f"crash: {type(error).__name__}: {error}")
    return score(case.truth, read, case.optional)


def failed(case: Case, error: str) -> Score:
    """No row found."""
    empty = score(case.truth, [])
    lost = empty.lost
    return Score(empty.rows, 0, 0, 0, empty.scored, Counter(), (), lost, (), error)


def is_wrong(case: Case, result: Score) -> bool:
    """Whether anything in the document's reading is not as it should be."""
    if not case.is_plan:
        return result.error != "not-a-plan"
    return bool(result.error or result.wrong or result.lost or result.extra)


def document_lines(done: Sequence[tuple[Case, Score]]) -> list[str]:
    """A line for each document, 80 columns."""
    lines = [f"{'document':<44}{'rows':>5}{'found':>6}{'extra':>6}{'whole':>6}{'cells %':>9}"]
    for case, result in done:
        cells = floor.share(result.right.total(), result.scored.total())
        if case.is_plan:
            counts = (
                f"{result.rows:>5}{result.found:>6}{len(result.extra):>6}{result.whole:>6}"
                f"{cells:>9.2f}"
            )
        else:
            verdict = "refused" if result.error == "not-a-plan" else "NOT REFUSED"
            counts = f"{verdict:>32}"
        lines.append(f"{case.name[-43:]:<44}{counts}")
        if result.error and result.error != "not-a-plan":
            lines.append(f"    {result.error}"[:80])
        elif result.error and case.is_plan:
            lines.append("    refused as not a plan")
    return lines


def field_lines(done: Sequence[tuple[Case, Score]]) -> list[str]:
    """A line for each column: scored, right, left empty, wrong, and wrong without a check."""
    scored, right = floor.totals([result for case, result in done if case.is_plan])
    faults = [fault for _, result in done for fault in result.wrong]
    empty = Counter(fault.column for fault in faults if not fault.got)
    silent = Counter(fault.column for fault in faults if fault.silent)
    wrong = Counter(fault.column for fault in faults if fault.got)
    lines = [
        (
            f"{'column':<20}{'scored':>8}{'right':>8}{'no row':>8}{'empty':>8}{'wrong':>8}"
            f"{'silent':>8}{'%':>9}"
        )
    ]
    for name, count in scored.items():
        lost = count - right[name] - empty[name] - wrong[name]
        lines.append(
            f"{name:<20}{count:>8}{right[name]:>8}{lost:>8}{empty[name]:>8}{wrong[name]:>8}"
            f"{silent[name]:>8}{floor.share(right[name], count):>9.2f}"
        )
    return lines


def fault_lines(case: Case, result: Score) -> list[str]:
    """What is wrong in one document, expected against got."""
    lines = [f"-- {case.name}"]
    actions = [row["action"] for row in case.truth]
    lines.extend(f"   row {place + 1} not found: {actions[place]!r}" for place in result.lost)
    lines.extend(f"   row not in the truth: {action!r}" for action in result.extra)
    for fault in result.wrong:
        mark = " (silent)" if fault.silent else ""
        lines.append(f"   row {fault.row + 1} {fault.column}{mark}")
        lines.append(f"      expected {fault.expected!r}")
        lines.append(f"      got      {fault.got!r}")
    return lines


def settle(name: str, done: Sequence[tuple[Case, Score]], *, update: bool) -> list[str]:
    """Hold a whole corpus against its floor, or raise the floor; what is below it."""
    now = floor.figures([result for _, result in done])
    crashed = [case.name for case, result in done if result.error.startswith("crash")]
    if update and crashed:
        return [f"no floor pinned: {name} crashed" for name in crashed]
    if update:
        return floor.raise_floor(name, corpus.fingerprint([case for case, _ in done]), now)
    return floor.falls(floor.floors(floor.load(), name), now)


def report(name: str, done: Sequence[tuple[Case, Score]], *, verbose: bool) -> None:
    """Print one corpus."""
    say("", f"{name}: {len(done)} documents", "")
    say(*document_lines(done), "")
    if verbose:
        for case, result in done:
            if is_wrong(case, result):
                say(*fault_lines(case, result), "")
    say(*field_lines(done), "")
    for figure, value in list(floor.figures([result for _, result in done]).items())[:4]:
        say(f"{figure:<20}{value:>7.2f} %")


def say(*lines: str, to: TextIO | None = None) -> None:
    """Print lines."""
    (to or sys.stdout).writelines(f"{line}\n" for line in lines)


def arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="show each wrong cell")
    parser.add_argument("--update", action="store_true", help="raise the floor to these figures")
    parser.add_argument("--jobs", type=int, default=1, help="processes at a time")
    parser.add_argument("paths", nargs="*", type=Path, help="documents or folders; default: all")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """Score, print, and say by the exit code whether the floor holds."""
    options = arguments(argv)
    chosen = corpus.cases(options.paths)
    if not chosen or (options.paths and options.update):
        say("no documents there" if not chosen else "--update takes no paths", to=sys.stderr)
        return 2
    if options.jobs > 1:
        with ProcessPoolExecutor(options.jobs) as pool:
            done = list(zip(chosen, pool.map(score_case, chosen), strict=True))
    else:
        done = [(case, score_case(case)) for case in chosen]
    sinking = []
    for name in dict.fromkeys(case.corpus for case in chosen):
        part = [(case, result) for case, result in done if case.corpus == name]
        report(name, part, verbose=options.verbose)
        if not options.paths:
            sinking += [f"{name}: {line}" for line in settle(name, part, update=options.update)]
    say(*sinking, to=sys.stderr)
    return 1 if sinking else 0


if __name__ == "__main__":
    sys.exit(main())
