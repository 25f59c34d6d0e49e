"""Which segments of the current index a new one takes over, which it writes anew, and the writing.

Nothing is marked as deleted: what goes is gone from the disk with its segment.
"""

import os
import shutil
import uuid
from collections.abc import Iterable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from corpus.state import DataFolder
from index.errors import IndexDamaged, IndexMissing
from index.generations import (
    SEGMENTS,
    current_damage,
    current_number_or_zero,
    generation_folder,
    read_manifest,
)
from index.manifest import FileEntry, Manifest
from index.segments import Batch, Segment, open_segment, write_segment


@dataclass(frozen=True, eq=False, slots=True)
class Current:
    """The current index, whole and undamaged, to take over from."""

    folder: Path
    manifest: Manifest
    segments: tuple[Segment, ...]

    def close(self) -> None:
        """Close the files of its segments."""
        for segment in self.segments:
            segment.rows.close()


def open_for_taking_over(data: DataFolder) -> Current | None:
    """Open the current index; None where it is missing, damaged or of another format.

    The caller holds the writers' lock.
    """
    with suppress(IndexMissing, IndexDamaged):
        manifest = read_manifest(data)
        if not current_damage(data):
            folder = generation_folder(data, current_number_or_zero(data))
            segments = (open_segment(folder / SEGMENTS / name) for name in manifest.segments)
            return Current(folder, manifest, tuple(segments))
    return None


@dataclass(frozen=True, eq=False, slots=True)
class Plan:
    """What becomes of segments: `linked` ones stay as they are, `rewritten` ones become one."""

    linked: tuple[Segment, ...]
    rewritten: tuple[Segment, ...]


def plan_segments(segments: Sequence[Segment], kept: Set[str], fresh: int) -> Plan:
    """Plan for the documents that are kept and a number of fresh passages.

    What must be written takes in every segment of up to twice its size, from the smallest up. So
    the sizes of segments more than double from one to the next, and with each writing a passage
    comes into a segment at least half as large again.
    """
    whole = [s for s in segments if all(span.document in kept for span in s.rows.spans)]
    torn = [s for s in segments if s not in whole and _left(s, kept)]
    total = fresh + sum(_left(segment, kept) for segment in torn)
    merged: list[Segment] = []
    for segment in sorted(whole, key=len):
        if len(segment) <= 2 * total:
            merged.append(segment)
            total += len(segment)
    linked = tuple(segment for segment in whole if segment not in merged)
    return Plan(linked, (*torn, *merged))


def _left(segment: Segment, kept: Set[str]) -> int:
    """Count the rows of a segment that stay."""
    return sum(span.count for span in segment.rows.spans if span.document in kept)


@dataclass(frozen=True, eq=False, slots=True)
class Written:
    """The segments of a new generation, and what is known of the files taken over."""

    names: tuple[str, ...]
    entries: Mapping[str, FileEntry]


def write_segments(
    folder: Path,
    current: Current | None,
    plan: Plan,
    kept: Set[str],
    fresh: Sequence[Batch],
    *,
    dimension: int,
) -> Written:
    """Write the segments of a generation into its folder: link the unchanged, write the rest."""
    names, entries = [], {}
    for segment in plan.linked:
        assert current is not None  # for the types: there is nothing to link otherwise
        names.append(segment.name)
        place = f"{SEGMENTS}/{segment.name}"
        _link(current.folder / place, folder / place)
        files = current.manifest.files.items()
        entries.update({n: each for n, each in files if n.startswith(f"{place}/")})
    batches = chain(_kept(plan.rewritten, kept), fresh)
    if plan.rewritten or fresh:
        name = uuid.uuid4().hex[:12]
        write_segment(folder / SEGMENTS / name, batches, dimension)
        names.append(name)
    return Written(tuple(names), entries)


def _kept(segments: Iterable[Segment], kept: Set[str]) -> Iterable[Batch]:
    return chain.from_iterable(segment.batches(kept) for segment in segments)


def _link(source: Path, target: Path) -> None:
    """Give the files of a folder a second name; where the system cannot, copy them."""
    target.mkdir(parents=True)
    for path in source.iterdir():
        if path.is_dir():
            _link(path, target / path.name)
            continue
        try:
            os.link(path, target / path.name)
        except OSError:
            shutil.copy2(path, target / path.name)
