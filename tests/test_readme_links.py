"""Links of the READMEs lead to files of the repository."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_every_link_of_a_readme_leads_to_a_file(name: str) -> None:
    content = (ROOT / name).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", content)
    assert targets != []
    assert [target for target in targets if not (ROOT / target).is_file()] == []
