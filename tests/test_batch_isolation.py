"""Whatever one document does to its process, the others go on."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from batch_tasks import do

from planlift import batch_crew
from planlift import isolate
from planlift import isolate_fork
from planlift.isolate import Ended
from planlift.isolate import Limits
from planlift.isolate import run
from planlift.isolate_spawn import Spawned

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterable
    from collections.abc import Iterator
    from multiprocessing.process import BaseProcess

LIMITS = Limits(seconds=300, megabytes=600)
ENDLESS = {"hang": Limits(seconds=1.5, megabytes=600), "spin": Limits(seconds=1.5, megabytes=600)}
"""Tasks that are to be stopped by their own limit; the others have time on the slowest machine."""


def each(tasks: Iterable[str], at_once: int) -> Iterator[tuple[str, Ended]]:
    def work(task: str, stop: threading.Event) -> tuple[str, Ended]:
        return task, run(do, task, ENDLESS.get(task, LIMITS), stop=stop)

    return batch_crew.each(work, tasks, at_once)


def ends(*tasks: str) -> dict[str, Ended]:
    return dict(each(tasks, 2))


def running() -> list[int]:
    """Numbers of the processes of tasks; the servers that fork them stay for the next."""
    return [task for server in multiprocessing.active_children() for task in tasks_of(server)]


def tasks_of(server: BaseProcess) -> list[int]:
    if sys.platform != "linux":
        return []
    told = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text("ascii")
    return [int(number) for number in told.split()]


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


def test_where_no_process_can_be_forked_each_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate, "Process", Spawned)
    found = ends("a", "crash", "exit", "hang", "noise")
    assert {task: ended.code for task, ended in found.items()} == {
        "a": "",
        "crash": "crashed",
        "exit": "crashed",
        "hang": "timed-out",
        "noise": "",
    }
    assert found["a"].answer == b"a done"
    assert found["crash"].detail == "SIGSEGV"


@pytest.mark.parametrize("task", ENDLESS)
def test_a_task_that_does_not_end_is_stopped_and_its_neighbour_goes_on(task: str) -> None:
    found = ends(task, "a")
    assert not running()
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
    listening = each(["a", "sleep", "sleep"], 2)
    assert next(listening)[0] == "a"
    listening.close()  # type: ignore[attr-defined] # it is a generator
    for _ in range(1000):  # those who look after them may need a moment; the tasks sleep for long
        if not running():
            break
        time.sleep(0.05)
    assert not running()


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


@pytest.mark.skipif(sys.platform != "linux", reason="processes of processes are listed on Linux")
def test_a_server_that_is_killed_leaves_no_process_and_the_next_task_has_another() -> None:
    with ThreadPoolExecutor(1) as apart:
        asked = apart.submit(run, do, "sleep", Limits(seconds=4, megabytes=600))
        servers = [one for one in multiprocessing.active_children() if tasks_of(one)]
        while not servers:
            time.sleep(0.05)
            servers = [one for one in multiprocessing.active_children() if tasks_of(one)]
        (server,) = servers
        (task,) = tasks_of(server)
        server.kill()
        assert asked.result().code == "timed-out"
    assert goes(task)
    assert ends("a")["a"].answer == b"a done"


def test_a_server_that_was_killed_between_two_tasks_costs_nothing() -> None:
    assert ends("a", "b").keys() == {"a", "b"}
    for server in multiprocessing.active_children():
        server.kill()
        server.join()
    assert {task: ended.code for task, ended in ends("a", "b").items()} == {"a": "", "b": ""}


@pytest.mark.skipif(sys.platform != "linux", reason="processes of processes are listed on Linux")
def test_when_the_caller_is_killed_its_tasks_end() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _CALLER], stdout=subprocess.PIPE, cwd=Path(__file__).parent
    ) as caller:
        assert caller.stdout is not None
        task = int(caller.stdout.readline())
        assert not is_gone(task)
        caller.kill()
    assert goes(task)


_CALLER = """
import threading, time
from batch_tasks import do
from planlift.isolate import Limits, run
from test_batch_isolation import running
threading.Thread(target=run, args=(do, "sleep", Limits(300, 600)), daemon=True).start()
while not running():
    time.sleep(0.05)
print(*running(), flush=True)
time.sleep(300)
"""


def goes(process: int) -> bool:
    """Whether it is gone within ten seconds."""
    for _ in range(200):
        if is_gone(process):
            return True
        time.sleep(0.05)
    return False


def is_gone(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state == "Z"


@pytest.mark.skipif(sys.platform != "linux", reason="processes of processes are listed on Linux")
def test_a_server_that_is_closed_takes_its_task_along() -> None:
    process = isolate_fork.Forked(do, "sleep", LIMITS, ())
    (task,) = [task for task in running() if not is_gone(task)]
    process._server.close()
    assert goes(task)
    assert process.end() is None
