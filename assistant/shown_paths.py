"""Words for a page without the places of this computer: readers need no paths, attackers might."""

import re
import sys
import tempfile
from pathlib import Path

DATA_FOLDER = "データフォルダー"
# what cannot be in the name of a folder where words of ours stand around it
_END = r"\s/\\（）()「」『』［］、。，：；:;'\"<>|?*"
_PLACES = (
    re.compile(rf"(?<![\w/\\.:])/(?:[^{_END}]+/)+([^{_END}]*)"),
    re.compile(rf"(?<![\w/\\])[A-Za-z]:[\\/](?:[^{_END}]+[\\/])*([^{_END}]*)"),
    re.compile(rf"(?<![\w/\\])\\\\(?:[^{_END}]+\\)+([^{_END}]*)"),
)


def without_paths(text: str, root: Path | None = None) -> str:
    """Name the data folder at `root` by what it is, and of every other place its last part only."""
    for folder in {str(root), str(root.resolve())} if root else ():
        text = text.replace(folder, DATA_FOLDER)
    for folder in _known():
        text = text.replace(f"{folder}/", "…/").replace(f"{folder}\\", "…\\")
    for place in _PLACES:
        text = place.sub(lambda found: f"…/{found[1]}", text)
    return text


def _known() -> list[str]:
    """Give folders whose names may have spaces, so that no pattern finds their end."""
    program = Path(__file__).parent.parent
    found = {str(each) for each in (Path.home(), sys.prefix, tempfile.gettempdir(), program)}
    return sorted(found - {"/"}, key=len, reverse=True)
