"""Which paper and which page each page of a file is, by the code that is printed on it."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.documents.check_codes import CodeRead, code_in
from mediation.documents.page_reading import PageRead, PagesUnreadable, read_pages
from mediation.errors import RequirementNotMet
from mediation.evidence.uploads import Upload
from mediation.extensions import db

MOST_FILES, MOST_PAGES = 20, 60
OUR_ADDRESS = "/verify/"


@dataclass(frozen=True)
class FileRead:
    """A file that was handed in, and what its pages say."""

    upload: Upload
    pages: list[PageRead]


def read_files(uploads: Sequence[Upload]) -> list[FileRead]:
    """Read each file, one that came twice only once; raises RequirementNotMet for one that can't be read.

    Nothing has been changed yet: the database is let go meanwhile, so that nobody waits while pages are read.
    """
    db.session.rollback()
    once = {upload.content: upload for upload in uploads}
    return [FileRead(upload, _pages(upload)) for upload in once.values()]


def _pages(upload: Upload) -> list[PageRead]:
    try:
        pages = read_pages(upload.content)
    except PagesUnreadable as unreadable:
        raise RequirementNotMet(f"“{upload.name}”读不出来：可能页数太多或者画面太大，请拆成几个文件，或者重新扫描。",
                                field="scans") from unreadable
    if len(pages) > MOST_PAGES:
        raise RequirementNotMet(f"“{upload.name}”有{len(pages)}页，一个文件最多{MOST_PAGES}页，请拆开再交。", field="scans")
    return pages


def codes_on(page: PageRead) -> list[CodeRead]:
    """The codes of our papers on a page; a code of somebody else, as of a telephone, is none."""
    read = [code_in(text) for text in page.codes if OUR_ADDRESS in text]
    return list(dict.fromkeys(code for code in read if code is not None and code.page is not None))
