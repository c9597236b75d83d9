"""The same batch on a Dask cluster: a scheduler and two workers, each a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from batch_folders import command
from batch_folders import mixed_folder
from batch_folders import results
from batch_folders import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("distributed", reason="needs the optional part planlift[cluster]")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and paths as on POSIX")

PLANS = 10


@dataclass(frozen=True)
class Cluster:
    """A scheduler and its workers."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """Two workers of one thread each; nobody starts them again when they die."""
    file = tmp_path / "scheduler.json"
    scheduler = ["dask_scheduler", "--port", "0", "--no-dashboard", "--host", "127.0.0.1"]
    worker = ["dask_worker", "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    with ExitStack() as stack:

        def start(program: str, *options: str) -> subprocess.Popen[bytes]:
            line = [sys.executable, "-m", f"distributed.cli.{program}", *options]
            process = subprocess.Popen(line, cwd=tmp_path, stderr=subprocess.DEVNULL)
            stack.enter_context(process)
            stack.callback(process.kill)
            return process

        start(*scheduler, "--scheduler-file", str(file))
        address = _address(file)
        workers = [
            start(*worker, "--local-directory", str(tmp_path / f"worker-{n}"), address)
            for n in range(2)
        ]
        yield Cluster(address, workers)


def _address(file: Path) -> str:
    for _ in range(600):
        if file.exists() and (content := file.read_text(encoding="utf-8")).endswith("}"):
            return str(json.loads(content)["address"])
        time.sleep(0.1)
    raise TimeoutError("the scheduler did not start")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plans, and what is none."""
    return mixed_folder(tmp_path_factory.mktemp("cluster"), PLANS)


@pytest.fixture(scope="module")
def here(folder: Path) -> dict[str, bytes]:
    """The results of a run on this machine alone."""
    out = folder.parent / "here"
    done = run(folder, out)
    assert done.returncode == 1, done.stderr
    return results(out)


def test_a_cluster_gives_the_same_bytes_and_the_next_run_goes_on_anywhere(
    cluster: Cluster, folder: Path, here: dict[str, bytes]
) -> None:
    out = folder.parent / "there"
    done = run(folder, out, "--scheduler", cluster.address)
    assert done.returncode == 1, done.stderr
    assert "[damaged]" in done.stderr
    assert results(out) == here
    again = run(folder, out)
    assert f"{PLANS + 2} unchanged since the last run" in again.stdout
    assert not (out / ".planlift/words").exists()


def test_a_worker_that_is_killed_costs_nothing(
    cluster: Cluster, folder: Path, here: dict[str, bytes]
) -> None:
    out = folder.parent / "killed"
    line = command(folder, out, "--scheduler", cluster.address)
    with subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for _ in range(2):
            assert process.stdout.readline()
        cluster.workers[0].kill()
        _, errors = process.communicate(timeout=120)
    assert process.returncode == 1, errors
    assert "crashed" not in errors
    assert cluster.workers[0].wait() < 0
    assert cluster.workers[1].poll() is None
    assert results(out) == here


def test_what_a_cluster_cannot_do_is_said_before_any_work(
    cluster: Cluster, folder: Path, tmp_path: Path
) -> None:
    done = run(folder, "memory://results", "--scheduler", cluster.address)
    assert done.returncode == 2
    assert "does not see memory://results; give a folder that all machines share" in done.stderr
    assert done.stderr.endswith("[cluster]\n")
    done = run(folder, tmp_path / "out", "--scheduler", cluster.address, "--jobs", "2")
    assert done.returncode == 2


def test_a_scheduler_that_is_not_there_is_said(folder: Path, tmp_path: Path) -> None:
    done = run(folder, tmp_path / "out", "--scheduler", "tcp://127.0.0.1:1")
    assert done.returncode == 2
    assert done.stderr.endswith("[cluster]\n")
    assert done.stderr.count("\n") == 1
