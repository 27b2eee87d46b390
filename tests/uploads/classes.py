"""Files of the classes U1–U16 of security.md, each with its expected end."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pikepdf

from tests.uploads import papers, pictures
from tests.uploads.containers import FRAMES, PARTS
from tests.uploads.papers import EICAR, film, with_parts
from tests.uploads.pictures import SCRIPT, saved

SHOWN, KEPT, HELD_BACK = "shown", "not_shown", "held_back"
"""Sealed and shown as pictures; sealed and not shown; sealed and given to nobody."""


@dataclass(frozen=True)
class Handed:
    """A file as somebody hands it in: its class, what it is, its name, its end; for a refused one what is said."""

    group: str
    what: str
    content: Callable[[], bytes]
    end: str
    name: str = "工资条.jpg"
    declared: str = "image/jpeg"

    @property
    def is_taken(self) -> bool:
        return self.end in (SHOWN, KEPT, HELD_BACK)


def _of(group: str, *files: tuple[object, ...]) -> list[Handed]:
    return [Handed(group, *each) for each in files]


def always(content: bytes) -> Callable[[], bytes]:
    return lambda: content


U1 = _of(
    "U1", ("empty", always(b""), "0字节"), ("one byte", always(b"x"), "1字节"),
    ("three bytes", always(b"\xff\xd8\xff"), "3字节"),
    ("half a photograph", lambda: saved("JPEG")[:-300], "没有传完"),
    ("the head of a photograph", lambda: saved("JPEG")[:200], "没有传完"),
    ("half a picture", lambda: saved("PNG")[:-30], "没有传完"), ("half a webp", lambda: pictures.webp()[:-100], "没有传完"),
    ("half a heic", lambda: pictures.heic()[:-500], "没有传完"), ("half a pdf", lambda: pictures.pdf()[:-60], "不完整"),
    ("half a film", lambda: film()[:-50], "没有传完"), ("half a document", lambda: papers.docx()[:-200], "打不开"),
    ("the magic of another", lambda: b"\x7fELF" + saved("JPEG"), "看内容"),
    ("a program", lambda: b"MZ" + b"\0" * 500, "看内容"),
    ("noise", lambda: bytes(range(256)) * 40, "看内容"), ("a gif", lambda: saved("GIF"), "看内容"),
    ("a bmp", lambda: saved("BMP"), "看内容"), ("a film without its table", lambda: film(last=b"free"), "没有传完"))

U3 = _of(
    "U3", ("svg", always(b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"), "看内容"),
    ("html", always(b"<!DOCTYPE html><html><body>a</body></html>"), "看内容"),
    ("xhtml", always(b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>"), "看内容"),
    ("xml", always(b"<?xml version='1.0'?><a>words</a>"), "看内容"),
    ("mhtml", always(b"From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nwords"), "看内容"),
    ("htm named jpg", always(b"\n\n  <html><script>alert(1)</script></html>"), "看内容", "照片.jpg"),
    ("svg with a mark in front", always(b"\xef\xbb\xbf<svg onload='alert(1)'/>"), "看内容", "a.png", "image/png"),
    ("rtf", always(b"{\\rtf1 words}"), "看内容"), ("a program of the shell", always(b"#!/bin/sh\nrm -rf /\n"), "看内容"),
    ("svg in a document", lambda: with_parts({"word/media/image1.svg": "<svg/>"}), "svg"),
    ("html in a document", lambda: with_parts({"word/afchunk.htm": "<html/>"}), "svg"))

U4 = _of(
    "U4", ("gif and script", always(b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)"), "看内容"),
    ("photograph and page", lambda: saved("JPEG") + b"<html>" + SCRIPT, "夹带"),
    ("photograph with php beside it", lambda: pictures.jpeg_with_part(0xFE, b"<?php system($_GET[0]); ?>"), SHOWN),
    ("photograph with a script beside it", lambda: pictures.jpeg_with_part(0xE5, SCRIPT * 20), SHOWN),
    ("page before a pdf", lambda: b"<html>" + pictures.pdf(), "看内容"),
    ("page behind a pdf", lambda: pictures.pdf() + b"\n<html>" + SCRIPT, "夹带"),
    ("pdf and archive", lambda: pictures.pdf() + pictures.zipped(), "夹带|不完整"),
    ("picture and archive", lambda: saved("PNG") + pictures.zipped(), "夹带"),
    ("picture and script", lambda: saved("PNG") + SCRIPT, "夹带"),
    ("photograph and film, as telephones do", lambda: pictures.jpeg_with_gps() + film(), SHOWN),
    ("archive in front of a document", lambda: pictures.zipped("a.js")[:-22] + papers.docx(), "内部结构|打不开"))

U5 = _of(
    "U5", ("400 million points in a bit each", lambda: pictures.one_bit_bomb(20_000), KEPT),
    ("130 million points", lambda: pictures.one_bit_bomb(11_500), KEPT),
    ("fifty thousand points a side, it says", pictures.lying_png, KEPT),
    ("many moving pictures", lambda: pictures.animated_webp(300), SHOWN),
    ("very many words in a picture", lambda: pictures.png_with_words("a" * 80_000_000), KEPT),
    ("many words in a picture", lambda: pictures.png_with_words("词" * 20_000), SHOWN),
    ("a huge profile of colours", lambda: saved("PNG", icc_profile=b"\0" * 3_000_000), KEPT))

U6 = _of(
    "U6", ("zip", pictures.zipped, "逐个上传"), ("zip with paths out", lambda: pictures.zipped("../../x"), "逐个上传"),
    ("zip in zip", lambda: with_parts({"b.zip": pictures.zipped()}, pictures.zipped()), "逐个上传"),
    ("a zip that unpacks to much", lambda: with_parts({"a": b"\0" * 50_000_000}, pictures.zipped()), "逐个上传"),
    ("rar", always(b"Rar!\x1a\x07\x01\x00" + b"\0" * 100), "逐个上传"),
    ("zip with a password", pictures.zipped_locked, "逐个上传"),
    ("zip with a link out", pictures.zipped_link, "逐个上传"),
    ("7z", always(b"7z\xbc\xaf\x27\x1c\x00\x04" + b"\0" * 100), "逐个上传"),
    ("tar", always(b"a.txt".ljust(257, b"\0") + b"ustar\x0000" + b"\0" * 500), "逐个上传"),
    ("gzip", always(b"\x1f\x8b\x08\0" + b"\0" * 100), "逐个上传"), ("xz", always(b"\xfd7zXZ\0" + b"\0" * 100), "逐个上传"),
    ("bzip2", always(b"BZh91AY&SY" + b"\0" * 100), "逐个上传"),
    ("a program of Java", lambda: pictures.zipped("META-INF/MANIFEST.MF", "A.class"), "逐个上传"))

WORD, SHEET = "说明.docx", "工资.xlsx"
U7 = _of(
    "U7", ("docx", papers.docx, KEPT, WORD), ("xlsx", papers.xlsx, KEPT, SHEET),
    ("docm renamed", papers.docm, HELD_BACK, WORD),
    ("macros in a workbook", lambda: with_parts({"xl/vbaProject.bin": b"\0" * 50}, papers.xlsx()), HELD_BACK, SHEET),
    ("a template from outside", lambda: papers.outside("attachedTemplate"), HELD_BACK, WORD),
    ("an object from outside", lambda: papers.outside("oleObject"), HELD_BACK, WORD),
    ("a link for people", lambda: papers.outside("hyperlink"), KEPT, WORD),
    ("dde", lambda: papers.field("DDEAUTO c:\\windows\\cmd.exe"), HELD_BACK, WORD),
    ("dde in a sheet", lambda: with_parts(
        {"xl/worksheets/sheet2.xml": "<worksheet><f>cmd|'/c calc'!A0</f></worksheet>"}, papers.xlsx()),
     HELD_BACK, SHEET),
    ("an object inside", lambda: with_parts({"word/embeddings/o.bin": b"\xd0\xcf\x11\xe0aa"}), HELD_BACK, WORD),
    ("a program inside", lambda: with_parts({"word/media/a.png": b"MZ" + b"\0" * 90}), HELD_BACK, WORD),
    ("one name twice", papers.twice_the_same_name, "内部结构|打不开", WORD),
    ("another name in front", papers.named_otherwise_in_front, "内部结构|打不开", WORD),
    ("something between", papers.something_between, "内部结构|打不开", WORD),
    ("a way out", lambda: with_parts({"../../x.xml": "a"}), "内部结构", WORD),
    ("a path of another system", lambda: with_parts({"word\\x.xml": "a"}), "内部结构|打不开", WORD),
    ("both at once", lambda: with_parts({"xl/workbook.xml": "<a/>"}), "内部结构", WORD),
    ("a hundred thousand entries", lambda: papers.very_many_entries(100_000), "太大|打不开", WORD),
    ("a thousandfold", lambda: papers.unpacks_to(60), "太大", WORD),
    ("much too large inside", lambda: papers.unpacks_to(300), "太大", WORD),
    ("something of outside declared", lambda: with_parts({"word/styles.xml": papers.DTD}), "内部结构", WORD),
    ("a billion laughs", lambda: with_parts({"word/styles.xml": papers.LAUGHS}), "内部结构", WORD),
    ("declared in another writing", lambda: with_parts({"word/styles.xml": papers.DTD.encode("utf-16")}), "内部结构", WORD),
    ("locked", papers.locked, "密码", WORD), ("an archive inside", lambda: with_parts({"word/a.xml": pictures.zipped()}),
                                            "内部结构", WORD), *FRAMES, *PARTS)

U8 = _of(
    "U8", ("doc", lambda: papers.old_office("WordDocument"), KEPT, "合同.doc"),
    ("wps", lambda: papers.old_office("WpsCustomData", "WordDocument"), KEPT, "合同.wps"),
    ("xls", lambda: papers.old_office("Workbook"), KEPT, "工资.xls"),
    ("doc with macros", lambda: papers.old_office("WordDocument", "Macros\0", "_VBA_PROJECT"), HELD_BACK, "合同.doc"),
    ("an installer", lambda: papers.old_office("MsiData"), "看内容", "合同.doc"),
    ("a locked docx", lambda: papers.old_office("EncryptedPackage"), "密码", WORD))

U9 = _of(
    "U9", ("eicar", always(EICAR), HELD_BACK, "eicar.txt"),
    ("eicar in a document", lambda: with_parts({"word/media/a.txt": EICAR}), HELD_BACK, WORD),
    ("eicar in a pdf", lambda: pictures.pdf_with_attachment(EICAR), HELD_BACK, "a.pdf"),
    ("eicar in an archive", lambda: with_parts({"a.com": EICAR}, pictures.zipped()), "逐个上传"),
    ("eicar behind a photograph", lambda: saved("JPEG") + EICAR, HELD_BACK))

U10 = _of(
    "U10", ("pdf", pictures.pdf, SHOWN, "a.pdf"),
    ("with a script", lambda: pictures.pdf_that_acts({"/S": pikepdf.Name.JavaScript, "/JS": "app.alert(1)"}),
     SHOWN, "a.pdf"),
    ("launching", lambda: pictures.pdf_that_acts({"/S": pikepdf.Name.Launch, "/F": "cmd.exe"}), SHOWN, "a.pdf"),
    ("opening an address", lambda: pictures.pdf_that_acts({"/S": pikepdf.Name.URI, "/URI": "https://example.invalid"}),
     SHOWN, "a.pdf"),
    ("with a file inside", lambda: pictures.pdf_with_attachment(b"words"), SHOWN, "a.pdf"),
    ("of ten thousand pages", lambda: pictures.pdf(10_000), SHOWN, "a.pdf"),
    ("in a loop", pictures.pdf_in_a_loop, KEPT, "a.pdf"),
    ("locked", lambda: pictures.pdf(encryption=pikepdf.Encryption(owner="o", user="u")), KEPT, "a.pdf"),
    ("with a bomb", lambda: pictures.pdf_with_bomb(700), KEPT, "a.pdf"),
    ("a word of a pdf", always(b"%PDF-1.4 nothing %%EOF"), KEPT, "a.pdf"))

U11 = _of("U11", *(
    ("name " + repr(name)[:40], lambda: saved("JPEG", (60, 40)), SHOWN, name) for name in (
        "../../x.jpg", "C:\\我的\\工资条.jpg", "a\x00b.jpg", "长" * 300 + ".jpg", "𠮷𫓮𬱖.jpg", "\u202egpj.exe", "a\"b;c.jpg",
        "a\r\nSet-Cookie: x=1.jpg", "CON", ".htaccess", "工资条.jpg", "%2e%2e%2f.jpg", "=cmd|x.jpg")))

U13 = _of(
    "U13", ("a photograph with its place", pictures.jpeg_with_gps, SHOWN),
    ("a heic with its place", pictures.heic, SHOWN, "IMG.HEIC"),
    ("a webp with its place", pictures.webp, SHOWN, "a.webp"))

U16 = _of(
    "U16", *((f"heic {number}", partial(pictures.heic, (400 + 20 * number, 300), bool(number % 2)), SHOWN, "IMG.HEIC")
             for number in range(8)),
    ("heic of several", lambda: pictures.heic(several=3), SHOWN, "IMG.HEIC"),
    ("jpg upright", lambda: saved("JPEG"), SHOWN), ("jpg progressive", lambda: saved("JPEG", progressive=True), SHOWN),
    ("jpg grey", lambda: saved("JPEG", (300, 200), quality=40), SHOWN), ("png", lambda: saved("PNG"), SHOWN, "截图.png"),
    ("webp", lambda: pictures.webp(quality=60), SHOWN, "a.webp"),
    ("webp without loss", lambda: pictures.webp(lossless=True), SHOWN, "a.webp"),
    ("scanned pdf", lambda: pictures.pdf(3), SHOWN, "扫描.pdf"),
    *((f"film {brand!r}", partial(film, brand), KEPT, "VID.mp4") for brand in (
        b"isom", b"mp42", b"mp41", b"avc1", b"iso5", b"3gp4", b"3gp5", b"MSNV", b"iso2", b"iso4", b"dash", b"M4V ",
        b"3gp6", b"3g2a", b"mmp4", b"kddi")),
    *((f"photograph held in way {way}", partial(pictures.held, way), SHOWN, "IMG.jpg") for way in range(1, 9)),
    ("film of an iPhone", lambda: film(b"qt  "), KEPT, "IMG.MOV"),
    ("film in pieces", lambda: film(b"iso6", b"dash"), KEPT, "a.mp4"),
    ("sound of an iPhone", lambda: film(b"M4A ", b"mp42"), KEPT, "新录音.m4a"),
    ("sound of WeChat", papers.amr, KEPT, "msg.amr"),
    ("wide sound", lambda: papers.amr(True), KEPT, "msg.amr"), ("wav", papers.sound, KEPT, "a.wav"),
    ("mp3", papers.mp3, KEPT, "a.mp3"),
    ("mp3 with its title", lambda: papers.mp3(True), KEPT, "a.mp3"),
    ("words", always("八月的工资没有发。\n".encode()), KEPT, "聊天.txt"),
    ("words as they were written before", always("八月的工资没有发。\r\n".encode("gb18030")), KEPT, "聊天.txt"),
    ("words of Windows", always("八月的工资没有发。\r\n".encode("utf-16")), KEPT, "聊天.txt"))

CLASSES = {"U1": U1, "U3": U3, "U4": U4, "U5": U5, "U6": U6, "U7": U7, "U8": U8, "U9": U9, "U10": U10, "U11": U11,
           "U13": U13, "U16": U16}
ALL = [each for group in CLASSES.values() for each in group]
