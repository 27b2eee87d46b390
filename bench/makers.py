"""One maker in a process of its own: ``python -m bench.makers NAME`` prints its figures as JSON."""
from __future__ import annotations

import time

BEGUN = time.perf_counter()

import json  # noqa: E402
import statistics  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
from collections.abc import Callable  # noqa: E402
from html import escape  # noqa: E402
from io import BytesIO  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

FONT = Path(__file__).resolve().parent.parent / "mediation" / "documents" / "fonts" / "CaseworkSong-Regular.ttf"
FAMILY = "Casework Song"
WARM_RUNS = 5
PARTS = "[]"
Maker = Callable[[], bytes]


def press() -> Maker:
    """Our own press."""
    from bench.agreement import CODE, particulars
    from mediation.documents import press as ours
    return lambda: ours.make(CODE, particulars()).pdf


def sealed() -> Maker:
    """Our own press, and the body's signature over the file with a certificate that it made for itself."""
    from mediation import create_app
    from mediation.documents.signatures.sealing import seal_pdf
    folder = tempfile.mkdtemp()
    app = create_app({"MEDIATION_ENV": "test", "INSTANCE_PATH": folder,
                      "DATABASE_URL": f"sqlite:///{folder}/x.sqlite3"})
    app.app_context().push()
    make = press()
    return lambda: seal_pdf(make(), "示例人民调解委员会", "调解协议")


def _parts() -> list[tuple[str, Any]]:
    """The same text for the peers, as the measuring process hands it over: they import nothing of ours."""
    return list(json.loads(PARTS))


def reportlab() -> Maker:
    """Plain platypus, as its guide shows it."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
    pdfmetrics.registerFont(TTFont("Plain", str(FONT)))
    style = ParagraphStyle("text", fontName="Plain", fontSize=14, leading=25, wordWrap="CJK")
    title = ParagraphStyle("title", parent=style, fontSize=22, leading=32, alignment=1)
    cell = ParagraphStyle("cell", parent=style, fontSize=10.5, leading=14.5)

    def make() -> bytes:
        out = BytesIO()
        document = SimpleDocTemplate(out, pagesize=A4, leftMargin=79, rightMargin=74, topMargin=105, bottomMargin=99)
        flow: list[Any] = []
        for kind, what in _parts():
            if kind != "table":
                flow.append(Paragraph(escape(what), title if kind == "title" else style))
                continue
            shares, rows = what
            flow.append(Table([[Paragraph(escape(text), cell) for text in row] for row in rows], repeatRows=1,
                              colWidths=[share / sum(shares) * 440 for share in shares],
                              style=[("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))]))
        document.build(flow)
        return out.getvalue()
    return make


def weasyprint() -> Maker:
    """HTML and CSS."""
    from weasyprint import HTML
    style = (f"@font-face {{ font-family: Plain; src: url({FONT.as_uri()}) }} @page {{ size: A4; margin: 37mm 26mm "
             "35mm 28mm } body { font: 14pt/25pt Plain } h1 { font-size: 22pt } td { border: 1px solid; font: 10.5pt "
             "Plain } table { border-collapse: collapse }")

    def row(cells: list[str]) -> str:
        return f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in cells)}</tr>"

    def make() -> bytes:
        said = []
        for kind, what in _parts():
            if kind == "table":
                said.append(f"<table>{''.join(row(cells) for cells in what[1])}</table>")
            else:
                said.append(f"<h1>{escape(what)}</h1>" if kind == "title" else f"<p>{escape(what)}</p>")
        return bytes(HTML(string=f"<style>{style}</style>{''.join(said)}").write_pdf())
    return make


def fpdf2() -> Maker:
    """fpdf2 with its own table."""
    import fpdf

    def make() -> bytes:
        document = fpdf.FPDF(format="A4")
        document.set_margins(28, 37, 26)
        document.set_auto_page_break(True, 35)
        document.add_page()
        document.add_font("Plain", "", str(FONT))
        for kind, what in _parts():
            document.set_font("Plain", size={"title": 22, "table": 10.5}.get(kind, 14))
            if kind == "table":
                with document.table(what[1], col_widths=tuple(what[0]), line_height=5.1,
                                    headings_style=fpdf.FontFace(emphasis="")):
                    pass
            else:
                document.multi_cell(0, 8.8, what, new_x="LMARGIN", new_y="NEXT", wrapmode="CHAR")
        return bytes(document.output())
    return make


def typst() -> Maker:
    """typst, from its own markup."""
    import typst as compiler
    fonts = compiler.Fonts(include_system_fonts=False, font_paths=[str(FONT.parent)])

    def words(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    def make() -> bytes:
        said = ['#set page(paper: "a4", margin: (left: 28mm, right: 26mm, top: 37mm, bottom: 35mm))',
                f"#set text(font: {words(FAMILY)}, size: 14pt, lang: \"zh\")", "#set par(leading: 11pt)"]
        for kind, what in _parts():
            if kind == "table":
                widths = ", ".join(f"{share}fr" for share in what[0])
                cells = ", ".join(f"text(10.5pt, {words(text)})" for cells in what[1] for text in cells)
                said.append(f"#table(columns: ({widths}), {cells})")
            else:
                said.append(f"#text(22pt, {words(what)})\n" if kind == "title" else f"#par[#{words(what)}]\n")
        return bytes(compiler.compile("\n".join(said).encode(), font_paths=fonts))
    return make


MAKERS: dict[str, Callable[[], Maker]] = {
    "press": press, "reportlab": reportlab, "weasyprint": weasyprint, "fpdf2": fpdf2, "typst": typst, "sealed": sealed}


def _most_memory() -> float:
    """In megabytes, of this program alone: what getrusage says begins with the memory of the process before it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def measure(name: str) -> dict[str, Any]:
    """Cold with all that is imported for it, then warm; the size of the file and the most memory that was held."""
    try:
        make = MAKERS[name]()
        pdf = make()
    except ImportError as missing:
        return {"missing": str(missing)}
    cold = time.perf_counter() - BEGUN
    warm = []
    for _ in range(WARM_RUNS):
        begun = time.perf_counter()
        make()
        warm.append(time.perf_counter() - begun)
    peak = _most_memory()
    from pypdfium2 import PdfDocument
    return {"cold": cold, "warm": statistics.median(warm), "bytes": len(pdf), "pages": len(PdfDocument(pdf)),
            "megabytes": peak}


if __name__ == "__main__":
    PARTS = sys.stdin.read()
    print(json.dumps(measure(sys.argv[1])))
