"""What the two sides of a before/after table are called wherever a place is named."""

from corpus.records import Side

SIDE_NAMES: dict[Side, str] = {Side.AFTER: "見直し後（案）", Side.BEFORE: "見直し前"}
