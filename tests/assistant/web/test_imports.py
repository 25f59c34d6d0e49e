"""The web code shows records: what it may import is the public face of the assistant."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant

WEB = Path(assistant.__file__).parent / "web"
FILES = sorted(path.relative_to(WEB).as_posix() for path in WEB.rglob("*.py"))
OUTSIDE = {
    "fastapi", "gradio", "jinja2", "lxml", "markupsafe", "python_multipart", "starlette", "uvicorn",
}  # fmt: skip


def imported(path: Path) -> Iterator[str]:
    """Give every module, and every name taken from `assistant` itself, with its dots."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "assistant":
            yield from (f"assistant.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def is_allowed(name: str) -> bool:
    package, _, rest = name.partition(".")
    if package == "assistant":
        return rest == "web" or rest.startswith("web.") or rest in assistant.__all__
    return name != "re" and (package in OUTSIDE or package in sys.stdlib_module_names)


@pytest.mark.parametrize("name", FILES)
def test_web_code_imports_the_public_names_of_the_assistant_only(name: str) -> None:
    assert [each for each in imported(WEB / name) if not is_allowed(each)] == []


@pytest.mark.parametrize("name", ["re", "corpus", "corpus.records", "index", "assistant.engine"])
def test_what_lies_behind_the_public_names_is_not_allowed(name: str) -> None:
    assert not is_allowed(name)


@pytest.mark.parametrize("name", ["json", "fastapi.responses", "assistant.Views", "assistant.web"])
def test_the_public_names_and_what_a_page_needs_are_allowed(name: str) -> None:
    assert is_allowed(name)
