"""The section that an offset stands in."""

import pytest

from assistant.places import Places
from corpus import Corpus


def test_every_character_of_a_section_is_found_in_it(small: Corpus) -> None:
    places = Places(small)
    for section in small.sections:
        for offset in (section.start, section.end - 1):
            assert places.section(section.document, offset) == section


def test_a_character_between_two_sections_is_an_error(small: Corpus) -> None:
    last = max(small.sections, key=lambda section: section.end)
    with pytest.raises(LookupError, match=f"no section holds character {last.end}"):
        Places(small).section(last.document, last.end)
