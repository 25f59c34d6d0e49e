"""Why a PDF is refused, in the words that users read."""

from collections.abc import Sequence
from pathlib import Path

from corpus.errors import DocumentError
from corpus.formats.pdf_sheets import Sheet


def empty(path: Path) -> DocumentError:
    """Refuse a file of no bytes."""
    return DocumentError(
        seen=f"{path.name} は空のファイルです",
        expected="内容のある PDF ファイル",
        remedy="元のファイルをもう一度保存または取得してください。",
    )


def too_large(path: Path, size: int, limit: int) -> DocumentError:
    """Refuse a file of too many bytes."""
    return DocumentError(
        seen=f"{path.name} は {size:,} バイトあります",
        expected=f"{limit:,} バイト以下のファイル",
        remedy="ファイルを分けるか、設定の max_bytes を大きくしてください。",
    )


def not_a_pdf(path: Path) -> DocumentError:
    """Refuse a file that does not begin as a PDF."""
    return DocumentError(
        seen=f"{path.name} は PDF ではありません（先頭に PDF の印がありません）",
        expected="%PDF- で始まるファイル",
        remedy="ファイルの種類を確かめ、PDF として保存し直してください。",
    )


def locked(path: Path) -> DocumentError:
    """Refuse a file that asks for a password."""
    return DocumentError(
        seen=f"{path.name} はパスワードで保護されています",
        expected="パスワードなしで開ける PDF",
        remedy="パスワードを外した PDF を作って、それを追加してください。",
    )


def damaged(path: Path) -> DocumentError:
    """Refuse a file whose pages cannot be found."""
    return DocumentError(
        seen=f"{path.name} は途中で切れているか、壊れています（ページを読み出せません）",
        expected="最後まで保存された PDF",
        remedy="元のファイルをもう一度取得するか、PDF として保存し直してください。",
    )


def too_many_pages(path: Path, limit: int) -> DocumentError:
    """Refuse a file of too many pages."""
    return DocumentError(
        seen=f"{path.name} のページ数が {limit:,} を超えています",
        expected=f"{limit:,} ページ以下の PDF",
        remedy="PDF を分けるか、設定の max_pages を大きくしてください。",
    )


def too_much_text(path: Path, limit: int) -> DocumentError:
    """Refuse a file of too many characters."""
    return DocumentError(
        seen=f"{path.name} の文字数が {limit:,} 字を超えています",
        expected=f"{limit:,} 字以下の PDF",
        remedy="PDF を分けるか、設定の max_characters を大きくしてください。",
    )


def too_slow(path: Path, limit: float) -> DocumentError:
    """Give up on a file that takes too long."""
    return DocumentError(
        seen=f"{path.name} を {limit:g} 秒以内に読み終えられませんでした",
        expected=f"{limit:g} 秒以内に読み取れる PDF",
        remedy="PDF を分けるか、設定の max_seconds を大きくしてください。",
    )


def without_text(path: Path, sheets: Sequence[Sheet]) -> DocumentError:
    """Refuse a file without any text, telling what there is instead."""
    reasons = list(dict.fromkeys(reason for sheet in sheets for reason in sheet.lost))
    told = "、".join(reasons) or "どのページにも文字がありません"
    return DocumentError(
        seen=f"{path.name} から文字を取り出せません：{told}",
        expected="文字情報のある PDF",
        remedy="文字認識（OCR）をかけた PDF か、元の文書ファイルを追加してください。",
    )
