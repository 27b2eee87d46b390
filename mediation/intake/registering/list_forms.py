"""The page on which a list of workers is handed in: pasted, or as a file, with whom they are in dispute."""
from __future__ import annotations

from dataclasses import replace

from flask_wtf.file import FileField

from mediation.intake.facts import RegisteringFacts
from mediation.intake.registering.forms import TakingInForm
from mediation.intake.registering.listing import MOST_TEXT, WorkerList, read_list, text_of_workers
from mediation.web.pasted import MOST_SHEET_BYTES, NoTable
from mediation.web.widgets import LongText


class ListForm(TakingInForm):
    """A collective application: the list, and what is the same for all."""

    pasted = LongText("名单", most=MOST_TEXT, description="从表格里连同表头一起复制，粘贴在这里。")
    sheet = FileField("或者选择 XLSX 文件", description="只读数，不算公式。选了文件，以文件为准。",
                      render_kw={"accept": ".xlsx"})

    def take_sheet(self) -> bool:
        """Put what a chosen file holds where a pasted list stands; False when it can't be read."""
        if not self.sheet.data:
            return True
        try:
            self.pasted.data = text_of_workers(self.sheet.data.stream.read(MOST_SHEET_BYTES + 1))
        except NoTable as broken:
            self.sheet.errors = [str(broken)]
            return False
        self.pasted.raw_data = None
        return True

    def listed(self) -> WorkerList | None:
        """The list as it was read, once the page itself is in order."""
        if not (self.take_sheet() and self.accepted()):
            return None
        return read_list(self.pasted.data or "")

    def facts_with(self, found: WorkerList) -> RegisteringFacts:
        """The application of all who stand on the list."""
        return replace(self.facts(), applicants=tuple(found.people), claims=tuple(found.claims))
