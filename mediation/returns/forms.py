"""What somebody hands in, and what they say of each of its pages."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from flask_wtf.file import MultipleFileField
from wtforms import BooleanField, Field, Form
from wtforms.validators import StopValidation

from mediation.cases.models import Case
from mediation.documents.forms import title_of
from mediation.documents.models import Paper
from mediation.documents.queries import papers_in
from mediation.documents.stage_papers import comes_back_signed, standing
from mediation.errors import RequirementNotMet
from mediation.evidence.uploads import PICKED, Upload, looked_at
from mediation.returns.acts import is_void
from mediation.returns.models import HandedInPage, ScanHandIn
from mediation.returns.reading import MOST_FILES, MOST_PAGES
from mediation.web.forms import BaseForm
from mediation.web.widgets import ChoiceField, WholeNumberField


class ScansField(MultipleFileField):
    """Several pictures or PDFs at once; after validation ``uploads`` is what was handed in."""

    def __init__(self, label: str = "扫描件或者照片", **kwargs: Any) -> None:
        super().__init__(label, render_kw={"accept": PICKED, "multiple": True}, **kwargs)
        self.uploads: list[Upload] = []

    def pre_validate(self, form: Form) -> None:
        """Look at each file; what is wrong with one stands on this field with its name."""
        if not self.data:
            raise StopValidation("请选择扫描件或者照片，可以一次选几个文件。")
        if len(self.data) > MOST_FILES:
            raise StopValidation(f"一次最多交{MOST_FILES}个文件，请分几次交。")
        for file in self.data:
            try:
                self.uploads.append(looked_at(file, self.short_name))
            except RequirementNotMet as refused:
                raise StopValidation(f"{file.filename or '未命名'}：{refused.message}") from refused


class HandInForm(BaseForm):
    """Scans of signed papers, in any order, turned anyhow, several papers together."""

    scans = ScansField(description=f"jpg、png、webp、heic 图片或 PDF，可以一次选几个，合计不超过20兆，每个 PDF 最多{MOST_PAGES}页。"
                                   "页序、方向不要紧；每页右下角的二维码要拍全。")


class FilingForm(BaseForm):
    """For each page whether it is filed; for one that could not be read, which page of which paper it is."""

    hand_in: ScanHandIn
    by_ref: dict[str, Paper]

    def keep(self, line: HandedInPage) -> Field | None:
        """The tick of a page that was read."""
        return self._fields.get(f"keep-{self._place(line)}")

    def paper(self, line: HandedInPage) -> Field | None:
        """Which paper a page is that could not be read."""
        return self._fields.get(f"paper-{self._place(line)}")

    def page(self, line: HandedInPage) -> Field | None:
        """Which of its pages."""
        return self._fields.get(f"page-{self._place(line)}")

    def _place(self, line: HandedInPage) -> int:
        return self.hand_in.pages.index(line)

    def assigned(self) -> dict[int, tuple[Paper, int]]:
        """What was said of pages that could not be read; raises RequirementNotMet for a page beyond its paper."""
        return dict(self._assigned())

    def _assigned(self) -> Iterator[tuple[int, tuple[Paper, int]]]:
        for line in self.hand_in.pages:
            chosen, number = self.paper(line), self.page(line)
            if chosen is None or number is None or not chosen.data:
                continue
            paper = self.by_ref[chosen.data]
            if number.data is None or number.data > paper.pages:
                raise RequirementNotMet(f"{title_of(paper)}共{paper.pages}页，请填是第几页。", field=number.short_name)
            yield line.id, (paper, number.data)

    def left_out(self) -> list[int]:
        """The pages whose tick was taken away."""
        ticks = [(line, self.keep(line)) for line in self.hand_in.pages]
        return [line.id for line, tick in ticks if tick is not None and not tick.data]


def filing_form(row: ScanHandIn) -> FilingForm:
    """The form with a field for each page."""
    papers = assignable(row)
    options = [(paper.public_id, title_of(paper)) for paper in papers]
    fields: dict[str, Field] = {}
    for place, line in enumerate(row.pages):
        where = f"文件{line.file.ordinal}第{line.number}页"
        if line.paper is None and not line.strange_code and options:
            fields[f"paper-{place}"] = ChoiceField(f"{where}：是哪份文书", choices=options, blank="不归位")
            fields[f"page-{place}"] = WholeNumberField(f"{where}：是它的第几页", least=1, most=999, default=1)
        elif line.paper is not None and not is_void(line):
            fields[f"keep-{place}"] = BooleanField(f"{where}：归位", default=True)
    made = type("FilingForm", (FilingForm,), fields)(record=row)
    made.hand_in, made.by_ref = row, {paper.public_id: paper for paper in papers}
    return made


def assignable(row: ScanHandIn) -> list[Paper]:
    """The papers that a page without a readable code may be: of the cases that this hand-in is about."""
    return [paper for case in cases_of(row) for paper in standing(papers_in(case)) if comes_back_signed(paper)]


def cases_of(row: ScanHandIn) -> Sequence[Case]:
    """The cases that a hand-in is about: the one from which it was handed in, and those of the papers found."""
    found = {row.case.id: row.case} if row.case is not None else {}
    found |= {line.paper.case.id: line.paper.case for line in row.pages if line.paper is not None}
    return list(found.values())
