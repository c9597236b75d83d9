"""Whatever one document does to its process, the others go on."""

from __future__ import annotations

import multiprocessing
import sys
import time
from typing import TYPE_CHECKING

import pytest
from batch_tasks import do

from planlift import batch_crew
from planlift.isolate import Ended
from planlift.isolate import Limits
from planlift.isolate import run

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterable
    from collections.abc import Iterator

LIMITS = Limits(seconds=30, megabytes=600)


def each(
    tasks: Iterable[str], at_once: int, limits: Limits = LIMITS
) -> Iterator[tuple[str, Ended]]:
    def work(task: str, stop: threading.Event) -> tuple[str, Ended]:
        return task, run(do, task, limits, stop=stop)

    return batch_crew.each(work, tasks, at_once)


def ends(*tasks: str, limits: Limits = LIMITS) -> dict[str, Ended]:
    return dict(each(tasks, 2, limits))


def children() -> list[int]:
    """Numbers of the processes of tasks that run; the server that forks them stays for the next."""
    return [child.pid or 0 for child in multiprocessing.active_children()]


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
    before, start = children(), time.monotonic()
    listening = each(["a", "hang", "hang"], 2)
    assert next(listening)[0] == "a"
    listening.close()  # type: ignore[attr-defined] # it is a generator
    assert time.monotonic() - start < 15
    assert children() == before


def test_tasks_are_asked_for_only_when_there_is_room() -> None:
    asked: list[str] = []

    def tasks() -> Iterator[str]:
        for task in "abcd":
            asked.append(task)
            yield task

    for number, _ in enumerate(each(tasks(), 1), start=1):
        assert number <= len(asked) <= number + 1


def test_what_goes_wrong_with_the_work_itself_ends_it() -> None:
    def work(task: str, _stop: threading.Event) -> str:
        raise ValueError(task)

    with pytest.raises(ValueError, match="a"):
        list(batch_crew.each(work, ["a"], 2))


def test_a_stack_that_overflows_and_a_sudden_end_are_the_tasks_own() -> None:
    found = ends("overflow", "kill", "a")
    assert found["overflow"].code == found["kill"].code == "crashed"
    assert found["kill"].detail == "SIGKILL"
    assert found["a"].answer == b"a done"


@pytest.mark.parametrize(
    "what", ["connection", "name", "datagram", "server", "address", "program", "shell"]
)
def test_no_task_reaches_the_network_or_starts_a_program(what: str) -> None:
    answer = ends(f"forbidden {what}")[f"forbidden {what}"].answer
    assert answer is not None
    assert answer.startswith(b"no document may do this: "), answer
