"""The figures below which reading must not fall, pinned in ``floor.json``."""

from __future__ import annotations

import json
import math
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from typing import TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quality.compare import Score

FLOOR = Path(__file__).with_name("floor.json")
Figures: TypeAlias = dict[str, float]
Pinned: TypeAlias = dict[str, dict[str, "str | Figures"]]


def figures(scores: Sequence[Score]) -> Figures:
    """Per cent of rows found, of rows that are true, of documents refused, of each column."""
    plans = [score for score in scores if score.rows]
    others = [score for score in scores if not score.rows]
    rows = sum(score.rows for score in plans)
    found = sum(score.found for score in plans)
    returned = sum(score.returned for score in scores)
    done = {
        "rows found": share(found, rows),
        "rows true": share(found, returned) if returned else 0.0,
        "rows whole": share(sum(score.whole for score in plans), rows),
        "no plans refused": share(
            sum(score.error == "not-a-plan" for score in others), len(others)
        ),
    }
    scored, right = totals(plans)
    return done | {name: share(right[name], scored[name]) for name in scored}


def totals(scores: Sequence[Score]) -> tuple[Counter[str], Counter[str]]:
    """By column: cells scored and cells right."""
    scored: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for score in scores:
        scored.update(score.scored)
        right.update(score.right)
    return scored, right


def share(part: int, whole: int) -> float:
    """Per cent, rounded down to hundredths; 100 of nothing."""
    return math.floor(10000 * part / whole) / 100 if whole else 100.0


def load(path: Path = FLOOR) -> Pinned:
    """The pinned figures by corpus; nothing where none are pinned yet."""
    if not path.is_file():
        return {}
    pinned: Pinned = json.loads(path.read_text(encoding="utf-8"))
    return pinned


def falls(pinned: Figures, now: Figures) -> list[str]:
    """A sentence for each figure that is below its floor."""
    return [
        f"{name}: {now.get(name, 0.0):.2f} % is below the floor of {floor:.2f} %"
        for name, floor in pinned.items()
        if now.get(name, 0.0) < floor
    ]


def floors(pinned: Pinned, corpus: str) -> Figures:
    """The figures pinned for a corpus."""
    found = pinned.get(corpus, {}).get("figures", {})
    return found if isinstance(found, dict) else {}


def raise_floor(corpus: str, digest: str, now: Figures, path: Path = FLOOR) -> list[str]:
    """Pin `now`, or say what would fall: a floor sinks only together with a changed corpus."""
    pinned = load(path)
    sinking = falls(floors(pinned, corpus), now)
    if sinking and pinned.get(corpus, {}).get("corpus") == digest:
        return sinking
    pinned[corpus] = {"corpus": digest, "figures": now}
    path.write_text(json.dumps(pinned, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return []
