"""The fixed words of the pages: in one place, and of one kind."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.web import words

WEB = Path(words.__file__).parents[1]
OWN = [
    "changes",
    "duties",
    "documents",
    "figures",
    "guide",
    "pieces",
    "record",
    "roadmap",
    "source",
]
TEMPLATES = {path.stem: path for path in sorted((WEB / "templates").glob("*.html"))}
# what is as long as this says something, and is written down once
TELLING = 6


def said(value: object) -> Iterator[str]:
    """Give every text of a word or a collection of words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from said(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from said(each)


def texts(name: str) -> set[str]:
    """Give the Japanese texts of a template, between tags and placeholders."""
    bare = re.sub(r"{[{%].*?[%}]}|<[^>]*>", "\0", TEMPLATES[name].read_text("utf-8"), flags=re.S)
    found = {each.strip(" 　\n") for each in bare.split("\0")}
    return {each for each in found if re.search("[ぁ-んァ-ン一-龥]", each)}


FIXED = [text for name in dir(words) if name.isupper() for text in said(getattr(words, name))]


def test_what_readers_read_is_called_a_document() -> None:
    whole = "".join(FIXED) + "".join(path.read_text("utf-8") for path in TEMPLATES.values())
    assert "資料" not in whole


@pytest.mark.parametrize("name", OWN)
def test_no_template_repeats_a_fixed_word(name: str) -> None:
    assert sorted(each for each in texts(name) & set(FIXED) if len(each) >= TELLING) == []


def test_no_two_templates_say_the_same() -> None:
    counted = Counter(text for name in OWN for text in texts(name) if len(text) >= TELLING)
    assert [text for text, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("name", OWN)
def test_no_page_for_readers_speaks_of_commands(name: str) -> None:
    assert not re.search(r"--[a-z]|machishirube", " ".join(texts(name)))
