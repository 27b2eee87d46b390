"""A paper made ready to be signed by several, one after the other: nothing that comes later touches what is signed.

The printed bytes stay as they are at the head of the file. Behind them stand, before anybody signs, one empty layer
over each page (a form field without a value) and empty pages for the signing record with a layer each. Signatures of
parties are added to the file, each over all before it; at the end the layers are filled with what was written on
screens, the picture of the seal and the signing record, which a signed form allows, and the body's seal closes it.
"""
from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from math import ceil, sqrt

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

A4 = (595.2756, 841.8898)
PRINTED, READ_ONLY = 4, 1
"""Flags of an annotation that prints, and of a field that nobody types into."""
LAYER = "Layer"


def with_layers(paper: bytes, record_pages: int) -> bytes:
    """The paper with an empty layer over each page, and so many empty pages behind it for the signing record."""
    writer = IncrementalPdfFileWriter(BytesIO(paper))
    for _number in range(record_pages):
        writer.insert_page(_empty_page(writer))
    form = writer.root.setdefault(pdf_name("/AcroForm"), generic.DictionaryObject())
    fields = form.setdefault(pdf_name("/Fields"), generic.ArrayObject())
    for number in range(int(writer.root["/Pages"]["/Count"])):
        fields.append(_layer(writer, number))
    writer.update_root()
    return _written(writer)


def filled(ready: bytes, layers: Sequence[bytes]) -> bytes:
    """The file with its layers filled by the pages of these PDFs, in the order of its own pages.

    Where the signing record grew longer than was foreseen, its last pages stand side by side on the last layer.
    """
    writer = IncrementalPdfFileWriter(BytesIO(ready))
    fields = [field.get_object() for field in writer.root["/AcroForm"]["/Fields"]
              if str(field.get_object()["/T"]).startswith(LAYER)]
    drawn = [writer.import_page_as_xobject(reader, page)
             for reader in map(_reader, layers) for page in range(int(reader.root["/Pages"]["/Count"]))]
    for number, field in enumerate(fields[:len(drawn)]):
        last = number == len(fields) - 1
        pages = drawn[number:] if last else drawn[number:number + 1]
        shown = pages[0] if len(pages) == 1 else writer.add_object(_side_by_side(pages, field["/Rect"]))
        field[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): shown})
        writer.update_container(field)
    return _written(writer)


def _side_by_side(pages: Sequence[generic.IndirectObject], box: Sequence[float]) -> generic.StreamObject:
    """Several pages in rows on one, each as large as fits."""
    across = ceil(sqrt(len(pages)))
    width, height = float(box[2]) / across, float(box[3]) / across
    drawn = "\n".join(
        f"q {1 / across:.5f} 0 0 {1 / across:.5f} {place % across * width:.2f} "
        f"{float(box[3]) - (place // across + 1) * height:.2f} cm /P{place} Do Q" for place in range(len(pages)))
    named = generic.DictionaryObject({pdf_name(f"/P{place}"): page for place, page in enumerate(pages)})
    return generic.StreamObject({
        pdf_name("/Type"): pdf_name("/XObject"), pdf_name("/Subtype"): pdf_name("/Form"),
        pdf_name("/BBox"): _box([float(corner) for corner in box]),
        pdf_name("/Resources"): generic.DictionaryObject({pdf_name("/XObject"): named})}, stream_data=drawn.encode())


def signatures_in(pdf: bytes) -> list[str]:
    """The names of the signatures that are there already, in the order of their fields."""
    return [name for name, value, _field in enumerate_sig_fields(_reader(pdf)) if value is not None]


def _reader(pdf: bytes) -> PdfFileReader:
    return PdfFileReader(BytesIO(pdf))


def _empty_page(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    return generic.DictionaryObject({
        pdf_name("/Type"): pdf_name("/Page"), pdf_name("/MediaBox"): _box((0.0, 0.0, *A4)),
        pdf_name("/Resources"): generic.DictionaryObject(),
        pdf_name("/Contents"): writer.add_object(generic.StreamObject(stream_data=b""))})


def _box(corners: Sequence[float]) -> generic.ArrayObject:
    return generic.ArrayObject([generic.FloatObject(corner) for corner in corners])


def _layer(writer: IncrementalPdfFileWriter, number: int) -> generic.IndirectObject:
    """An empty text field as large as the page, printed with it, into which nobody types."""
    page_ref, _resources = writer.find_page_for_modification(number)
    page = page_ref.get_object()
    size = page.get("/MediaBox") or _box((0.0, 0.0, *A4))
    field = writer.add_object(generic.DictionaryObject({
        pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name("/Widget"),
        pdf_name("/FT"): pdf_name("/Tx"), pdf_name("/Ff"): generic.NumberObject(READ_ONLY),
        pdf_name("/F"): generic.NumberObject(PRINTED), pdf_name("/P"): page_ref,
        pdf_name("/T"): generic.pdf_string(f"{LAYER}{number + 1}"), pdf_name("/Rect"): _box([float(c) for c in size]),
        pdf_name("/AP"): generic.DictionaryObject({pdf_name("/N"): writer.add_object(_blank(size))})}))
    page[pdf_name("/Annots")] = generic.ArrayObject([*page.get("/Annots", ()), field])
    writer.update_container(page)
    return field


def _blank(size: Sequence[float]) -> generic.StreamObject:
    return generic.StreamObject({
        pdf_name("/Type"): pdf_name("/XObject"), pdf_name("/Subtype"): pdf_name("/Form"),
        pdf_name("/BBox"): _box([float(corner) for corner in size]),
        pdf_name("/Resources"): generic.DictionaryObject()}, stream_data=b"")


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
