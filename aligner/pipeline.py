"""The whole way from two inputs to a result: the only file that knows the order of the rooms.

read -> clean -> segment -> embed -> align -> check -> correct -> extract
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner import __version__
from aligner.errors import AlignerWarning, InputError, UsageError
from aligner.face import Result
from aligner.types import Alignment, Document, Segment

if TYPE_CHECKING:
    from aligner.alignment.keys import KeyFinder
    from aligner.check import PairReport
    from aligner.correct import Revision
    from aligner.embed import Encoder
    from aligner.extraction.records import Extraction

    Examined = tuple[tuple[PairReport, ...] | None, tuple[Revision, ...] | None, Extraction | None]

Progress = Callable[[str], None]
Input = Any
"""A Path, a string (file name or text), or a list of strings that is already segmented."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may choose; every value is written into the result's signature.

    ``lines``: one sentence a line, nothing is cut or joined. ``clean``: remove web and word-processor debris (logged).
    ``soft``: target sentences may be cut at soft boundaries. ``languages``: the two languages, for pairs other than
    Chinese and English. ``anchors``: pairs that a person has confirmed (a CSV with the columns zh and en, or a list of
    index tuples), which are kept while the rest is solved between them. ``allow_moves``: passages that stand elsewhere
    in the translation become beads that cross, and are marked. ``spacy_zh``, ``spacy_en``: name or folder of a spaCy
    pipeline that splits the sentences. ``checks``: names of the checks to make, None for all; ``severity``: check ->
    critical, major, minor or off; ``terms``: a termbase file of the user's own, over the shipped one.
    """

    clean: bool = True
    lines: bool = False
    soft: bool = True
    languages: tuple[str, str] | None = None
    anchors: Any = None
    allow_moves: bool = False
    spacy_zh: str | None = None
    spacy_en: str | None = None
    checks: tuple[str, ...] | None = None
    severity: dict[str, str] | None = None
    terms: str | None = None


@dataclass(slots=True)
class Clock:
    """Adds up seconds by stage, and tells whoever listens which stage begins."""

    progress: Progress | None = None
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time one stage."""
        if self.progress is not None:
            self.progress(name)
        begin = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - begin


def align(source: Input, target: Input | None = None, model: str | Encoder | None = None, **options: Any) -> Alignment:
    """Align a source text with its translation and return the beads.

    ``source`` and ``target`` are files (a Path, or a string that names one), texts, or lists of sentences that are
    taken as they are; without ``target`` the source holds both languages in turns (``aligner.documents.bilingual``).
    ``model`` is None for the embedded model, the name or folder of a sentence-transformers model, or any object
    with ``encode(list[str])``. Options are the fields of ``Options``.

    Raises InputError for input that cannot be used, ModelMissingError for a model that is not on this machine.
    """
    return run(source, target, model, check=False, **options).alignment


def run(
    source: Input,
    target: Input | None = None,
    model: str | Encoder | None = None,
    progress: Progress | None = None,
    check: bool = True,
    **options: Any,
) -> Result:
    """Read, clean, segment, embed, align, check and correct a pair, and return everything that came out.

    Arguments are as in ``align``; without ``check`` the translation is checked and corrected when that is first
    asked for.

    The two documents may come in either order: if the first is English and the second Chinese they are swapped, with
    a warning. ``progress`` is called with the name of each stage as it begins.
    """
    chosen = make_options(options)
    clock = Clock(progress)
    with clock.stage("read"):
        first, second, notes = read_pair(source, target, chosen)
    with clock.stage("segment"):
        given = isinstance(source, list | tuple), isinstance(source if target is None else target, list | tuple)
        segments = [cut(first, chosen, 0, given[0]), cut(second, chosen, 1, given[1])]
    with clock.stage("load"):
        encoder = encoder_for(model, (first.text, second.text))
    alignment = align_documents(first, second, segments, encoder, chosen, clock)
    notes += [*first.warnings, *second.warnings, *alignment.warnings]
    for note in notes:
        warnings.warn(note, AlignerWarning, stacklevel=2)
    made: Examined = (None, None, None)
    if check:
        made = examine(first, second, alignment, asdict(chosen), clock=clock)
    return Result(first, second, alignment, asdict(chosen), clock.seconds, tuple(notes), *made)


def examine(
    source: Document,
    target: Document,
    alignment: Alignment,
    options: Mapping[str, Any],
    reports: tuple[PairReport, ...] | None = None,
    clock: Clock | None = None,
) -> Examined:
    """Check an alignment, correct its English and extract tasks and targets; ``reports`` stand in for the checks.

    Where the two languages disagree on a task or target, the reports gain a finding of check ``target``; those are
    made last, so that they never feed a correction.
    """
    from aligner.check.document import check_alignment
    from aligner.check.settings import OFF, levels
    from aligner.correct.document import correct_alignment
    from aligner.extraction.document import extract_alignment, with_disagreements
    from aligner.terms import with_user_terms

    clock = clock or Clock()
    checks, severity, termbase = options.get("checks"), options.get("severity"), with_user_terms(options.get("terms"))
    if reports is None:
        with clock.stage("check"):
            reports = check_alignment(source, target, alignment, checks, severity, termbase)
    with clock.stage("correct"):
        revisions = correct_alignment(alignment, reports, checks, severity, termbase)
    with clock.stage("extract"):
        extraction = extract_alignment(source, target, alignment, revisions)
        level = levels(severity).get("target", "")
        if checks is None and level != OFF:
            reports = with_disagreements(reports, extraction, alignment, level)
    return reports, revisions, extraction


def extract(zh: Input | None = None, en: Input | None = None, model: str | Encoder | None = None) -> Extraction:
    """Extract facts, tasks and targets from a Chinese document, an English one, or a pair of them.

    Each is a Path, a text, the name of a file or a Document; which language a single one has is seen from its text.
    Of a pair both languages are linked through the alignment (``model`` as in ``align``), and every record has its
    evidence in both.

    Raises:
        UsageError: neither is given.
        InputError: as in ``align``.
    """
    from aligner.extraction.document import extract_alignment
    from aligner.extraction.side import extract_en, extract_zh

    if zh is not None and en is not None:
        made = run(zh, en, model, check=False)
        return extract_alignment(made.source, made.target, made.alignment)
    given = en if zh is None else zh
    if given is None:
        raise UsageError("Give a Chinese document, its English translation, or both.")
    document = read(given, Options(), int(zh is None))
    side = {"zh": 0, "en": 1}.get(document.language, int(zh is None))
    segments = cut(document, Options(), side, isinstance(given, list | tuple))
    return (extract_zh, extract_en)[side](document, segments)


def make_options(options: dict[str, Any]) -> Options:
    """Check keyword options against the fields of ``Options``."""
    unknown = sorted(options.keys() - Options.__dataclass_fields__.keys())
    if unknown:
        known = ", ".join(Options.__dataclass_fields__)
        raise UsageError(f"There is no option {unknown[0]!r}; the options are {known}.")
    languages = options.get("languages")
    if languages is not None:
        if not isinstance(languages, list | tuple) or len(languages) != 2:
            raise UsageError(f"languages are two codes such as ('de', 'fr'), not {languages!r}.")
        options = {**options, "languages": tuple(languages)}
    if isinstance(options.get("anchors"), Path):
        options = {**options, "anchors": str(options["anchors"])}
    if options.get("terms") is not None:
        from aligner.terms import with_user_terms

        options = {**options, "terms": str(options["terms"])}
        with_user_terms(options["terms"])  # refused here, before any work
    if options.get("checks") is not None or options.get("severity"):
        from aligner.check.registry import choose
        from aligner.check.settings import levels

        choose(options.get("checks"))  # both are refused here, before any work
        levels(options.get("severity"))
    if options.get("checks") is not None:
        options = {**options, "checks": tuple(options["checks"])}
    return Options(**options)


def read(source: Input, options: Options, side: int) -> Document:
    """Read one input; a list of strings keeps its items one to one."""
    from aligner.documents import from_list
    from aligner.documents import read as read_document

    language = options.languages[side] if options.languages else None
    if isinstance(source, Document):
        return source
    if isinstance(source, list | tuple):
        if not all(isinstance(item, str) for item in source):
            raise UsageError("A list of sentences must hold nothing but strings.")
        return from_list(list(source), name=("<source list>", "<target list>")[side], clean=options.clean)
    if not isinstance(source, Path | str | bytes):
        raise UsageError(f"A document is a path, a text or a list of sentences, not {type(source).__name__}.")
    return read_document(source, language=language, clean=options.clean, lines=options.lines)


def read_pair(source: Input, target: Input | None, options: Options) -> tuple[Document, Document, list[str]]:
    """Read both documents, or part one that holds both languages; notes as from ``in_order``."""
    if target is None:
        from aligner.documents.bilingual import split_languages

        return *split_languages(read(source, options, 0)), []
    return in_order(read(source, options, 0), read(target, options, 1), source, target, options)


def in_order(
    first: Document, second: Document, source: Input, target: Input, options: Options
) -> tuple[Document, Document, list[str]]:
    """Return the documents with the Chinese one first, and a note if they had to be swapped.

    Lists are taken as they come, in whatever languages they are. Raises InputError if both are in one language.
    """
    given_as_lists = isinstance(source, list | tuple) or isinstance(target, list | tuple)
    if options.languages or given_as_lists:
        return first, second, []
    languages = first.language, second.language
    if languages == ("en", "zh"):
        note = f"{first.name} is English and {second.name} is Chinese: they were taken the other way round."
        return second, first, [note]
    if languages[0] and languages[0] == languages[1]:
        name = {"zh": "Chinese", "en": "English"}.get(languages[0], languages[0])
        raise InputError(
            f"Both {first.name} and {second.name} are {name}: give the Chinese original and its English translation."
        )
    return first, second, []


def cut(document: Document, options: Options, side: int, as_list: bool) -> tuple[Segment, ...]:
    """Cut one document into segments; of a list, and of lines, every item is a segment of its own."""
    from aligner.segment import segment

    if as_list:
        return list_segments(document)
    language = options.languages[side] if options.languages else ("zh", "en")[side]
    pipeline = (options.spacy_zh, options.spacy_en)[side]
    segments = segment(document, language=language, lines=options.lines, pipeline=pipeline)
    return tuple(replace(s, block=-1) for s in segments) if options.lines else segments


def list_segments(document: Document) -> tuple[Segment, ...]:
    """Return one segment an item, empty items included, so that segment numbers are item numbers.

    Items are no paragraphs: their block is left open, so that joining two of them costs nothing.
    """
    starts = [0, *(block.start for block in document.blocks[1:]), len(document.text)]
    return tuple(Segment(a, b, document.text[a:b].strip()) for a, b in pairwise(starts))


def encoder_for(model: str | Encoder | None, texts: tuple[str, str]) -> Encoder | None:
    """Return the encoder that ``model`` means; None stands for alignment without a model.

    That is what "none" asks for, and what the embedded model gives way to where neither text is Chinese: it knows
    Chinese and English only.
    """
    from aligner.documents import detect_language
    from aligner.embed import shared_encoder

    if model == "none" or (model is None and "zh" not in map(detect_language, texts)):
        return None
    if model is None or isinstance(model, str | Path):
        return shared_encoder(None if model is None else str(model))
    if not hasattr(model, "encode"):
        raise UsageError(f"A model is a name, a folder or an object with encode(), not {type(model).__name__}.")
    return model


def key_finders(source: str, target: str) -> tuple[KeyFinder, KeyFinder]:
    """Return what finds numbers and names on each side: values where both languages are known, else plain figures."""
    from aligner.alignment.keys import keys_of

    if (source, target) != ("zh", "en"):
        return keys_of, keys_of
    return (lambda text: known_keys(text, "zh")), (lambda text: known_keys(text, "en"))


def known_keys(text: str, language: str) -> set[str]:
    """Return the values of a text's numbers, its Latin-letter words, and what its label says (numbering, Q or A)."""
    from aligner.alignment.keys import words_of
    from aligner.numbers import keys
    from aligner.segment.label_keys import label_of

    label, turn = label_of(text, language)
    told = {turn} if turn else keys(label, language)
    return keys(text, language) | words_of(text) | {f"label:{key}" for key in told}


def align_documents(
    source: Document,
    target: Document,
    segments: list[tuple[Segment, ...]],
    encoder: Encoder | None,
    options: Options,
    clock: Clock,
) -> Alignment:
    """Align segmented documents and sign the result."""
    from aligner.alignment import align_segments
    from aligner.alignment.verdict import judge
    from aligner.bitext.confirmed import find_anchors

    anchors = find_anchors(() if options.anchors is None else options.anchors, (source, target), segments)
    made = align_segments(
        segments[0],
        segments[1],
        source.text,
        target.text,
        encoder,
        soft=options.soft,
        anchors=anchors,
        allow_moves=options.allow_moves,
        keys=key_finders(source.language, target.language),
        stage=clock.stage,
    )
    verdict, notes = judge(made, modelled=encoder is not None)
    return Alignment(made.source, made.target, made.beads, signature(encoder, options), tuple(notes), verdict)


def signature(encoder: Encoder | None, options: Options) -> dict[str, Any]:
    """Return what makes two results comparable: version, splitter, model and termbase with hashes, weights, options."""
    from aligner.alignment.scoring import weights_hash
    from aligner.segment import splitter_hash
    from aligner.terms import termbase_hash

    return {
        "version": __version__,
        "segmenter": {"zh": options.spacy_zh, "en": options.spacy_en, "rules": splitter_hash()},
        "model": "none" if encoder is None else getattr(encoder, "name", type(encoder).__name__),
        "model_hash": getattr(encoder, "hash", ""),
        "weights_hash": weights_hash(),
        "termbase_hash": termbase_hash(options.terms),
        "options": asdict(options) | {"anchors": anchors_hash(options.anchors), "terms": options.terms is not None},
    }


def anchors_hash(anchors: Any) -> str | None:
    """Return sixteen hexadecimal digits that change with the anchors, wherever their file lies; None without any."""
    if anchors is None:
        return None
    content = Path(anchors).read_bytes() if isinstance(anchors, str) else repr(anchors).encode()
    return sha256(content).hexdigest()[:16]


def load(folder: str | Path) -> Result:
    """Reopen the output folder of ``aligner run``: the documents, segments, beads and options as they were."""
    from aligner.export.jsonl import read_jsonl

    path = Path(folder)
    record = path / "alignment.jsonl" if path.is_dir() else path
    if not record.is_file():
        raise InputError(f"{path} holds no alignment.jsonl: give the folder that `aligner run -o` wrote.")
    return read_jsonl(record)
