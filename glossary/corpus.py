"""A corpus read once and gone through twice: for its evidence, then for its decisions."""

from __future__ import annotations

import json
from dataclasses import asdict
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Protocol, Self

from glossary.model import Document
from glossary.readers import Problems, find_sources, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Corpus", "Progress"]

_IN_MEMORY = 1 << 26  # bytes; beyond them the texts wait in a temporary file


class Progress(Protocol):
    """Told how far a long work is: its stage, and how many of how many are done."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note of it."""
        ...


class Corpus:
    """The documents of some paths, set aside so that they are read and parsed only once.

    What could not be read is in `problems`.
    """

    def __init__(self, paths: Iterable[str], progress: Progress | None = None) -> None:
        self.problems = Problems()
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by `close`
        self._count = 0
        sources = list(find_sources(paths, self.problems))
        for done, source in enumerate(sources):
            if progress:
                progress("reading", done, len(sources))
            for document in read(source, self.problems):
                line = json.dumps(asdict(document), ensure_ascii=False)
                self._file.write(line.encode("utf-8", "surrogatepass") + b"\n")
                self._count += 1
        if progress:
            progress("reading", len(sources), len(sources))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Document]:
        self._file.seek(0)
        for line in self._file:
            yield Document(**json.loads(line.decode("utf-8", "surrogatepass")))

    def close(self) -> None:
        """Let the texts go."""
        self._file.close()
