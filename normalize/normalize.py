"""From rows as printed to actions: every value read, every doubt noted, every place kept."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from planlift import schema
from planlift.actions import Actions
from planlift.model import Check
from planlift.normalize.contexts import contexts
from planlift.normalize.identity import action_ids
from planlift.normalize.review import review
from planlift.normalize.rows import read_row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.model import Place
    from planlift.model import RawPlan
    from planlift.normalize.rows import Doubt
    from planlift.normalize.rows import Values
    from planlift.vocabulary import Vocabulary


class Normalized(Struct, frozen=True):
    """The actions, and beside them what their columns have no room for."""

    actions: Actions
    checks: tuple[Check, ...]
    places: tuple[Mapping[str, tuple[Place, ...]], ...]
    rules: tuple[Mapping[str, str], ...]
    unknown_words: Mapping[str, int]


def normalize(plan: RawPlan, vocabulary: Vocabulary) -> Normalized:
    """Read every row of `plan`; the same plan and words always give the same result."""
    own = contexts(plan, vocabulary)
    rows = list(_with_shared_rules(read_row(row, own) for row in plan.rows))
    of_plan = review(rows, own)
    names = _other_names(rows)
    return Normalized(
        actions=_actions(plan, rows, names),
        checks=(*_row_checks(rows), *_plan_checks(plan, of_plan)),
        places=tuple([_renamed(values.places, names) for values in rows]),
        rules=tuple([values.rules for values in rows]),
        unknown_words=dict(
            Counter(word for values in rows for word in values.unknown).most_common()
        ),
    )


def _actions(plan: RawPlan, rows: Sequence[Values], names: Mapping[str, str]) -> Actions:
    columns: dict[str, Sequence[object]] = {
        "action_id": action_ids([values.columns for values in rows]),
        "source": [plan.document.source.name] * len(rows),
        "page": [values.row.page for values in rows],
        "checks": ["; ".join(dict.fromkeys(d.code for d in values.doubts)) for values in rows],
    }
    for name in dict.fromkeys(chain(schema.REQUIRED, *(values.columns for values in rows))):
        if name not in columns:
            columns[name] = [values.columns.get(name) for values in rows]
    for heading, name in names.items():
        columns[name] = [values.others.get(heading) for values in rows]
    return Actions.of(columns)


def _other_names(rows: Sequence[Values]) -> dict[str, str]:
    """A column name for each of the document's own headings, apart from ours."""
    names: dict[str, str] = {}
    for values in rows:
        for heading in values.others:
            if heading not in names:
                names[heading] = schema.free_name(" ".join(heading.split()), names.values())
    return names


def _renamed(
    places: Mapping[str, tuple[Place, ...]], names: Mapping[str, str]
) -> Mapping[str, tuple[Place, ...]]:
    if all(heading == name for heading, name in names.items()):
        return places
    return {names.get(column, column): where for column, where in places.items()}


def _with_shared_rules(rows: Iterable[Values]) -> Iterator[Values]:
    """The rows; those that were read alike share the mapping of their rules."""
    known: dict[tuple[tuple[str, str], ...], dict[str, str]] = {}
    for values in rows:
        values.rules = known.setdefault(tuple(values.rules.items()), values.rules)
        yield values


def _row_checks(rows: Sequence[Values]) -> Iterator[Check]:
    for index, values in enumerate(rows):
        for doubt in values.doubts:
            places = values.places.get(doubt.column) or values.places.get("action") or ()
            yield _check(doubt, index, places[0] if places else None)


def _plan_checks(plan: RawPlan, doubts: Sequence[Doubt]) -> Iterator[Check]:
    for code, column, printed, why in plan.doubts:
        yield Check(code, None, column, printed, "", why)
    for doubt in doubts:
        yield _check(doubt, None, None)


def _check(doubt: Doubt, index: int | None, place: Place | None) -> Check:
    return Check(doubt.code, index, doubt.column, doubt.printed, doubt.understood, doubt.why, place)
