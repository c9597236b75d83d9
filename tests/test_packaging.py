"""What is installed is what is in the checkout."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from planlift import __version__
from planlift import doctor

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
STAGES = ("extract", "normalize", "export")


def in_checkout(pattern: str) -> set[str]:
    """Paths below the package as they are when installed, without following the links twice."""
    inside = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "planlift").glob(f"**/{pattern}")
        if not any(parent.is_symlink() for parent in path.parents)
    }
    for stage in STAGES:
        inside |= {
            f"planlift/{path.relative_to(ROOT).as_posix()}"
            for path in (ROOT / stage).glob(f"**/{pattern}")
        }
    return inside


def test_packages_named_are_the_folders_there_are() -> None:
    folders = {
        path.removesuffix("/__init__.py").replace("/", ".") for path in in_checkout("__init__.py")
    }
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == folders


def test_the_version_is_said_once_everywhere() -> None:
    assert PROJECT["project"]["version"] == __version__


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as `make build` makes it, without the network."""
    setuptools = pytest.importorskip("setuptools")
    if int(setuptools.__version__.split(".")[0]) < 77:
        pytest.skip("setuptools is older than the build needs")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index"]
    command += ["--no-build-isolation", "--wheel-dir", str(folder)]
    subprocess.run([*command, str(copied(folder / "source"))], check=True, timeout=300)
    return next(folder.glob("*.whl"))


def copied(target: Path) -> Path:
    """Only what git knows or would know: the build must not depend on what lies about."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        source, copy = ROOT / name, target / name
        if name.startswith(("samples/", "tests/", "docs/")) or not (source.exists()):
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_symlink():
            copy.symlink_to(source.readlink())
        else:
            copy.write_bytes(source.read_bytes())
    return target


def test_the_wheel_brings_one_top_level_and_all_modules_and_words(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    installed = {name for name in names if ".dist-info/" not in name}
    assert {name.split("/")[0] for name in installed} == {"planlift"}
    assert in_checkout("*.py") <= installed
    for kind in ("toml", "html", "css", "js"):
        brought = {name for name in installed if name.endswith(f".{kind}")}
        assert brought == in_checkout(f"*.{kind}")
    assert "planlift/py.typed" in installed


def test_the_doctor_knows_every_dependency_and_every_optional_part() -> None:
    needed = {Requirement(line).name for line in PROJECT["project"]["dependencies"]}
    assert set(doctor.NEEDED) == needed
    extras = {
        extra: {Requirement(line).name for line in lines}
        for extra, lines in PROJECT["project"]["optional-dependencies"].items()
    }
    assert {extra: {name} for extra, (name, _, _) in doctor.OPTIONAL.items()} == extras


def test_constraints_pin_everything_that_is_asked_for_and_name_no_address() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    pinned = {
        Requirement(line).name.lower(): Requirement(line)
        for line in text.splitlines()
        if line and not line.startswith("#")
    }
    assert "://" not in text
    asked = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    asked += [
        line for lines in PROJECT["project"]["optional-dependencies"].values() for line in lines
    ]
    for line in asked:
        wanted = Requirement(line)
        exact = pinned[wanted.name.lower()]
        version = str(exact.specifier).removeprefix("==")
        assert wanted.specifier.contains(version), f"{exact} does not satisfy {wanted}"
