"""No page tells where on this computer anything lies."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.shown_paths import without_paths

ROOT = Path("/srv/my data/machi")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("/srv/my data/machi/models が壊れています", "データフォルダー/models が壊れています"),
        ("設定 /srv/my data/machi/settings.toml の", "設定 データフォルダー/settings.toml の"),
        ("（/etc/ssl/cert.pem）を読めません", "（…/cert.pem）を読めません"),
        ("PosixPath('/srv/a/b')", "PosixPath('…/b')"),
        ("C:\\Users\\hanako\\計画.pdf を", "…/計画.pdf を"),
        ("\\\\server\\share\\計画.pdf を", "…/計画.pdf を"),
        ("https://example.lg.jp/a/b を", "https://example.lg.jp/a/b を"),
        ("[1/2] 令和6/4/1 上田市/長野市/東京都", "[1/2] 令和6/4/1 上田市/長野市/東京都"),
        ("「machishirube build」を実行", "「machishirube build」を実行"),
    ],
)  # fmt: skip
def test_places_lose_their_folders_and_words_stay(text: str, shown: str) -> None:
    assert without_paths(text, ROOT) == shown


def test_folders_of_the_program_and_the_user_go_even_with_spaces_behind_them() -> None:
    program = Path(__file__).parent.parent.parent
    told = without_paths(f"{program}/a b/c と {Path.home()}/d e/f", ROOT)
    assert told == "…/a b/c と …/d e/f"


NAMES = st.text("abcXYZ019_.-計画書", min_size=1, max_size=8).filter(lambda name: name.strip("."))


@given(st.lists(NAMES, min_size=2, max_size=5), st.sampled_from(["", "：", "（", "「", "を "]))
def test_any_folder_goes(names: list[str], before: str) -> None:
    assert without_paths(f"{before}/{'/'.join(names)}", ROOT) == f"{before}…/{names[-1]}"
