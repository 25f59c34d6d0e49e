"""Kanji that are taken for one another: of one reading, or of like shape."""

from assistant.word_costs import readings

# Characters of like shape, such as a hand that knows the word picks from a list by mistake.
_GROUPS = """
治冶 掘堀屈 織識職 組祖租粗 折析 簡間問聞閣 積績 観勧歓権 環還 検険験剣倹
複復腹 講構購 徴微 援緩暖 線綿 側測則 末未 遺遣 粋枠 墓募暮慕基 設説 請清精晴
侍待持特 城域 拡広 料科 官宮 助肋 輪輸論 住往注柱任 体休 直値植置 協脇 動働
委秀季 役投 福副幅 増贈憎 減滅 資貸賃質 員買貝 材村財 課果 査杳 計討訂 託詑
詳諸 議義儀 術街 衛衝 徳得 老考 齢鈴 障陣 書害 収牧 政攻 防妨 犯氾 災炎
因困囚 連運違 推堆椎 護獲穫 導道 活話 場揚 坂板 窓恋 若苦 表麦 系糸 給絵
続読 維推 継断 縁緑
"""
_SHAPES: dict[str, frozenset[str]] = {
    one: frozenset("".join(group for group in _GROUPS.split() if one in group)) - {one}
    for one in "".join(_GROUPS.split())
}


def sound_alike(one: str, other: str) -> bool:
    """Tell whether two characters share a reading."""
    return bool(readings(one) & readings(other))


def look_alike(one: str, other: str) -> bool:
    """Tell whether two characters are of like shape."""
    return other in _SHAPES.get(one, ())
