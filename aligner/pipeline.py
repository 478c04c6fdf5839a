"""The whole way from two inputs to a record: the order of the rooms, and nothing else.

read -> clean -> segment -> embed -> align -> check -> extract -> correct
"""

from __future__ import annotations

import warnings
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner import __version__
from aligner.clock import Clock, Progress
from aligner.collecting import seldom
from aligner.errors import AlignerWarning, UsageError
from aligner.examine import examine
from aligner.inputs import cut, paired, read, read_pair
from aligner.languages import encoder_for, key_finders, word_links
from aligner.options import Input, Options, make_options
from aligner.record import Record
from aligner.types import Alignment, Document, Segment

if TYPE_CHECKING:
    from aligner.embed import Encoder
    from aligner.extraction.records import Extraction


def align(source: Input, target: Input | None = None, model: str | Encoder | None = None, **options: Any) -> Alignment:
    """Align a source text with its translation and return the beads.

    ``source`` and ``target`` are files (a Path, or a string that names one), texts, or lists of sentences that are
    taken as they are; without ``target`` the source holds both languages in turns (``aligner.documents.bilingual``).
    ``model`` is None for the embedded model, the name or folder of a sentence-transformers model, or any object
    with ``encode(list[str])``. Options are the fields of ``Options``.

    Raises InputError for input that cannot be used, ModelMissingError for a model that is not on this machine.
    """
    return record(source, target, model, check=False, **options).alignment


def record(
    source: Input,
    target: Input | None = None,
    model: str | Encoder | None = None,
    progress: Progress | None = None,
    check: bool = True,
    **options: Any,
) -> Record:
    """Read, clean, segment, embed, align, check and correct a pair, and return everything that came out.

    Arguments are as in ``align``; without ``check`` the record holds the alignment alone.

    The two documents may come in either order: if the first is English and the second Chinese they are swapped, with
    a warning. ``progress`` is called with the name of each stage as it begins.
    """
    if progress is not None and not callable(progress):
        raise UsageError(f"progress is called with the name of each stage, which {type(progress).__name__} cannot be.")
    with seldom():
        return _record(source, target, model, Clock(progress), check, make_options(options))


def _record(
    source: Input, target: Input | None, model: str | Encoder | None, clock: Clock, check: bool, chosen: Options
) -> Record:
    with clock.stage("read"):
        pairs = paired(source, target, chosen)
        first, second, notes = read_pair(source, target, chosen) if pairs is None else (*pairs[:2], [])
    with clock.stage("segment"):
        lists = [isinstance(one, list | tuple) for one in (source, source if target is None else target)]
        given = lists if pairs is None else [True, True]
        segments = [cut(first, chosen, 0, given[0]), cut(second, chosen, 1, given[1])]
    with clock.stage("load"):
        encoder = encoder_for(model, (first.text, second.text))
    beside = pairs[2] if pairs is not None and chosen.anchors is None else None
    alignment = align_documents(first, second, segments, encoder, chosen, clock, beside)
    notes += [*first.warnings, *second.warnings, *alignment.warnings]
    for note in notes:
        warnings.warn(note, AlignerWarning, stacklevel=3)
    made = examine(first, second, alignment, asdict(chosen), clock) if check else (None, None, None)
    return Record(first, second, alignment, asdict(chosen), clock.seconds, tuple(notes), *made)


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
        made = record(zh, en, model, check=False)
        return extract_alignment(made.source, made.target, made.alignment)
    given = en if zh is None else zh
    if given is None:
        raise UsageError("Give a Chinese document, its English translation, or both.")
    document = read(given, Options(), int(zh is None))
    side = {"zh": 0, "en": 1}.get(document.language, int(zh is None))
    segments = cut(document, Options(), side, isinstance(given, list | tuple))
    return (extract_zh, extract_en)[side](document, segments)


def align_documents(
    source: Document,
    target: Document,
    segments: list[tuple[Segment, ...]],
    encoder: Encoder | None,
    options: Options,
    clock: Clock,
    beside: Any = None,
) -> Alignment:
    """Align segmented documents and sign the result; ``beside`` are the pairs of a file that holds nothing else."""
    from aligner.alignment import align_segments
    from aligner.alignment.cells import cell_anchors
    from aligner.alignment.verdict import judge
    from aligner.bitext.confirmed import find_anchors

    wanted = options.anchors if beside is None else beside
    anchors = find_anchors(() if wanted is None else wanted, (source, target), segments)
    if beside is None and not options.lines:
        anchors = [*anchors, *cell_anchors((source, target), segments, anchors)]
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
        words=word_links(source.language, target.language),
        stage=clock.stage,
    )
    verdict, notes = judge(made, modelled=encoder is not None)
    return Alignment(made.source, made.target, made.beads, signature(encoder, options), tuple(notes), verdict)


def signature(encoder: Encoder | None, options: Options) -> dict[str, Any]:
    """Return what makes two results comparable: version, splitter, model and termbase with hashes, weights, options."""
    from aligner.alignment.scoring import weights_hash
    from aligner.segment import splitter_hash
    from aligner.terms import termbase_hash

    made: dict[str, Any] = {
        "version": __version__,
        "segmenter": {"zh": options.spacy_zh, "en": options.spacy_en, "rules": splitter_hash()},
        "model": "none" if encoder is None else getattr(encoder, "name", type(encoder).__name__),
        "model_hash": getattr(encoder, "hash", ""),
        "weights_hash": weights_hash(),
        "termbase_hash": termbase_hash(options.terms),
        "options": asdict(options) | {"anchors": anchors_hash(options.anchors), "terms": options.terms is not None},
    }
    others = plugins_in_use(made["model"])
    return made | {"plugins": others} if others else made


def plugins_in_use(model: str) -> dict[str, str]:
    """Return the checks and readers that other packages add, and the encoder if theirs is used, with versions."""
    from aligner.check.registry import added as checks
    from aligner.documents.formats import plugins_added as readers
    from aligner.embed.added import find

    encoder = find(model)
    return {plugin.name: plugin.version for plugin in (*checks(), *readers(), *([encoder] if encoder else ()))}


def anchors_hash(anchors: Any) -> str | None:
    """Return sixteen hexadecimal digits that change with the anchors, wherever their file lies; None without any."""
    if anchors is None:
        return None
    content = Path(anchors).read_bytes() if isinstance(anchors, str) else repr(anchors).encode()
    return sha256(content).hexdigest()[:16]
