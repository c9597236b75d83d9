"""Which rooms of the house may know which others."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
STAGES = ("extract", "normalize", "export")
LEAVES = {
    "",
    "actions",
    "model",
    "text",
    "checks",
    "rules",
    "errors",
    "vocabulary",
    "plan",
    "schema",
    "limits",
    "processes",
}
SPINE = sorted((ROOT / "planlift").glob("*.py")) + sorted((ROOT / "planlift/commands").glob("*.py"))


def imports(path: Path) -> Iterator[tuple[str, ast.stmt]]:
    """Full names of the modules that `path` imports, wherever in it, and the statement."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            yield node.module or "", node
            if node.module == "planlift":
                yield from ((f"planlift.{alias.name}", node) for alias in node.names)


def modules_of(stage: str) -> list[Path]:
    return sorted((ROOT / stage).rglob("*.py"))


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_knows_only_itself_and_the_leaves_of_the_spine(stage: str) -> None:
    assert modules_of(stage)
    for path in modules_of(stage):
        for name, node in imports(path):
            if name.split(".")[0] != "planlift":
                continue
            room = name.split(".")[1] if "." in name else ""
            allowed = room == stage or room in LEAVES or room.startswith("__version")
            assert allowed, f"{path}:{node.lineno} imports {name}"


def test_leaves_know_no_stage_but_through_the_late_imports_of_plan() -> None:
    for leaf in sorted(LEAVES - {"", "plan"}):
        names = [name for name, _ in imports(ROOT / "planlift" / f"{leaf}.py")]
        assert not [
            name for name in names if name.startswith(tuple(f"planlift.{s}" for s in STAGES))
        ]


@pytest.mark.parametrize("stage", STAGES)
def test_nobody_imports_a_stage_by_its_bare_name(stage: str) -> None:
    for path in [*SPINE, *(p for s in STAGES for p in modules_of(s)), *ROOT.glob("tests/*.py")]:
        for name, node in imports(path):
            assert name.split(".")[0] != stage, f"{path}:{node.lineno} imports bare {name}"


def test_no_module_has_a_name_of_the_standard_library() -> None:
    for path in [*SPINE, *(p for s in STAGES for p in modules_of(s))]:
        assert path.stem in {"__init__", "__main__"} or path.stem not in sys.stdlib_module_names, (
            path
        )


def test_the_links_in_planlift_lead_to_the_stages() -> None:
    for stage in STAGES:
        link = ROOT / "planlift" / stage
        assert link.is_symlink()
        assert link.resolve() == ROOT / stage
