"""The command itself in a process of its own: real documents, interrupts and sudden ends."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")

PLAN = """Action plan
Area for development\tActions to address\tBy when\tWho is responsible\tProgress
1. Records are late.\tReview all records of team {n}.\t29 January 2010\tTeam Manager\tCompleted
2. Training is thin.\tTrain all staff of team {n}.\t1 April 2010\tHead of Service\tUnderway
"""


def folder_of(tmp_path: Path, number: int) -> Path:
    folder = tmp_path / "plans-in"
    for n in range(number):
        path = folder / f"team {n % 3}" / f"plan {n:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PLAN.format(n=n), encoding="utf-8")
    return folder


def command(folder: Path, out: Path, *more: str) -> list[str]:
    options = ["--as-of", "2010-03-31", "--format", "csv", "--jobs", "2", *more]
    return [sys.executable, "-m", "planlift", "batch", str(folder), "-o", str(out), *options]


def run(folder: Path, out: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(folder, out, *more), check=False, capture_output=True, text=True, timeout=300
    )


def ended_by(number: signal.Signals, folder: Path, out: Path) -> int:
    """Start a run, send it a signal once three documents are done; its exit code.

    Nobody reads what it prints, and there is no room for any of it: however fast it is, it cannot
    come to its end before the signal.
    """
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        # Shells let what they start in the background ignore interrupts, and so would the run.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    reading, writing = os.pipe()
    _fill(writing)
    with subprocess.Popen(
        command(folder, out), stdout=writing, stderr=subprocess.DEVNULL
    ) as process:
        os.close(writing)
        while len(list(out.glob(".planlift/records/*.json"))) < 3:
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(number)
        with os.fdopen(reading, "rb") as told:
            told.read()
        return process.wait(timeout=300)


def _fill(pipe: int) -> None:
    os.set_blocking(pipe, False)
    for size in (4096, 1):
        with suppress(BlockingIOError):
            while os.write(pipe, b"\n" * size):
                pass
    os.set_blocking(pipe, True)


def actions(out: Path) -> list[dict[str, str]]:
    with (out / "actions.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def results(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and ".planlift" not in path.parts and path.name != "batch.csv"
    }


def test_every_document_has_a_process_and_every_action_a_name_of_its_own(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 4)
    (folder / "same.txt").write_bytes((folder / "team 0/plan 000.txt").read_bytes())
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    done = run(folder, tmp_path / "out")
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("planlift: broken.pdf: ")
    assert done.stderr.count("\n") == 1
    rows = actions(tmp_path / "out")
    assert len(rows) == 10
    assert len({row["action_id"] for row in rows}) == 10
    assert rows[0]["source"] == "same.txt"
    assert {row["due_date"] for row in rows} == {"2010-01-29", "2010-04-01"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_the_run_and_keeps_what_is_done(
    tmp_path: Path, number: signal.Signals
) -> None:
    folder, out = folder_of(tmp_path, 12), tmp_path / "out"
    assert ended_by(number, folder, out) == 130
    assert len(list(out.rglob("plan*.csv"))) >= 3
    assert not (out / "batch.csv").exists()
    done = run(folder, out)
    assert done.returncode == 0, done.stderr
    assert "unchanged since the last run" in done.stdout
    assert len(actions(out)) == 24


def test_a_run_that_is_killed_leaves_whole_files_and_can_go_on(tmp_path: Path) -> None:
    folder, out = folder_of(tmp_path, 12), tmp_path / "out"
    assert ended_by(signal.SIGKILL, folder, out) == -signal.SIGKILL
    header = b"\xef\xbb\xbfaction_id,"
    for path in out.rglob("plan*.csv"):
        assert path.read_bytes().startswith(header)
        assert path.read_bytes().endswith(b"\r\n")
    done = run(folder, out)
    assert done.returncode == 0, done.stderr
    assert "unchanged since the last run" in done.stdout
    run(folder, tmp_path / "scratch", "--jobs", "1")
    assert results(out) == results(tmp_path / "scratch")


def test_killed_at_random_moments_the_results_are_those_of_an_undisturbed_run(
    tmp_path: Path,
) -> None:
    folder, out = folder_of(tmp_path, 8), tmp_path / "out"
    begun = time.monotonic()
    run(folder, tmp_path / "undisturbed")
    whole = time.monotonic() - begun
    for part in (0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        with subprocess.Popen(
            command(folder, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            try:
                process.wait(part * whole)
            except subprocess.TimeoutExpired:
                process.kill()
    assert run(folder, out).returncode == 0
    assert results(out) == results(tmp_path / "undisturbed")


def test_a_document_out_of_time_fails_alone(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 2)
    done = run(folder, tmp_path / "out", "--timeout", "0.001")
    assert done.returncode == 1
    assert done.stderr.count("[timed-out]") == 2
    assert actions(tmp_path / "out") == []
