"""A batch of actions written once in a process of its own: ``python -m bench.writing HOW ROWS``."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from export_plans import AS_OF
from export_plans import many

from bench.one import peak
from bench.one import processor
from planlift import export
from planlift.export.combined import combine

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from planlift.plan import Plan

ROWS_A_PLAN = 200
WAYS: dict[str, Callable[[list[Plan], pd.DataFrame, Path], object]] = {
    "planlift, workbook": lambda plans, _, path: export.write_batch(
        plans, path / "all.xlsx", "xlsx", as_of=AS_OF
    ),
    "DataFrame.to_excel": lambda _, frame, path: frame.to_excel(path / "all.xlsx", index=False),
    "planlift, CSV": lambda plans, _, path: export.write_batch(plans, path / "all.csv", "csv"),
    "DataFrame.to_csv": lambda _, frame, path: frame.to_csv(path / "all.csv", index=False),
}


def main(how: str, rows: int) -> None:
    write = WAYS[how]
    with tempfile.TemporaryDirectory() as folder:
        for count in (ROWS_A_PLAN, rows):
            plans = many(count, count // ROWS_A_PLAN)
            frame = combine(plans).frame()
            before, used, start = peak(), processor(), time.perf_counter()
            write(plans, frame, Path(folder))
            cpu, wall = processor() - used, time.perf_counter() - start
    took = {"cpu": cpu, "wall": wall, "before": before, "peak": peak(), "met": rows}
    print(json.dumps(took))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
