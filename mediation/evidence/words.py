"""What is said of a file that is not taken or held back: what is wrong, and what to hand in instead."""
from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from mediation.evidence import not_taken
from mediation.evidence.kinds import HELP, MOST_AN_HOUR, MOST_FILES_OF_A_CASE

EMPTY = _("这个文件是空的（0字节），请重新选择。")
BROKEN_OFF = _("这个文件不完整，可能没有传完，请重新选择再交。")
BROKEN_PICTURE = _("这张图片打不开，可能没有传完或已损坏，请重新拍摄或扫描后再交。")
BROKEN_PDF = _("这个 PDF 不完整，可能没有传完，请重新导出或扫描后再交。")
SOMETHING_BEHIND = _("这个文件里夹带了网页代码或压缩包，不能收。请打印后扫描，或者另存为新的文件再交。")
ONE_BY_ONE = _("这是压缩包，不能收，请解开后逐个上传。")
LOCKED = _("这个文档设了密码，请去掉密码后再交。")
NOT_A_KIND = _("这不是能收的文件（看内容，不看文件名）。%(help)s", help=HELP)
BEING_CHECKED = _("检查中：这份材料还在检查，查完才能打开，请过几分钟再来。")
HELD_BACK_FROM_ALL = _("这份材料没有通过检查，已经隔离，谁也不能下载；原件封存着。")
HAS_VIRUS = _("在这个文件里查出了病毒特征，没有收。请用手机重新拍摄，或者换一台电脑扫描后再交。")
SCANNER_SILENT = _("查病毒的程序现在没有回音，查不了的文件不收，什么都没有登记。请过几分钟再交；一直这样的，请告诉系统管理员。")
DAMAGED = _("这份证据的原件损坏或者丢失，请立即告诉系统管理员。")
NOT_THERE = _("没有找到这份材料。")
ONLY_ITS_OWNER = _("这份材料只有交它的人自己能动。")
SHARE_LATER = _("要给对方看的，交好以后再办“给对方看”。")
NOBODY_ALONE = _("服务器由用人单位管，这里没有“只有我看得见”。请选办案人看得见，或者先不交，存在自己的手机里。")
SHARED_ALREADY = _("对方已经看得见这份材料，收不回来。")
STAYS = _("给别人看过的材料留在案卷里，不能删。")
NOT_SHARED_YET = _("这份材料还在检查，查完才能给对方看，请过几分钟再来。")
ONLY_ONE = _("这里一次只能选一个文件，请一个一个交。")
TOO_MANY_AN_HOUR = _("一小时里最多交%(most)s个文件，请过一会儿再交其余的；已经交到的都在。", most=MOST_AN_HOUR)
NO_SUCH_PIECE = _("这一段和前面的接不上，请重新选择这个文件再交。")
NOT_ALL_HERE = _("这个文件还没有传完，请选择同一个文件接着传。")
ALREADY_HERE = _("这个文件已经收到了。")
CASE_FULL = _("本案的材料已经很多（最多%(most)s个、共2千兆），交不进了。请打电话问怎么办。", most=MOST_FILES_OF_A_CASE)

NOT_TAKEN = {
    not_taken.NOT_WHOLE: _("这个文档打不开，可能没有传完或已损坏，请重新保存后再交。"),
    not_taken.NOT_PLAIN: _("这个文档的内部结构不正常，不能收。请用办公软件另存为新的 docx、xlsx，或者导出 PDF 再交。"),
    not_taken.TOO_LARGE_INSIDE: _("这个文档展开以后太大，不能收。请另存为新的文件，或者导出 PDF 再交。"),
    not_taken.AN_ARCHIVE: ONE_BY_ONE, not_taken.LOCKED: LOCKED,
    not_taken.DRAWN: _("这个文档里有网页图形（svg）或网页代码，不能收，请导出 PDF 再交。")}
HELD_BACK = {
    not_taken.VIRUS: _("查出病毒特征"), not_taken.MACROS: _("里面带有宏或者嵌入的程序"),
    not_taken.FETCHES: _("里面带有会从外面取东西的链接或者模板"), not_taken.STARTS: _("里面带有会启动别的程序的域")}


def too_short(size: int) -> Any:
    """For a file with next to nothing in it."""
    return gettext("这个文件只有%(size)s字节，里面没有内容，请重新选择。", size=size)


def too_large(megabytes: int) -> Any:
    """For a file over the limit of its kind."""
    return gettext("文件超过%(most)s兆，请压缩、截短或者分成几个文件再交。", most=megabytes)


def why_held_back(reason: str) -> Any:
    """Why nobody gets a file, in words."""
    return HELD_BACK.get(reason.partition(":")[0], HELD_BACK[not_taken.VIRUS])


def signature_of(reason: str) -> str:
    """By which signature the scanner of the house found a file, "" where our own rules did."""
    return reason.partition(":")[2]
