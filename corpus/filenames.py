"""Names of files that operators add: an id, a name for the disk, and a form that is safe to print.

A file's name is untrusted: it may hold quotes, line ends, escape sequences of terminals, marks that
turn the direction of writing, or bytes that are no text at all.
"""

import hashlib
import re
import unicodedata
from pathlib import PurePath

ID_PATTERN = r"^[a-z0-9][a-z0-9-]{0,63}$"
"""The form of a document's id."""

_ID_LENGTH = 64
_SHOWN_LENGTH = 120
_KEPT_LENGTH = 60
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


def document_id(name: str) -> str:
    """Make an id of a file's name: its stem where that is ASCII, else a digest of it.

    A long stem keeps its head and gets a digest of the whole. Equal names in either Unicode form
    (NFC, NFD) give one id.
    """
    stem = unicodedata.normalize("NFC", PurePath(name).stem)
    digest = hashlib.sha256(stem.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    slug = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") if stem.isascii() else ""
    if not slug:
        return f"d-{digest}"
    return slug if len(slug) <= _ID_LENGTH else f"{slug[: _ID_LENGTH - 9].rstrip('-')}-{digest}"


def shown(text: str) -> str:
    """Give a name or message for a terminal: on one line, unseen characters as their code points.

    A name over 120 characters loses its middle.
    """
    seen = "".join(_seen(char) for char in text)
    if len(seen) <= _SHOWN_LENGTH:
        return seen
    half = _SHOWN_LENGTH // 2
    return f"{seen[:half]}…{seen[-half:]}"


def _seen(char: str) -> str:
    if unicodedata.category(char) not in _HIDDEN:
        return char
    return f"<U+{ord(char):04X}>"


def storable(name: str) -> str:
    """Give a file's name in a form that a UTF-8 file can hold: NFC, bytes that are no text as ?."""
    name = unicodedata.normalize("NFC", name)
    return name.encode("utf-8", "replace").decode("utf-8")


def safe_name(name: str) -> str:
    """Give a name that any disk takes and that still tells people which file it is."""
    path = PurePath(name)
    stem, ending = (
        re.sub(r"[^\w. -]+", "_", part)[:_KEPT_LENGTH] for part in (path.stem, path.suffix)
    )
    return f"{stem.strip('. ') or '_'}{ending if ending.isascii() else ''}"
