"""What a file within a capsule may be called, so that it opens on any computer and lands nowhere but in its folder."""
from __future__ import annotations

import re
import unicodedata

LONGEST, DEEPEST = 120, 2
"""Signs of a whole name with its folder; how many parts it may have: a folder and a file."""
NOT_IN_A_NAME = re.compile(
    r'[\x00-\x1f\x7f<>:"|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]')
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Signs that nobody sees, that steer a screen, or that no database keeps: not in words that a stranger has written."""
RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$", re.IGNORECASE)
DRIVE = re.compile(r"^[A-Za-z]:")


def wrong_with(name: str) -> str:
    """What is wrong with a name in words, empty if nothing is."""
    if not name or len(name) > LONGEST:
        return f"文件名是空的，或者超过{LONGEST}个字"
    if name.startswith(("/", "\\")) or DRIVE.match(name):
        return "文件名是绝对路径或者带盘符"
    if "\\" in name:
        return "文件名里有反斜杠"
    parts = name.split("/")
    if ".." in parts:
        return "文件名里有“..”，会写到别的文件夹去"
    if name.endswith("/"):
        return "是一个文件夹，移送包里只有文件"
    if len(parts) > DEEPEST:
        return "文件夹套得太深"
    if any(_cannot_be_kept(part) for part in parts):
        return "文件名里有不能用的字符，或者是系统保留的名字"
    return "" if unicodedata.normalize("NFC", name) == name else "文件名的编码不规范（不是NFC）"


def _cannot_be_kept(part: str) -> bool:
    return (not part or part in (".", "..") or part != part.strip(" ") or part.endswith(".")
            or bool(NOT_IN_A_NAME.search(part)) or bool(RESERVED.match(part)))


def same_place(name: str) -> str:
    """What two names have in common that a computer may take for one: letters of either case, either form."""
    return unicodedata.normalize("NFKC", name).casefold()


def fit(title: str, most: int = 60) -> str:
    """A title as part of a file name: without what no file name can bear."""
    words = NOT_IN_A_NAME.sub("", unicodedata.normalize("NFC", title)).replace("/", "-").replace("\\", "-")
    words = re.sub(r"\s+", " ", words)[:most].strip(" .")
    return f"_{words}" if RESERVED.match(words) else words or "未命名"
