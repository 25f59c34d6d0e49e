"""Whether originals, sections, model and index hold together: one finding a check."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from importlib.resources.abc import Traversable

from assistant.settings import Settings
from corpus import Corpus, load_corpus
from corpus.errors import MachishirubeError
from corpus.manifest import bundled_folder, open_document, read_manifest
from corpus.records import Section
from corpus.state import DataFolder

_BUILD = "「machishirube build」を実行してください。"
_REINSTALL = "プログラムを入れ直してください。"


class Severity(StrEnum):
    """How bad a finding is; an error keeps questions from being answered rightly."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check saw and, where something is wrong, what to do."""

    name: str
    severity: Severity
    message: str
    remedy: str | None = None

    def to_dict(self) -> dict[str, str | None]:
        """Give the finding as JSON-ready values."""
        return asdict(self) | {"severity": self.severity.value}


Check = Callable[[], Finding]


def check_up(
    data: DataFolder, settings: Settings, folder: Traversable | None = None
) -> tuple[Finding, ...]:
    """Run every check; `folder` holds the originals (default: those that come with the program)."""
    folder = folder or bundled_folder()
    findings = [
        _guarded("原文", lambda: check_originals(folder)),
        _guarded("モデル", lambda: check_model(data, settings)),
    ]
    try:
        corpus = load_corpus(folder)
    except MachishirubeError as error:
        return (*findings, _told("文書の読み取り", error))
    checks: dict[str, Check] = {
        "位置": lambda: check_offsets(corpus),
        "網羅": lambda: check_coverage(corpus),
        "索引": lambda: check_index(data, settings, corpus),
    }
    return (*findings, *(_guarded(name, check) for name, check in checks.items()))


def check_originals(folder: Traversable) -> Finding:
    """Compare the sha256 of every original with the manifest."""
    entries = read_manifest(folder).document
    for entry in entries:
        open_document(folder, entry)
    return Finding("原文", Severity.OK, f"{len(entries)}件の原文が目録の sha256 と一致しています")


def check_offsets(corpus: Corpus) -> Finding:
    """See that every section lies within its document and is not empty."""
    for section in corpus.sections:
        length = len(corpus.document(section.document).text)
        if not 0 <= section.start < section.end <= length:
            message = f"区分 {section.key} が文書の範囲（0〜{length:,}）の外にあります"
            return Finding("位置", Severity.ERROR, message, _REINSTALL)
    return Finding("位置", Severity.OK, f"{len(corpus.sections):,}区分がすべて原文の範囲にあります")


def check_coverage(corpus: Corpus) -> Finding:
    """See that every non-blank character of every document lies in some section."""
    lines = 0
    for document in corpus.documents:
        if gap := first_gap(document.text, corpus.of_document(document.id)):
            message = f"{document.id} の{gap:,}行目がどの区分にも入っていません"
            return Finding("網羅", Severity.ERROR, message, _REINSTALL)
        lines += sum(bool(line.strip()) for line in document.text.split("\n"))
    return Finding("網羅", Severity.OK, f"空でない{lines:,}行がすべて区分に入っています")


def first_gap(text: str, sections: Iterable[Section]) -> int | None:
    """Give the first line (from 1) with a non-blank character outside all sections, else None."""
    covered = bytearray(len(text))
    for section in sections:
        covered[section.start : section.end] = b"\1" * (section.end - section.start)
    for position, char in enumerate(text):
        if not covered[position] and not char.isspace():
            return text.count("\n", 0, position) + 1
    return None


def check_model(data: DataFolder, settings: Settings) -> Finding:
    """See that the embedding model is there and, if it is ours, whole; nothing is loaded."""
    from assistant.opening import require_model
    from index.bundled import changed_files

    require_model(data, settings.index)
    if settings.index.model is not None:
        return Finding("モデル", Severity.OK, f"{settings.index.model} があります")
    if changed := changed_files(data.model):
        message = f"埋め込みモデルのファイルが壊れています：{'、'.join(changed)}"
        return Finding("モデル", Severity.ERROR, message, _BUILD)
    return Finding("モデル", Severity.OK, f"{data.model} の内容が変換したときと一致しています")


def check_index(data: DataFolder, settings: Settings, corpus: Corpus) -> Finding:
    """See that the current index fits what is there now and that its files are whole."""
    from index.build import expected_index
    from index.generations import check_current, current_damage
    from index.generations import read_manifest as read_index_manifest

    expected = expected_index(corpus.documents, data, settings.index)
    if outdated := check_current(data, expected):
        message = "索引が現在の文書、モデル、設定に合っていません：" + "".join(outdated)
        return Finding("索引", Severity.ERROR, message, _BUILD)
    if damaged := current_damage(data):
        message = f"索引のファイルが欠けているか壊れています：{'、'.join(damaged)}"
        remedy = "「machishirube build --force」で作り直してください。"
        return Finding("索引", Severity.ERROR, message, remedy)
    if expected.model is None:
        message = "モデルがないため、索引がモデルに合っているかを確かめられません"
        remedy = "先に「モデル」の対処をしてください。"
        return Finding("索引", Severity.WARNING, message, remedy)
    manifest = read_index_manifest(data)
    return Finding("索引", Severity.OK, f"{manifest.passages:,}箇所の索引が文書に合っています")


def _guarded(name: str, check: Check) -> Finding:
    """Run a check; an error of ours is its finding."""
    try:
        return check()
    except MachishirubeError as error:
        return _told(name, error)


def _told(name: str, error: MachishirubeError) -> Finding:
    message = f"{error.seen}（期待：{error.expected}）"
    return Finding(name, Severity.ERROR, message, error.remedy)
