"""The closed list, and that nothing outside it is said."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import assistant
from assistant import phrases
from assistant.kinds import Asked

FOLDER = Path(assistant.__file__).parent
# They tell the operator of errors and progress, or speak for the page; none writes an answer.
NO_ANSWERS = {
    "phrases", "adding", "batch", "checking_aside", "checkup", "checkup_records", "cli", "console",
    "documents", "desk_work", "doubles", "feedback", "finding_files", "incoming", "intake",
    "library_desk", "live", "opening", "operator_password", "parser", "preparing", "purging",
    "question", "rendering", "settings", "synonym_file", "telling", "verify",
}  # fmt: skip
MODULES = sorted(path for path in FOLDER.glob("*.py") if path.stem not in NO_ANSWERS)
SENTENCE = re.compile(r"[ぁ-んァ-ヶ一-鿿].*。[）」]?\s*$", re.DOTALL)


def fields(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}


def constants(tree: ast.AST) -> Iterator[str]:
    """Give the string literals of a module that are no docstrings."""
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node.value


def fillings(tree: ast.AST) -> Iterator[tuple[str, set[str]]]:
    """Give every `phrases.NAME.format(key=…)` as its name and keys."""
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr == "format":
            name = called.value
            if isinstance(name, ast.Attribute) and isinstance(node, ast.Call):
                yield name.attr, {key.arg or "" for key in node.keywords}


def sided(tree: ast.AST) -> Iterator[tuple[str, set[str]]]:
    """Give every `say_of(document, phrases.NAME, key=…)` as its name and keys."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            named = node.args[1:2]
            if node.func.attr in {"say_of", "fill"} and isinstance(named[0], ast.Attribute):
                yield named[0].attr, {key.arg or "" for key in node.keywords}


@pytest.mark.parametrize("phrase", phrases.closed_phrases())
def test_every_phrase_takes_its_placeholders_by_name(phrase: str) -> None:
    filled = phrase.format(**dict.fromkeys(fields(phrase), "甲"))
    assert all(name.isidentifier() for name in fields(phrase))
    assert not set("{}") & set(filled)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_phrase_is_filled_with_exactly_its_placeholders(path: Path) -> None:
    for name, keys in fillings(ast.parse(path.read_text(encoding="utf-8"))):
        assert (name, keys) == (name, fields(getattr(phrases, name)))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_sides_of_a_phrase_are_named_by_its_document(path: Path) -> None:
    for name, keys in sided(ast.parse(path.read_text(encoding="utf-8"))):
        sides = fields(getattr(phrases, name)) & {"after", "before"}
        assert (name, keys | sides) == (name, fields(getattr(phrases, name)))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_that_answers_has_a_sentence_of_its_own(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [text for text in constants(tree) if SENTENCE.search(text)] == []


def test_the_closed_list_holds_every_sentence_of_its_module() -> None:
    tree = ast.parse((FOLDER / "phrases.py").read_text(encoding="utf-8"))
    sentences = {text for text in constants(tree) if SENTENCE.search(text)}
    assert sentences - set(phrases.closed_phrases()) == set()


def test_the_closed_list_holds_the_notes_and_the_types_that_may_be_missing() -> None:
    listed = set(phrases.closed_phrases())
    assert {*phrases.NOTES.values(), *phrases.MISSING_TYPES.values()} <= listed


def test_every_type_that_can_be_asked_for_can_be_said_to_be_missing() -> None:
    assert set(phrases.MISSING_TYPES) == {asked.value for asked in Asked}


def test_no_phrase_has_a_marker_of_its_own() -> None:
    assert [phrase for phrase in phrases.closed_phrases() if re.search(r"\[\d", phrase)] == []


def test_no_phrase_stands_twice() -> None:
    listed = phrases.closed_phrases()
    assert len(listed) == len(set(listed))
