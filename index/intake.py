"""What a build starts from: the documents, what is asked of it, and what of an index stays."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Protocol

from corpus.errors import CorpusError
from corpus.records import Document, Section
from index.gathering import (
    Holder,
    LateEncoder,
    Progress,
    Vectors,
    embedded,
    known_vectors,
    matrix_of,
    terms_of,
    unknown,
)
from index.manifest import Expected, Manifest, Setting
from index.records import Passage
from index.rows import Terms
from index.windows import passages, with_departments


class Source(Protocol):
    """What is indexed: `corpus.Corpus`, or any other object with documents and their sections."""

    @property
    def documents(self) -> Sequence[Document]:
        """All documents."""
        ...

    @property
    def sections(self) -> Sequence[Section]:
        """The sections of all documents in reading order."""
        ...


@dataclass(frozen=True, slots=True)
class Order:
    """How to build. `force` builds a fitting index anew, with known vectors taken over.

    `attached` are files that become current together with the index. With `keep_previous` false the
    generation before is removed at once: it holds what was to go.
    """

    force: bool = False
    attached: Mapping[str, bytes] = field(default_factory=dict)
    keep_previous: bool = True
    progress: Progress = lambda step, done, total: None


@dataclass(frozen=True, slots=True)
class Result:
    """What was published: the generation's number, its passages, how many were embedded."""

    number: int
    passages: int
    embedded: int


@dataclass(frozen=True, eq=False, slots=True)
class Fresh:
    """What of an index stays, and what is written: passages with terms and vectors (n, dimension).

    `model` names the encoder that the vectors are of, `embedded` counts those that are new.
    """

    model: str
    dimension: int
    kept: Set[str]
    passages: tuple[Passage, ...]
    terms: Sequence[Terms]
    vectors: Vectors
    embedded: int


def take_in(
    source: Source,
    encoder: LateEncoder,
    expected: Expected,
    order: Order,
    *,
    current: Manifest | None,
    holders: Sequence[Holder] = (),
) -> Fresh:
    """Cut, tokenise and embed what `current` does not have; `holders` give vectors by text.

    The encoder is loaded only where a passage has no vector yet.
    """
    asked = source, expected, order, current, holders
    intake = _compare(encoder.name, *asked)
    if intake.new:
        encoder.load()
    if intake.model != encoder.name:
        intake = _compare(encoder.name, *asked)
    terms = terms_of(intake.cut, order.progress)
    vectors = dict(intake.known)
    if intake.new:
        vectors |= embedded(intake.new, encoder.load(), order.progress)
    same = current is not None and current.model == intake.model and not intake.new
    dimension = current.dimension if current and same else encoder.load().dimension
    matrix = matrix_of(intake.cut, vectors, dimension)
    done = len(intake.new)
    return Fresh(encoder.name, dimension, intake.kept, intake.cut, terms, matrix, done)


@dataclass(frozen=True, eq=False, slots=True)
class _Intake:
    """What is taken over for vectors of one model: whole documents, and vectors by text."""

    model: str
    kept: Set[str]
    cut: tuple[Passage, ...]
    known: Mapping[bytes, Vectors]
    new: list[Passage]


def _compare(
    model: str,
    source: Source,
    expected: Expected,
    order: Order,
    current: Manifest | None,
    holders: Sequence[Holder],
) -> _Intake:
    """Compare what there is with what is to be."""
    kept = frozenset[str]() if order.force else _kept(current, model, expected)
    others = frozenset(document.id for document in source.documents) - kept
    cut = all_passages(source, expected.settings.window_chars, only=others)
    same = current is not None and current.model == model
    known = known_vectors(cut, holders) if same else {}
    return _Intake(model, kept, cut, known, unknown(cut, known))


def _kept(manifest: Manifest | None, model: str, expected: Expected) -> frozenset[str]:
    """Name the documents whose passages, terms and vectors are what a new build would make."""
    if manifest is None:
        return frozenset()
    made = manifest.model, manifest.tokeniser, manifest.libraries, _cutting(manifest.settings)
    wanted = expected.settings.shaping()
    asked = model, dict(expected.tokeniser), dict(expected.libraries), _cutting(wanted)
    if made != asked:
        return frozenset()
    entries = frozenset(expected.documents)
    return frozenset(entry.id for entry in manifest.documents if entry in entries)


def _cutting(settings: Mapping[str, Setting]) -> dict[str, Setting]:
    """Leave the parameters of BM25 out: they count when a question comes."""
    return {name: value for name, value in settings.items() if name not in {"k1", "b"}}


def all_passages(
    source: Source, window_chars: int, *, only: Set[str] | None = None
) -> tuple[Passage, ...]:
    """Cut documents (`only` some) into passages; raise CorpusError where two stand at one place."""
    documents = [each for each in source.documents if only is None or each.id in only]
    sections: dict[str, list[Section]] = {document.id: [] for document in documents}
    for section in source.sections:
        if section.document in sections:
            sections[section.document].append(section)
    cut = with_departments(
        (
            passage
            for document in documents
            for passage in passages(document, sections[document.id], max_chars=window_chars)
        ),
        getattr(source, "duties", ()),  # other sources than our corpus know none
    )
    seen: set[str] = set()
    for passage in cut:
        if passage.key in seen:
            where = f"{passage.key}（{'／'.join(passage.section.path)}）"
            raise CorpusError(
                f"{where}が2回あります。",
                "区分の位置は重ならない",
                "文書の読み取りを直してください。",
            )
        seen.add(passage.key)
    return cut
