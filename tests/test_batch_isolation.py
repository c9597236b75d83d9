"""Whatever one document does to its process, the others go on."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest
from batch_tasks import do

from planlift.isolate import Ended
from planlift.isolate import Limits
from planlift.isolate import each

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMITS = Limits(seconds=30, megabytes=600)


def ends(*tasks: str, limits: Limits = LIMITS) -> dict[str, Ended[str]]:
    return {ended.task: ended for ended in each(do, tasks, at_once=2, limits=limits)}


def test_every_task_ends_once_whatever_the_others_do() -> None:
    found = ends("a", "crash", "exit", "raise", "large", "b")
    assert {task: ended.code for task, ended in found.items()} == {
        "a": "",
        "crash": "crashed",
        "exit": "crashed",
        "raise": "crashed",
        "large": "",
        "b": "",
    }
    assert found["a"].answer == b"a done"
    assert len(found["large"].answer or b"") == 1_000_000
    assert found["crash"].detail == "SIGSEGV"
    assert found["exit"].detail == "exit code 7"


@pytest.mark.parametrize("task", ["hang", "spin"])
def test_a_task_that_does_not_end_is_stopped_in_time(task: str) -> None:
    start = time.monotonic()
    found = ends(task, "a", limits=Limits(seconds=1.5, megabytes=600))
    assert time.monotonic() - start < 15
    assert found[task].code == "timed-out"
    assert found[task].answer is None
    assert found["a"].answer == b"a done"


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_a_task_that_eats_memory_meets_its_limit() -> None:
    assert ends("eat")["eat"].answer == b"no memory"


def test_nothing_that_a_task_writes_reaches_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    assert ends("noise")["noise"].answer == b"noise done"
    assert capfd.readouterr() == ("", "")


def test_whoever_stops_listening_leaves_nothing_running() -> None:
    start = time.monotonic()
    for ended in each(do, ["a", "hang", "hang"], at_once=2, limits=LIMITS):
        assert ended.task == "a"
        break
    assert time.monotonic() - start < 15


def test_tasks_are_asked_for_only_when_there_is_room() -> None:
    asked: list[str] = []

    def tasks() -> Iterator[str]:
        for task in "abcd":
            asked.append(task)
            yield task

    for number, _ in enumerate(each(do, tasks(), at_once=1, limits=LIMITS), start=1):
        assert len(asked) == number
