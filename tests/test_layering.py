"""The arrows between the packages, read off the import statements."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ORDER = ("corpus", "index", "assistant", "evals")
HEAVY = frozenset({
    "accelerate", "faiss", "fastapi", "gradio", "grpc", "llama_index", "milvus_lite", "nltk",
    "pandas", "playwright", "pyarrow", "pymilvus",
    "scipy", "sentence_transformers", "sklearn", "tokenizers", "torch", "transformers", "uvicorn",
})  # fmt: skip
LIGHT_COMMANDS = (["--help"], ["list"], ["list", "--json"], ["check"], ["purge", "--yes"])


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imports(node: ast.AST) -> Iterator[str]:
    """Absolute names of the modules that an import statement names."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        module = "." * node.level + (node.module or "")
        yield module
        yield from (f"{module}.{alias.name}" for alias in node.names)  # may be modules too


def all_imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {name for node in ast.walk(tree) for name in imports(node)}


def imports_when_loaded(path: Path) -> set[str]:
    """Names imported as soon as the module is, functions and TYPE_CHECKING blocks left out."""
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    found: set[str] = set()
    while waiting:
        for node in ast.iter_child_nodes(waiting.pop()):
            found |= set(imports(node))
            type_only = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not type_only:
                waiting.append(node)
    return found


@pytest.mark.parametrize("package", ORDER)
def test_a_package_imports_only_packages_before_it(package: str) -> None:
    allowed = set(ORDER[: ORDER.index(package) + 1])
    found = {
        (str(path.relative_to(ROOT)), name)
        for path in modules(package)
        for name in all_imports(path)
        if name.split(".")[0] in {*ORDER, "tests"} - allowed
    }
    assert found == set()


@pytest.mark.parametrize("package", ORDER)
def test_imports_are_absolute(package: str) -> None:
    relative = {name for path in modules(package) for name in all_imports(path) if name[0] == "."}
    assert relative == set()


def file_of(name: str) -> Path | None:
    """The file of one of our modules; None for others' modules and for names within a module."""
    path = ROOT.joinpath(*name.split("."))
    files = (path / "__init__.py", path.with_suffix(".py"))
    ours = name.split(".")[0] in ORDER
    return next((file for file in files if ours and file.is_file()), None)


def loaded_with(start: str) -> set[Path]:
    """Our files that are run when a module is imported, packages on the way included."""
    waiting, found = [start], set[Path]()
    while waiting:
        name = waiting.pop()
        waiting += [name.rpartition(".")[0]] if "." in name else []
        path = file_of(name)
        if path and path not in found:
            found.add(path)
            waiting += imports_when_loaded(path)
    return found


def test_the_command_line_is_reached_from_the_walk() -> None:
    names = {str(path.relative_to(ROOT)) for path in loaded_with("assistant.cli")}
    assert {"assistant/__init__.py", "assistant/commands/check.py", "corpus/errors.py"} <= names


def test_importing_the_command_line_loads_no_heavy_library() -> None:
    found = {
        (str(path.relative_to(ROOT)), name)
        for path in loaded_with("assistant.cli")
        for name in imports_when_loaded(path)
        if name.split(".")[0] in HEAVY
    }
    assert found == set()


@pytest.mark.parametrize("arguments", LIGHT_COMMANDS, ids=" ".join)
def test_a_light_command_runs_without_the_heavy_libraries(
    arguments: list[str], tmp_path: Path
) -> None:
    code = (
        "import sys; from assistant.cli import main\n"
        f"try: main({['--data-dir', str(tmp_path / 'data'), *arguments]!r})\n"
        "except SystemExit: pass\n"
        f"sys.stderr.write('loaded:' + ' '.join(sorted({set(HEAVY)!r} & set(sys.modules))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stderr == "loaded:"
