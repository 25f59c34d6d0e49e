"""The READMEs are executed as far as a test can: settings, commands, versions, figures."""

import re
import tomllib
from pathlib import Path

import pytest

from assistant.cli import build_parser
from assistant.engine import Assistant
from assistant.rendering import answer_text
from assistant.settings import Settings
from corpus import load_corpus
from corpus.added_sidecar import given_of
from corpus.formats.limits import Limits
from evals.question_set import load_half
from evals.reference import Reference

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.en.md")


def blocks(name: str, language: str) -> list[str]:
    """Fenced blocks of one language."""
    content = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", content, re.DOTALL)


@pytest.mark.parametrize("name", READMES)
def test_a_readme_shows_settings_that_can_be_set(name: str) -> None:
    settings = Settings.model_validate(tomllib.loads(blocks(name, "toml")[0]))
    assert settings.index.query_prompt == "検索クエリ: "


@pytest.mark.parametrize("name", READMES)
def test_a_readme_shows_every_limit_with_its_default(name: str) -> None:
    shown = tomllib.loads(blocks(name, "toml")[0])["documents"]
    assert shown == Limits().model_dump()


@pytest.mark.parametrize("name", READMES)
def test_a_readme_shows_what_may_be_said_of_a_document(name: str) -> None:
    said = given_of(tomllib.loads(blocks(name, "toml")[1]))
    assert (said.id, said.date) == ("toshi-keikaku", "2024-04")


@pytest.mark.parametrize("name", READMES)
def test_a_readme_names_every_command_and_no_other(name: str) -> None:
    content = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `machishirube ([a-z]+)", content, re.MULTILINE))
    assert named == set(re.findall(r"^    ([a-z]+) ", build_parser().format_help(), re.MULTILINE))


@pytest.mark.parametrize("name", READMES)
def test_a_readme_pins_setuptools_as_the_lock_does(name: str) -> None:
    content = (ROOT / name).read_text(encoding="utf-8")
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert re.findall(r"setuptools==[\d.]+", content) == re.findall(r"setuptools==[\d.]+", lock)


def test_both_readmes_hold_the_same_blocks_of_commands() -> None:
    ours, theirs = (blocks(name, "sh") for name in READMES)
    assert [b.replace("質問", "question") for b in ours] == [
        b.replace("質問", "question") for b in theirs
    ]


@pytest.mark.parametrize("name", READMES)
def test_a_readme_counts_the_questions_as_they_are(name: str, reference: Reference) -> None:
    content = (ROOT / name).read_text(encoding="utf-8")
    sizes = [len(load_half(half, reference.stands).questions) for half in ("dev", "test")]
    (line,) = [line for line in content.split("\n") if "python -m evals` | " in line]
    assert [int(n) for n in re.findall(r"\d+", line)] == sizes


@pytest.mark.model
@pytest.mark.parametrize("name", READMES)
def test_a_readme_shows_a_real_answer(name: str, product: Assistant) -> None:
    shown = next(b for b in blocks(name, "sh") if b.startswith("$ machishirube ask"))
    command, _, expected = shown.partition("\n")
    question = command.split('"')[1]
    assert answer_text(product.ask(question)) == expected.strip()


@pytest.fixture(scope="module")
def reference() -> Reference:
    """The documents that questions are checked against."""
    corpus = load_corpus()
    return Reference.build(corpus.documents, corpus.sections)
