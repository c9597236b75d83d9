"""Folders that are not on the disk: in memory, and on an FTP server of the test's own."""

from __future__ import annotations

import json
import threading
import time
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

import pytest
from batch_folders import OPTIONS
from batch_folders import mixed_folder
from batch_folders import table
from batch_folders import untimed

from planlift import storage_remote
from planlift.cli import main
from planlift.errors import NotWritableError
from planlift.storage_remote import remote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

fsspec = pytest.importorskip("fsspec", reason="needs the optional part planlift[remote]")

PLANS = 3


@dataclass(frozen=True)
class Place:
    """A file system, and the address under which its folders begin."""

    address: str
    system: Any
    root: str

    def fill(self, folder: Path) -> None:
        """Copy a folder of the disk to ``in``."""
        for path in folder.rglob("*"):
            if path.is_file():
                name = f"{self.root}/in/{path.relative_to(folder).as_posix()}"
                self.system.makedirs(name.rpartition("/")[0], exist_ok=True)
                self.system.pipe_file(name, path.read_bytes())

    def read(self, name: str) -> bytes:
        content: bytes = self.system.cat_file(f"{self.root}/{name}")
        return content

    def results(self) -> dict[str, bytes]:
        """Every result in ``out`` but what is planlift's own."""
        start = len(f"{self.root}/out/")
        names = [name[start:] for name in self.system.find(f"{self.root}/out")]
        found = {
            name: self.read(f"out/{name}") for name in names if not name.startswith(".planlift")
        }
        return {**found, "batch.csv": untimed(found["batch.csv"])}


@pytest.fixture
def memory() -> Iterator[Place]:
    """The memory of this process; each thread sees the same."""
    system = fsspec.filesystem("memory")
    yield Place("memory://plans", system, "/plans")
    system.store.clear()
    system.pseudo_dirs[:] = [""]


@pytest.fixture
def ftp(tmp_path: Path) -> Iterator[Place]:
    """A server whose uploads do not appear at once: results there must be renamed."""
    pytest.importorskip("pyftpdlib", reason="needs a server to talk to")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # it knows of asyncore itself
        from pyftpdlib.authorizers import DummyAuthorizer
        from pyftpdlib.handlers import FTPHandler
        from pyftpdlib.servers import ThreadedFTPServer

    root = tmp_path / "ftp"
    root.mkdir()
    users = DummyAuthorizer()
    users.add_user("planner", "secret", str(root), perm="elradfmwMT")
    handler = type("Handler", (FTPHandler,), {"authorizer": users})
    server = ThreadedFTPServer(("127.0.0.1", 0), handler)
    done = threading.Event()

    def serve() -> None:
        while not done.is_set():
            server.serve_forever(timeout=0.1, blocking=False, handle_exit=False)
        server.close_all()  # by whom it is polled: else its sockets may go while it waits on them

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    host, port = server.socket.getsockname()[:2]
    address = f"ftp://planner:secret@{host}:{port}"
    system, _ = fsspec.url_to_fs(address)
    try:
        yield Place(address, system, "")
    finally:
        done.set()
        thread.join(5)


@pytest.fixture(params=["memory", "ftp"])
def place(request: pytest.FixtureRequest) -> Place:
    found: Place = request.getfixturevalue(request.param)
    return found


def run(place: Place, *more: str, jobs: int = 2) -> int:
    line = ["batch", f"{place.address}/in", "-o", f"{place.address}/out", *OPTIONS]
    return main([*line, "--format", "csv", "--jobs", str(jobs), *more])


def test_results_are_those_of_the_disk_and_a_second_run_keeps_them(
    place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = mixed_folder(tmp_path, PLANS)
    (folder / ".hidden").mkdir()
    (folder / ".hidden/plan.txt").write_text("hidden", encoding="utf-8")
    place.fill(folder)
    main(["batch", str(folder), "-o", str(tmp_path / "out"), *OPTIONS, "--format", "csv"])
    assert run(place) == 1
    capsys.readouterr()
    found = place.results()
    assert found.pop("monitoring.xlsx")
    for name, content in found.items():
        ours = (tmp_path / "out" / name).read_bytes()
        assert content == (untimed(ours) if name == "batch.csv" else ours), name
    assert run(place) == 1
    told = capsys.readouterr().out
    assert f"{PLANS + 2} unchanged since the last run" in told
    assert "secret" not in told
    left = [name for name in place.system.find(f"{place.root}/out") if name.endswith(".part")]
    assert left == []


def test_what_is_gone_leaves_the_results_and_what_was_left_unfinished_is_swept(
    place: Place, tmp_path: Path
) -> None:
    place.fill(mixed_folder(tmp_path, PLANS))
    run(place)
    place.system.rm_file(f"{place.root}/in/team 1/plan 001.txt")
    unfinished = f"{place.root}/out/plans/team 0/.plan.0a.part"
    place.system.pipe_file(unfinished, b"half")
    run(place)
    assert "plans/team 1/plan 001.txt.csv" not in place.results()
    rows = table(place.read("out/actions.csv"))
    assert {row["source"] for row in rows} == {"team 0/plan 000.txt", "team 2/plan 002.txt"}
    assert place.system.isfile(unfinished) == (place.root != "")  # memory has nothing unfinished


def test_words_beside_the_documents_hold_for_them(place: Place, tmp_path: Path) -> None:
    folder = mixed_folder(tmp_path, PLANS)
    (folder / "team 1/planlift.toml").write_text("nonsense", encoding="utf-8")
    place.fill(folder)
    run(place)
    codes = {row["source"]: row["error_code"] for row in table(place.read("out/batch.csv"))}
    assert codes["team 1/plan 001.txt"] == "vocabulary"
    assert codes["team 0/plan 000.txt"] == ""


def test_two_runs_into_one_folder_are_refused_until_the_other_is_long_silent(
    place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place.fill(mixed_folder(tmp_path, 1))
    out = remote(f"{place.address}/out")
    with out.hold():
        assert run(place) == 2
    assert capsys.readouterr().err.endswith("[in-use]\n")
    killed = {"run": "another", "renewed": time.time() - storage_remote._FORGOTTEN - 1}
    out.put(".planlift/lock", json.dumps(killed).encode())
    assert run(place) == 1
    assert not out.has(".planlift/lock")


def test_the_note_of_a_run_is_renewed(memory: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage_remote, "_RENEWED", 0.01)
    out = remote(f"{memory.address}/out")
    with out.hold():
        before = json.loads(out.read(".planlift/lock"))["renewed"]
        for _ in range(500):
            time.sleep(0.01)
            if json.loads(out.read(".planlift/lock"))["renewed"] > before:
                return
    raise AssertionError("it was never renewed")


def test_a_document_too_large_is_refused_before_it_is_fetched(
    memory: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.system.pipe_file("/plans/in/large.txt", b"x" * (2**20 + 1))
    monkeypatch.setattr(type(memory.system), "get_file", None)
    assert run(memory, "--limit", "megabytes=1") == 1
    (row,) = table(memory.read("out/batch.csv"))
    assert row["error_code"] == "too-large"


def test_a_place_that_fails_is_said_in_one_line(
    memory: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("no access")

    memory.fill(mixed_folder(tmp_path, 1))
    monkeypatch.setattr(type(memory.system), "pipe_file", refuse)
    with pytest.raises(NotWritableError, match=r"no access.*choose another folder"):
        remote("memory://plans/out").put("a", b"")
    assert run(memory) == 1


def test_folders_that_another_process_makes_in_the_same_moment_are_taken_as_they_are(
    ftp: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = type(ftp.system)
    make = kind.mkdir

    def beaten(system: object, path: str, **more: object) -> None:
        make(system, path, **more)
        make(system, path, **more)

    monkeypatch.setattr(kind, "mkdir", beaten)
    remote(f"{ftp.address}/out").put("plans/team 1/plan.csv", b"rows")
    monkeypatch.undo()
    assert ftp.read("out/plans/team 1/plan.csv") == b"rows"


def test_a_folder_that_cannot_be_made_is_said(ftp: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("550 not allowed")

    monkeypatch.setattr(type(ftp.system), "mkdir", refuse)
    with pytest.raises(NotWritableError, match="550 not allowed"):
        remote(f"{ftp.address}/out").put("plans/plan.csv", b"rows")


@pytest.mark.parametrize(
    ("folder", "says"),
    [
        ("nowhere://plans", "nowhere:// is not known; among others s3://"),
        ("memory://plans/none", "there is no such folder"),
    ],
)
def test_addresses_that_lead_nowhere_are_said(
    folder: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["batch", folder, "-o", str(tmp_path / "out")]) in {1, 2}
    assert says in capsys.readouterr().err


def test_a_missing_part_is_named_with_how_to_add_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(fsspec, "get_filesystem_class", missing)
    assert main(["batch", "abfs://plans", "-o", str(tmp_path / "out")]) == 2
    assert 'pip install "planlift[abfs]"' in capsys.readouterr().err


def test_results_do_not_go_among_the_plans_there_either(memory: Place, tmp_path: Path) -> None:
    memory.fill(mixed_folder(tmp_path, 1))
    same = f"{memory.address}/in"
    assert main(["batch", same, "-o", same]) == 2
    assert main(["batch", same, "-o", f"{same}/out", *OPTIONS, "--format", "csv"]) == 1
    assert main(["batch", same, "-o", f"{same}/out", *OPTIONS, "--format", "csv"]) == 1
    assert len(table(memory.read("in/out/batch.csv"))) == 3


def test_an_address_of_a_file_is_a_path(tmp_path: Path) -> None:
    folder = mixed_folder(tmp_path, 1)
    out = tmp_path / "out"
    line = ["batch", folder.as_uri(), "-o", f"file://{out}", *OPTIONS, "--format", "csv"]
    assert main(line) == 1
    assert (out / "plans/team 0/plan 000.txt.csv").is_file()
