"""What documents of Word and Excel try (U7): frames that readers read differently, parts that would run or fetch."""
from __future__ import annotations

import stat
import struct
from collections.abc import Callable
from functools import partial

from tests.uploads import papers
from tests.uploads.papers import with_parts
from tests.uploads.zips import (DESCRIBED, IN_UTF8, STORED, Entry, an_ending_in_the_comment, another_name, deflated,
                                described, document, ending_of_64, odd, one_within_another, sizes_of_64,
                                something_in_front, twice_listed, two_lists)

REFUSED, KEPT, HELD_BACK, LOCKED = "内部结构|打不开", "not_shown", "held_back", "密码"
WORD, SHEET = "说明.docx", "工资.xlsx"
NUL_NAME, LATIN = b"word/more.xml\0.png", b"word/\xff\xfe.xml"


MORE = b"<a>" + b"words " * 40 + b"</a>"
LONG = len(MORE)
HIDDEN = Entry(b"word/hidden.xml", b"<a/>", is_listed=False)
ALL_LONG = {"packed": 0xFFFFFFFF, "unpacked": 0xFFFFFFFF, "extra": sizes_of_64(LONG, LONG)}


def named(name: bytes, flags: int = 0) -> Callable[[], bytes]:
    return lambda: document(Entry(name, b"<a/>", flags=flags))


FRAMES: list[tuple[object, ...]] = [(what, made, REFUSED, WORD) for what, made in (
    ("another packed length in front", partial(odd, front={"packed": 3})),
    ("another unpacked length in front", partial(odd, front={"unpacked": 7})),
    ("another checksum in front", partial(odd, front={"crc": 7})),
    ("another way of packing in front", partial(odd, front={"way": STORED})),
    ("locked only in front", partial(odd, front={"flags": 1})),
    ("a name in another writing in front", partial(odd, front={"flags": IN_UTF8})),
    ("described only in front", partial(odd, front={"flags": DESCRIBED})),
    ("described only in the list", partial(odd, listed={"flags": DESCRIBED})),
    ("no head in front", partial(odd, front={"mark": b"PK\x07\x08"})),
    ("no line in the list", partial(odd, listed={"mark": b"PK\x01\x03"})),
    ("a length in front beside a descriptor", partial(described, front={"unpacked": 7})),
    ("a descriptor of another length", partial(described, unpacked=7)),
    ("a descriptor of another checksum", partial(described, crc=7)),
    ("a descriptor that is missing", partial(odd, flags=DESCRIBED, front={"crc": 0, "packed": 0, "unpacked": 0})),
    ("a few bytes behind an entry", partial(odd, behind=b"\0" * 10)),
    ("a hidden entry in front of all", something_in_front),
    ("a hidden entry before the first", lambda: document(first=[HIDDEN])),
    ("a hidden entry between two", lambda: document(HIDDEN, Entry(b"word/last.xml", b"<a/>"))),
    ("a hidden entry behind the last", lambda: document(HIDDEN)),
    ("one content listed twice", twice_listed), ("one entry within another", one_within_another),
    ("an entry beyond the end", lambda: document(Entry(b"word/more.xml", b"<a/>", at=10_000_000))),
    ("all places moved", partial(document, shifted=40)),
    ("all places moved back", partial(document, end={"place": 5})),
    ("bytes behind the end", lambda: papers.docx() + b"\0" * 30),
    ("words at the end", partial(document, comment=b"words")),
    ("another ending in the words at the end", an_ending_in_the_comment), ("two lists", two_lists),
    ("fewer entries at the end than listed", partial(document, end={"here": 2, "number": 2})),
    ("more entries at the end than listed", partial(document, end={"here": 99, "number": 99})),
    ("a shorter list", partial(document, end={"size": 46})),
    ("a longer list", partial(document, end={"size": 100_000})),
    ("the second of two discs", partial(document, end={"disk": 1})),
    ("a list on another disc", partial(document, end={"first": 1})),
    ("an entry on another disc", partial(odd, listed={"disk": 2})),
    ("fewer entries at a long end", partial(ending_of_64, number=2)),
    ("a longer list at a long end", partial(ending_of_64, size=9000)),
    ("another place at a long end", partial(ending_of_64, place=0)),
    ("a long end that lies elsewhere", partial(ending_of_64, at=0)),
    ("fewer entries at the end than at the long end", partial(ending_of_64, end={"here": 2, "number": 2})),
    ("bytes between list and ending", partial(document, before_the_end=b"\0" * 30)),
    ("a long length beside the short one", partial(odd, listed={"extra": sizes_of_64(9, 9)})),
    ("a long length in front", partial(odd, front={"extra": sizes_of_64(9, 9)})),
    ("no length in front at all", partial(odd, front={"packed": 0xFFFFFFFF, "unpacked": 0xFFFFFFFF})),
    ("another name beside it", partial(odd, extra=another_name(b"word/vbaProject.bin"))),
    ("another name beside it in front", partial(odd, front={"extra": another_name(b"word/other.xml")})),
    ("more beside it than there is", partial(odd, extra=struct.pack("<2H", 0x5455, 90) + b"a")),
    ("half a word beside it", partial(odd, extra=b"PK")),
    ("packed with lzma", partial(odd, way=14)), ("packed with bzip2", partial(odd, way=12)),
    ("packed as nobody knows", partial(odd, way=97)), ("packed by deflate64", partial(odd, way=9)),
    ("stored in another length", partial(odd, way=STORED, listed={"unpacked": 5}, front={"unpacked": 5})),
    ("something behind the end of what is packed", partial(odd, packed=deflated(MORE) + b"x")),
    ("another checksum", partial(odd, front={"crc": 7}, listed={"crc": 7})),
    ("longer than it says", partial(odd, front={"unpacked": 5}, listed={"unpacked": 5})),
    ("shorter than it says", partial(odd, front={"unpacked": 900}, listed={"unpacked": 900})),
    ("one name in large and small letters", named(b"Word/Document.xml")),
    ("one name with a sign written as a number", named(b"word/%64ocument.xml")),
    ("a file named as a folder", named(b"word/document.xml/")),
    ("an end in the middle of a name", lambda: document(Entry(NUL_NAME, b"<a/>"))),
    ("a dot behind a name", named(b"word/document.xml.")), ("a blank behind a folder", named(b"word /more.xml")),
    ("a name from the root", named(b"/word/more.xml")), ("a name on a disc", named(b"c:word/more.xml")),
    ("two strokes in a name", named(b"word//more.xml")), ("the folder itself", named(b"word/./more.xml")),
    ("a way out in numbers", named(b"word/%2e%2e/%2e%2e/more.xml")), ("a sign that rings", named(b"word/\x07more.xml")),
    ("a name that is no writing", lambda: document(Entry(LATIN, b"<a/>", flags=IN_UTF8))),
    ("a link to elsewhere", lambda: document(Entry(b"word/more.xml", b"/etc/passwd", mode=stat.S_IFLNK | 0o777))),
    ("a device", lambda: document(Entry(b"word/more.xml", b"", mode=stat.S_IFCHR | 0o666))),
    ("a folder with content", lambda: document(Entry(b"word/more/", b"<a/>"))),
    ("a patch", partial(odd, flags=0x20)))] + [
    ("locked", partial(odd, flags=1), LOCKED, WORD), ("locked strongly", partial(odd, flags=0x41), LOCKED, WORD),
    ("a list that is masked", partial(odd, flags=0x2000), LOCKED, WORD)] + [
    (f"a true document: {what}", made, KEPT, WORD) for what, made in (
        ("as it is written here", document), ("described", described),
        ("described, plainly", partial(described, "<3L")),
        ("described in 64 bits", partial(described, "<4sL2Q")), ("described twice", partial(described, front={})),
        ("stored", partial(odd, way=STORED)), ("long lengths in front", partial(odd, front={
            "packed": 0xFFFFFFFF, "unpacked": 0xFFFFFFFF, "extra": sizes_of_64(
                LONG, len(deflated(MORE)))})),
        ("a time beside it", partial(odd, extra=struct.pack("<2HBL", 0x5455, 5, 1, 0))),
        ("a long end, as Java writes it", ending_of_64),
        ("a long end that alone says it", partial(ending_of_64, end={
            "here": 0xFFFF, "number": 0xFFFF, "size": 0xFFFFFFFF, "place": 0xFFFFFFFF})),
        ("all lengths long, as Java writes them", partial(
            odd, way=STORED, front=ALL_LONG, listed=ALL_LONG)), ("filled up beside it", partial(odd, extra=b"\0\0\0")),
        ("a folder", lambda: document(Entry(b"word/more/", b"", way=STORED, mode=stat.S_IFDIR | 0o755))),
        ("a Chinese name", named("word/图片.xml".encode(), IN_UTF8)))]

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CODE = "DDEAUTO c:\\windows\\cmd.exe"
EBCDIC = "<?xml version='1.0' encoding='cp037'?><a/>".encode("cp037")


def related(relation: str, at: str = "word/_rels/settings.xml.rels", whole: bytes | None = None, writing: str = "utf-8",
            begins: str = "<?xml version='1.0'?>") -> Callable[[], bytes]:
    """A document with one relation."""
    said = f"{begins}<Relationships xmlns='{RELATIONS}'>{relation}</Relationships>".encode(writing)
    return lambda: with_parts({at: said}, whole)


def to(kind: str, target: str = "https://example.invalid/x", mode: str = "TargetMode='External'") -> str:
    return f"<Relationship Id='r9' Type='{OFFICE}/{kind}' Target='{target}' {mode}/>"


def paragraph(runs: str, at: str = "word/document.xml", prefix: str = "w") -> Callable[[], bytes]:
    """A document with these runs, ``w`` being the prefix."""
    said = f"<w:document xmlns:w='{MAIN}' xmlns:m='{OFFICE}/math'><w:body><w:p>{runs}</w:p></w:body></w:document>"
    return lambda: with_parts({at: said.replace("w:", f"{prefix}:").replace("xmlns:w", f"xmlns:{prefix}")})


def sheet(inside: str, at: str = "xl/worksheets/sheet2.xml") -> Callable[[], bytes]:
    """A workbook with this in a part of it."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return lambda: with_parts({at: f"<worksheet xmlns='{space}' xmlns:表='{space}'>{inside}</worksheet>"}, papers.xlsx())


def part(name: str, content: bytes | str) -> Callable[[], bytes]:
    return lambda: with_parts({name: content})


PARTS: list[tuple[object, ...]] = [(what, made, HELD_BACK, WORD) for what, made in (
    ("a template whose address has a bracket", related(to("attachedTemplate", "https://example.invalid/?a>b"))),
    ("a template outside, said in numbers", related(to("attachedTemplate", mode="TargetMode='&#69;xternal'"))),
    ("a template in another writing", related(to("attachedTemplate"), writing="utf-16")),
    ("a template in another writing, without a mark", related(to("attachedTemplate"), writing="utf-16-le")),
    ("a template under another prefix", part("word/_rels/settings.xml.rels", (
        f"<模:Relationships xmlns:模='{RELATIONS}'>{to('attachedTemplate')}</模:Relationships>").replace("<R", "<模:R"))),
    ("a picture from outside", related(to("image"), "word/_rels/document.xml.rels")),
    ("a frame from outside", related(to("frame"), "word/_rels/webSettings.xml.rels")),
    ("a document within from outside", related(to("subDocument"), "word/_rels/document.xml.rels")),
    ("dde in numbers", paragraph("<w:r><w:instrText>&#68;DEAUTO c:\\cmd.exe</w:instrText></w:r>")),
    ("dde in raw text", paragraph(f"<w:r><w:instrText><![CDATA[{CODE}]]></w:instrText></w:r>")),
    ("dde with a remark in it", paragraph("<w:r><w:instrText>DDE<!-- a -->AUTO c:\\cmd.exe</w:instrText></w:r>")),
    ("dde under another prefix", paragraph(f"<w:r><w:instrText>{CODE}</w:instrText></w:r>", prefix="词")),
    ("dde in a simple field", paragraph(f"<w:fldSimple w:instr='{CODE}'/>")),
    ("dde behind another field", paragraph(
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        f"<w:r><w:instrText>{CODE}</w:instrText></w:r>")),
    ("dde in a footer", paragraph(f"<w:r><w:instrText>{CODE}</w:instrText></w:r>", "word/footer9.xml")),
    ("dde that was struck out", paragraph(f"<w:r><w:delInstrText>{CODE}</w:delInstrText></w:r>")),
    ("dde put together from numbers", paragraph("<w:r><w:instrText>QUOTE 68 68 69 65 85 84 79</w:instrText></w:r>")),
    ("dde in a part without an ending", paragraph(f"<w:r><w:instrText>{CODE}</w:instrText></w:r>", "word/main")),
    ("a picture that a field fetches", paragraph(
        "<w:r><w:instrText>INCLUDEPICTURE \"https://example.invalid/a.png\" \\d</w:instrText></w:r>")),
    ("an object called a picture", part("word/media/image9.png", b"\xd0\xcf\x11\xe0" + b"\0" * 600)),
    ("an object under no name of its own", related(to("oleObject", "media/image9.bin", ""))),
    ("a control under no name of its own", related(to("control", "media/image9.xml", ""))),
    ("macros under no name of their own", related(to("vbaProject", "a.dat", ""), "word/_rels/document.xml.rels")),
    ("a control", part("word/activeX/activeX1.bin", b"\0" * 50)),
    ("a document inside", lambda: with_parts({"word/embeddings/a.docx": papers.docx()})),
    ("a script inside", part("word/media/a.js", "WScript.Echo(1)")),
    ("macros said in numbers", part("[Content_Types].xml", (
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='/word/a.xml' "
        "ContentType='application/vnd.ms-word.document.macro&#69;nabled.main+xml'/></Types>"))))] + [
    (what, made, HELD_BACK, SHEET) for what, made in (
        ("an object from outside in a workbook", related(to("oleObject"), "xl/_rels/workbook.xml.rels", papers.xlsx())),
        ("dde under a name in quotes", sheet("<f>'cmd'|'/c calc'!A0</f>")),
        ("dde in numbers in a sheet", sheet("<f>cmd&#124;'/c calc'!A0</f>")),
        ("dde under another prefix in a sheet", sheet("<表:f>cmd|'/c calc'!A0</表:f>")),
        ("dde behind a sign", sheet("<f>+@SUM(1)*cmd|'/c calc'!A0</f>")),
        ("dde in a name", sheet("<definedName name='a'>cmd|'/c calc'!A0</definedName>", "xl/names.xml")),
        ("dde in a rule", sheet("<formula1>cmd|'/c calc'!A0</formula1>")),
        ("dde as a link", sheet("<ddeLink ddeService='cmd' ddeTopic='/c calc'/>", "xl/externalLinks/link1.xml")),
        ("a sheet that asks the web", sheet("<f>_xlfn.WEBSERVICE(\"https://example.invalid\")</f>")),
        ("a connection to the web", sheet("<webPr url='https://example.invalid'/>", "xl/connections.xml")),
        ("a sheet of old macros", part("xl/macrosheets/sheet1.xml", "<a/>")),
        ("an object inside a workbook", lambda: with_parts(
            {"xl/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0"}, papers.xlsx())))] + [
    (what, made, REFUSED, WORD) for what, made in (
        ("something declared in the relations", related(to("image"), begins="<!DOCTYPE a>")),
        ("something declared in the types", part("[Content_Types].xml", papers.DTD)),
        ("something declared beside the text", part("customXml/item1.xml", papers.DTD)),
        ("something declared in a part without an ending", part("word/item", papers.DTD)),
        ("a billion laughs in another writing", part("docProps/app.xml", papers.LAUGHS.encode("utf-16"))),
        ("what is declared elsewhere", part("word/styles.xml", "<!DOCTYPE a SYSTEM 'https://example.invalid/a'><a/>")),
        ("a writing that hides brackets", part("word/styles.xml", "<?xml version='1.0' encoding='utf-7'?>+ADw-a")),
        ("the writing of another age", part("word/styles.xml", EBCDIC)),
        ("a part that breaks off", part("word/_rels/settings.xml.rels", "<Relationships><Relationship")))] + [
    ("a page inside under no name of its own", related(to("aFChunk", "media/a.dat", "")), "网页", WORD)] + [
    (f"harmless: {what}", made, KEPT, WORD) for what, made in (
        ("a link in another writing", related(to("hyperlink"), "word/_rels/document.xml.rels", writing="utf-16")),
        ("the number of a page", paragraph("<w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r>")),
        ("a picture that was pasted", paragraph(
            "<w:r><w:instrText>INCLUDEPICTURE \"C:\\Users\\a\\b.png\" \\* MERGEFORMAT</w:instrText></w:r>")),
        ("a fraction", paragraph("<m:f><m:num>|a|</m:num></m:f>")),
        ("words with a line", paragraph("<w:r><w:t>DDE | cmd</w:t></w:r>")))] + [
    (f"harmless: {what}", made, KEPT, SHEET) for what, made in (
        ("a sum", sheet("<f>SUM(A1:A9)</f>")), ("a line in a formula", sheet("<f>A1&amp;\"|\"&amp;B1</f>")),
        ("very many sums", lambda: papers.long_list(60_000)),
        ("a drawing written carelessly", lambda: with_parts({"xl/drawings/a.vml": "<xml><br></xml>"}, papers.xlsx())))]
