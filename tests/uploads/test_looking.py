"""Each file of the classes of security.md comes to the end that is expected of it."""
from __future__ import annotations

import json
import re
import subprocess
import sys
from io import BytesIO
from threading import Thread

import pytest
from flask import Flask
from PIL import Image

from mediation.evidence.check_models import CheckStanding
from mediation.evidence.looking import PROGRAM, Found, _feed, known, look
from mediation.evidence.office import EICAR
from tests.uploads import papers
from tests.uploads.classes import ALL, HELD_BACK, SHOWN, Handed
from tests.uploads.pictures import PLACE, SOMEBODY

WRITTEN_BESIDE = (b"Exif", PLACE.encode(), SOMEBODY.encode(), b"GPS", b"<script", b"<?php", b"ftyp", b"iTXt",
                  b"http://ns.adobe")


def found_of(content: bytes) -> Found:
    return look(content, known(content))


def test_there_are_many_of_them() -> None:
    assert len(ALL) >= 160 and papers.EICAR == EICAR and len([each for each in ALL if each.group == "U16"]) >= 50


@pytest.mark.parametrize("handed", ALL, ids=lambda handed: f"{handed.group} {handed.what}")
def test_each_file_comes_to_its_end(app: Flask, handed: Handed) -> None:
    content = handed.content()
    if not handed.is_taken:
        with pytest.raises(ValueError, match=handed.end):
            known(content)
        return
    found = found_of(content)
    assert found.standing.value == handed.end
    assert bool(found.why) is (handed.end == HELD_BACK)
    assert bool(found.pictures) is (found.standing is CheckStanding.SHOWN)
    for picture in found.pictures:
        assert not [each for each in WRITTEN_BESIDE if each in picture]
        with Image.open(BytesIO(picture)) as opened:
            assert not opened.getexif() and opened.format in ("JPEG", "PNG") and max(opened.size) <= 2000
            opened.load()


def test_what_a_telephone_held_sideways_is_shown_upright(app: Flask) -> None:
    sideways = next(each for each in ALL if each.what == "a photograph with its place")
    with Image.open(BytesIO(sideways.content())) as taken, \
            Image.open(BytesIO(found_of(sideways.content()).pictures[0])) as shown:
        assert taken.size == (640, 480) and shown.size == (480, 640)


def test_of_ten_thousand_pages_the_first_are_shown_and_their_number_is_known(app: Flask) -> None:
    many = next(each for each in ALL if each.what == "of ten thousand pages")
    found = found_of(many.content())
    assert found.pages == 10_000 and 0 < len(found.pictures) <= 100


MEASURING = """
import resource, subprocess, sys
subprocess.run([sys.executable, sys.argv[1], sys.argv[2]], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_maxrss, used.ru_utime)
"""


def used_for(handed: Handed, word: str) -> tuple[int, float]:
    """The memory in kilobytes and the seconds of the very process that opens a file.

    A small process stands between: what begins as a copy of this one would be counted with all that the tests hold.
    """
    between = subprocess.Popen([sys.executable, "-c", MEASURING, PROGRAM, word], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env={"PATH": "", "PYTHONPATH": ":".join(sys.path)})
    feeding = Thread(target=_feed, args=(between.stdin, handed.content()))
    feeding.start()
    used = between.stdout.read()
    between.stdout.close()
    between.stderr.close()
    between.wait()
    feeding.join()
    kilobytes, seconds = used.split()
    return int(kilobytes), float(seconds)


@pytest.mark.parametrize("bomb", [each for each in ALL if each.group == "U5"], ids=lambda handed: handed.what)
def test_a_bomb_costs_little_memory_and_time(bomb: Handed) -> None:
    kilobytes, seconds = used_for(bomb, "picture")
    assert kilobytes <= 256 * 1024 and seconds <= 5.5


@pytest.mark.parametrize("what", ["a hundred thousand entries", "a thousandfold", "much too large inside",
                                  "a billion laughs", "harmless: very many sums"])
def test_a_document_is_read_in_two_seconds_however_much_is_packed_in_it(what: str) -> None:
    assert used_for(next(each for each in ALL if each.what == what), "office")[1] <= 2.0


def test_words_say_what_to_do(app: Flask) -> None:
    for handed in ALL:
        if handed.is_taken:
            continue
        with pytest.raises(ValueError) as refused:
            known(handed.content())
        assert re.search("请|可交|压缩包|不超过", str(refused.value)), handed.what


def test_shown_is_only_what_was_made_anew(app: Flask) -> None:
    for handed in [each for each in ALL if each.end == SHOWN and each.group in ("U4", "U13")]:
        assert all(picture not in handed.content() for picture in found_of(handed.content()).pictures)


HOSTILE = """
import socket
from mediation.evidence import looking_program as looking

def work(content):
    said = {}
    for name, tried in (("file", lambda: open("/etc/hostname")), ("line", socket.socket),
                        ("memory", lambda: bytearray(looking.MEMORY["picture"]))):
        try:
            tried()
            said[name] = "open"
        except (OSError, MemoryError):
            said[name] = "shut"
    return said, []

looking.WORKS["picture"] = work
looking.main("picture")
"""


def test_whatever_a_file_makes_the_program_do_no_file_no_line_and_little_memory_are_open_to_it() -> None:
    answer = subprocess.run([sys.executable, "-c", HOSTILE], input=b"", capture_output=True, check=True,
                            env={"PATH": "", "PYTHONPATH": ":".join(sys.path)}).stdout
    assert json.loads(answer) == {"file": "shut", "line": "shut", "memory": "shut", "sizes": []}
