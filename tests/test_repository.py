"""What the tree as a whole must hold."""

import hashlib
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
THIS = Path(__file__).name

TOP_LEVEL = {
    ".ci", ".gitattributes", ".gitignore", "CHANGELOG.md", "LICENSE", "Makefile", "NOTICE",
    "README.en.md", "README.md", "assistant", "corpus", "docs", "evals", "index", "pyproject.toml",
    "requirements.lock", "tests",
}  # fmt: skip
ORIGINALS = {
    "000_0fc119275c468573.txt": "fc0658747d1b7d126b30ee7d0cfead070560dc745f175a3df7bf8a08b5035fe5",
    "004_cb8eb5582961381d.txt": "3030c73aa0bad25b351b0b86f10d720dd3dd13b5fbb51a3e6fea714d8e7db048",
}
FORBIDDEN = {
    "an absolute path of some machine": r"(^|[ \"'=(`])/(root|home|tmp|opt|var|mnt|work)/[a-z]",
    "the address of a package server": (
        r"(index-url|registry) *=? *http|pypi\.org|pythonhosted|npmjs\."
    ),
}
SKIPS = r"pytest\.skip|mark\.skip|mark\.xfail|importorskip"


def listed(*patterns: str) -> list[str]:
    """Files that are in the repository or would be at the next commit."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in done.stdout.splitlines() if (ROOT / name).is_file()]


def lines_with(form: str, names: list[str]) -> list[str]:
    """Places, as file:line, whose text fits the form; this file holds the forms themselves."""
    found = []
    for name in names:
        content = (ROOT / name).read_bytes()
        if b"\0" in content or name.endswith(THIS):
            continue
        # Samples in other encodings are told by their ASCII alone.
        lines = content.decode("utf-8", "replace").split("\n")
        found += [f"{name}:{n}" for n, line in enumerate(lines, 1) if re.search(form, line)]
    return found


def test_the_top_level_holds_the_agreed_entries_and_no_other() -> None:
    assert {name.split("/")[0] for name in listed()} == TOP_LEVEL


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    # The READMEs may name PyTorch's own package index, which an operator has to type.
    assert lines_with(FORBIDDEN[what], listed(":!README*")) == []


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    assert lines_with(SKIPS, listed("tests/*.py")) == []


@pytest.mark.parametrize("name", ORIGINALS)
def test_an_original_is_there_byte_for_byte(name: str) -> None:
    content = (ROOT / "corpus" / "documents" / name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == ORIGINALS[name]


@pytest.mark.parametrize("name", ORIGINALS)
def test_git_leaves_the_line_ends_of_an_original_alone(name: str) -> None:
    command = ["git", "check-attr", "text", f"corpus/documents/{name}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.endswith("text: unset\n")


def test_the_ci_script_can_be_run() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111 == 0o111
