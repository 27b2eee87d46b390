"""The fields in which evidence is handed in: every kind of file that is taken, one or several at once.

What is handed in is looked at while its sender waits, as far as that is quick; the sweep looks at the rest.
"""
from __future__ import annotations

import mmap
import time
from collections.abc import Iterator
from typing import Any

from flask_wtf.file import FileField, MultipleFileField
from werkzeug.datastructures import FileStorage
from wtforms import Form
from wtforms.validators import StopValidation

from mediation.evidence.kinds import HELP, MEGABYTE, MOST_OF_A_RECORDING, PICKED, shown_name
from mediation.evidence.looking import known, look
from mediation.evidence.uploads import Upload, let_others_write
from mediation.evidence.words import ONLY_ONE

TIME_TO_LOOK = 12.0
"""Seconds for all files of one sending."""


def handed_over(file: FileStorage, until: float) -> Upload:
    """What was handed in, known for what it is and, while there is time, looked at; raises ValueError."""
    content = mapped(file)
    kept = known(content)
    found = look(content, kept) if time.monotonic() < until or kept.held_back else None
    return Upload(content, kept.media_type, shown_name(file.filename or "", kept.media_type), found)


def mapped(file: FileStorage) -> Any:
    """The content; a large one is mapped from where it was received and never held in memory as a whole."""
    stream = file.stream
    size = stream.seek(0, 2) or stream.tell()
    stream.seek(0)
    try:
        if size > MEGABYTE:
            stream.flush()
            return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, AttributeError):
        pass
    return stream.read(MOST_OF_A_RECORDING + 1)


class EvidenceField(FileField):
    """One piece of evidence of whatever kind, which may be left out unless ``needed``; ``upload`` is what came in."""

    def __init__(self, label: Any = "文件", validators: Any = None, *, needed: bool = True, description: Any = HELP,
                 **kwargs: Any) -> None:
        kwargs.setdefault("render_kw", {"accept": ",".join(PICKED)})
        super().__init__(label, validators, description=description, **kwargs)
        self.needed, self.upload, self.handed = needed, None, []

    def process_formdata(self, valuelist: list[Any]) -> None:
        """A second file in the same field is not passed over in silence."""
        self.handed = _files(valuelist)
        super().process_formdata(valuelist)

    def pre_validate(self, form: Form) -> None:
        """Look at the file; what is wrong with it stands on this field."""
        if len(self.handed) > 1:
            raise StopValidation(str(ONLY_ONE))
        if not self.handed:
            if self.needed:
                raise StopValidation(f"{self.label.text}：{self.description}")
            return
        let_others_write()
        try:
            self.upload = handed_over(self.handed[0], time.monotonic() + TIME_TO_LOOK)
        except ValueError as wrong:
            raise StopValidation(str(wrong)) from wrong


class MultipleEvidence(MultipleFileField):
    """Several pieces at once: those that can be taken are in ``uploads``, the others with the reason in ``not_taken``.

    Only where nothing can be taken is the field refused; ``nothing`` says what to do where nothing was handed in.
    """

    def __init__(self, label: Any = "文件", validators: Any = None, *, needed: bool = True, description: Any = HELP,
                 nothing: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("render_kw", {"accept": ",".join(PICKED), "multiple": True})
        super().__init__(label, validators, description=description, **kwargs)
        self.needed, self.nothing = needed, nothing
        self.uploads: list[Upload] = []
        self.not_taken: list[tuple[str, str]] = []

    def pre_validate(self, form: Form) -> None:
        """Look at every file."""
        handed = _files(self.data or [])
        if not handed:
            if self.needed:
                raise StopValidation(str(self.nothing or f"{self.label.text}：{self.description}"))
            return
        let_others_write()
        until = time.monotonic() + TIME_TO_LOOK
        for file in handed:
            try:
                self.uploads.append(handed_over(file, until))
            except ValueError as wrong:
                self.not_taken.append((shown_name(file.filename or "", "text/plain"), str(wrong)))
        if not self.uploads:
            raise StopValidation("；".join(self.said()))

    def said(self) -> Iterator[str]:
        """What is said of each file that was not taken."""
        several = len(self.data or []) > 1
        return (f"“{name}”：{words}" if several else words for name, words in self.not_taken)


def _files(valuelist: list[Any]) -> list[FileStorage]:
    return [each for each in valuelist if isinstance(each, FileStorage) and each]
