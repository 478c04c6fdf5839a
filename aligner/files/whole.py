"""Folders of results that are old or new, never a mixture: written beside, put in place together, one writer at a time.

``held`` locks a folder and gives an empty one to write into. ``Held.put`` puts what was written in place. A folder that
was not there appears whole, by one rename. Into one that is there the files are moved one by one after a single rename
has said that they are complete: a program that is killed in between leaves the rest to whoever opens the folder next
(``settle``), so that nobody sees old files beside new ones.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from aligner.errors import AlignerError, InputError, UsageError
from aligner.files.atomic import PROBE, sync_folder, synced_later
from aligner.files.lock import locked

WORK = ".aligner.tmp"
"""The folder within a folder of results in which new ones are written."""
_LOCK, _NEW, _READY, _GONE = "lock", "new", "ready", "gone"


@dataclass(slots=True)
class Held:
    """A folder that this program alone writes into: ``new`` is empty, and what is put there is for ``folder``."""

    folder: Path
    work: Path
    fresh: bool

    @property
    def new(self) -> Path:
        """Where to write."""
        return self.work / _NEW

    def put(self, last: str = "", gone: Iterable[str] = ()) -> None:
        """Put what is in ``new`` in place, together, once.

        ``last`` is the name that is put in place after all others; ``gone`` are names that are taken away.

        Raises:
            AlignerError: the system refused; the folder is as it was, or is put in order when it is next opened.
        """
        try:
            sync_folder(self.new)
            if self.fresh:
                self.new.rename(self.folder)
                sync_folder(self.folder.parent)
                return
            _write(self.work / _GONE, "\n".join([last, *gone]))
            self.new.rename(self.work / _READY)
            try:
                _carry(self.work, self.folder)
            except KeyboardInterrupt:
                _carry(self.work, self.folder)
                raise
        except OSError as error:
            raise AlignerError(
                f"{self.folder} could not be written ({error.strerror or error}): free its place first."
            ) from error


@contextmanager
def held(folder: str | os.PathLike[str], names: Iterable[str] = (), several: bool = False) -> Iterator[Held]:
    """Hold a folder for writing; what is not put in place when the block ends is taken away again.

    What a killed program left is put in order first. ``names`` are files that will be written. With ``several`` the
    folder is made at once, for results that are each whole by themselves.

    Raises:
        UsageError: another program writes into it, or one of ``names`` is a folder there.
        InputError: it cannot be made or written.
    """
    with _system(folder):
        place = Path(folder).resolve()
        place.exists()  # a name that is too long
    for name in names:
        if (place / name).is_dir():
            raise UsageError(f"{Path(folder) / name} is a folder: move it away, or name another folder with -o.")
    made: list[Path] = []
    fresh = not several and not place.exists()
    work = _beside(place) if fresh else place / WORK
    try:
        with _system(folder):
            _make(work.parent, made)
            work.mkdir(exist_ok=True)
        with locked(work / _LOCK) as ours:
            if not ours or not (fresh or _cleared(_beside(place))):
                raise UsageError(
                    f"Another aligner is writing into {folder}: wait for it, or name another folder with -o."
                )
            try:
                with _system(folder):
                    _settle(work, place)
                    clear_left(place)
                    (work / _NEW).mkdir()
                    _write(work / "probe", "0" * PROBE)
                    (work / "probe").unlink()
                with synced_later(work / _NEW):
                    yield Held(place, work, fresh)
            except AlignerError as error:
                error.args = tuple(str(part).replace(str(work / _NEW), str(folder)) for part in error.args)
                raise
            finally:
                if not (work / _READY).exists():  # else the next to open it goes on
                    shutil.rmtree(work, ignore_errors=True)
    finally:
        for parent in reversed(made):
            with suppress(OSError):  # there is something in it
                parent.rmdir()


def settle(folder: str | os.PathLike[str]) -> None:
    """Finish what a killed program had begun to put in place; nothing where there is nothing to finish.

    Raises:
        InputError: it cannot be finished, since the folder cannot be written.
    """
    place = Path(folder).resolve()
    work = place / WORK
    if not (work / _READY).is_dir():
        return
    with _system(folder), locked(work / _LOCK) as ours:
        if ours:  # else its writer is at it now
            _settle(work, place)
            shutil.rmtree(work, ignore_errors=True)


def results(folder: Path) -> list[Path]:
    """Return what a folder holds, without what killed programs have left behind."""
    return [path for path in folder.iterdir() if path.name != WORK and not _left(path)]


def clear_left(folder: Path) -> None:
    """Remove the temporary files that killed programs left in a folder, and no program has open."""
    for path in filter(_left, folder.iterdir() if folder.is_dir() else ()):
        with suppress(OSError), locked(path) as ours:
            if ours:
                path.unlink(missing_ok=True)


def _beside(folder: Path) -> Path:
    """Return where a folder that is not there yet is written."""
    return folder.parent / f".aligner-{sha256(os.fsencode(folder.name)).hexdigest()[:12]}.tmp"


def _cleared(work: Path) -> bool:
    """Take away what a killed program left beside a folder; False where another program is at work there."""
    if not work.is_dir():
        return True
    with suppress(OSError), locked(work / _LOCK) as ours:
        if ours:
            shutil.rmtree(work, ignore_errors=True)
        return ours
    return True


def _left(path: Path) -> bool:
    return path.name.startswith(".aligner-") and path.name.endswith(".tmp") and path.is_file()


@contextmanager
def _system(folder: str | os.PathLike[str]) -> Iterator[None]:
    """Say in one sentence that a folder cannot be written."""
    try:
        yield
    except OSError as error:
        raise InputError(
            f"{folder} cannot be made or written: {error.strerror or error}; name another folder with -o."
        ) from error


def _make(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it, and note which were missing."""
    missing = [folder, *folder.parents]
    for path in reversed([path for path in missing if not path.exists()]):
        path.mkdir(exist_ok=True)
        made.append(path)


def _settle(work: Path, folder: Path) -> None:
    """Bring the work of a killed program to its end where it was complete, and take it away where it was not."""
    if (work / _READY).is_dir():
        _carry(work, folder)
    shutil.rmtree(work / _NEW, ignore_errors=True)


def _carry(work: Path, folder: Path) -> None:
    """Move every finished file to its place; what was moved before is not there any more, so this can be repeated."""
    ready = work / _READY
    last, *gone = (work / _GONE).read_text(encoding="utf-8").split("\n")
    for path in sorted(ready.iterdir(), key=lambda path: (path.name == last, path.name)):
        target = folder / path.name
        if target.is_file():
            path.chmod(target.stat().st_mode & 0o7777)
        path.replace(target)
    for name in filter(None, gone):
        (folder / name).unlink(missing_ok=True)
    sync_folder(folder)
    ready.rmdir()


def _write(path: Path, text: str) -> None:
    """Write and sync a small file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
