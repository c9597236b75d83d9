"""Plans of a batch read together are what each is by itself."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import trial_plans
from plan_builder import plan_of

from planlift import batch_store
from planlift.batch_store import Record
from planlift.batch_store import Terms
from planlift.batch_worker import Result
from planlift.export.records import to_json
from planlift.pipeline import read
from planlift.storage import Disk

CHOSEN = ("stockton/plan-page.html", "audit_revised/plan-tabs.txt", "canada_mrap/plan-word.docx")


def test_plans_read_together_have_the_rows_and_types_of_each_alone(tmp_path: Path) -> None:
    out = Disk(tmp_path)
    kept = [*(read(trial_plans.SAMPLES / name) for name in (*CHOSEN, CHOSEN[0])), plan_of()]
    records = []
    for number, plan in enumerate(kept):
        batch_store.save_whole(out, f"{number}.json", to_json(plan))
        record = Record(str(number), Terms("", "", ()), Result("converted"), 0.0, f"{number}.json")
        records.append((Path(str(number)), record))
    together = batch_store.whole_plans(out, records)
    for each, plan, original in zip(records, together, kept, strict=True):
        alone = batch_store.whole_plans(out, [each])[0]
        pd.testing.assert_frame_equal(plan.actions, alone.actions)
        pd.testing.assert_frame_equal(plan.actions, original.actions)
        assert plan.source.path == each[0]
        assert plan.details == alone.details
        assert plan.checks == alone.checks
