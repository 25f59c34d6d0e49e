"""What of a page could not be read, or was read in another form than it is shown."""

from collections import Counter
from dataclasses import dataclass, field

from corpus.formats.blocks import Unreadable

_EMBEDDED = {
    "iframe": "埋め込まれた別のページ",
    "object": "埋め込まれた部品",
    "video": "動画",
    "audio": "音声",
    "canvas": "図",
    "svg": "図",
    "math": "数式",
}


@dataclass(slots=True)
class Losses:
    """Counts while a page is walked over."""

    images: int = 0
    nested: int = 0
    _skipped: Counter[str] = field(default_factory=Counter)

    def left_out(self, tag: str) -> None:
        """Remember an element that was left out."""
        self._skipped[tag] += 1

    def unreadable(self) -> tuple[Unreadable, ...]:
        """What is on the page and could not be read."""
        embedded: Counter[str] = Counter()
        for tag, what in _EMBEDDED.items():
            embedded[what] += self._skipped[tag]
        found = [
            f"{what} {count}個（中の文字は読めません）" for what, count in embedded.items() if count
        ]
        if self.images:
            found.append(
                f"画像 {self.images}個（中の文字は読めません。代わりの説明文だけを読みました）"
            )
        return tuple(Unreadable(1, what) for what in found)

    def notes(self) -> tuple[str, ...]:
        """What was read in another form than the page shows."""
        found: list[str] = []
        if self._skipped["rt"]:
            found.append(f"ふりがな {self._skipped['rt']}か所は文章に入れていません")
        if self.nested:
            found.append(f"表の中の表 {self.nested}個は、外側の表のあとに別の表として読みました")
        return tuple(found)
