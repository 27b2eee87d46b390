"""The two pages of a capsule: its index and the copy sheet. They open from a disk, without script, network or styles.

Their style stands in them, for they are no pages of the application: nothing else travels with them.
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote

from mediation.capsule import manifest
from mediation.capsule.columns import NOTE, rows_of
from mediation.capsule.materials import LeftOut
from mediation.law.remedies import Receiver

STYLE = """
body{margin:0;background:#f6f5f1;color:#1c1b19;font:16px/1.7 "Noto Sans CJK SC","Microsoft YaHei","SimSun",sans-serif}
main{max-width:960px;margin:0 auto;padding:28px 32px 48px;background:#fff;min-height:100vh;box-sizing:border-box}
h1{font-size:26px;margin:0 0 4px}h2{font-size:19px;margin:32px 0 8px;padding-bottom:4px;border-bottom:2px solid #1c1b19}
p{margin:6px 0}.quiet{color:#5d5a52;font-size:14px}.sum{font-family:Consolas,monospace;font-size:13px;
word-break:break-all}code{font:14px Consolas,monospace;white-space:nowrap;background:#f1efe9;padding:1px 4px}
table{border-collapse:collapse;width:100%;margin:8px 0}th,td{border:1px solid #c9c5ba;padding:7px 10px;text-align:left;
vertical-align:top}th{background:#eceae3;font-weight:600}td.n{text-align:right;white-space:nowrap;
font-variant-numeric:tabular-nums}a{color:#0b4f8a}.note{border-left:4px solid #a66300;padding:8px 14px;
background:#fdf6e8;
margin:14px 0}dl{display:grid;grid-template-columns:8em 1fr;gap:4px 12px;margin:12px 0}dt{color:#5d5a52}dd{margin:0}
.copy td{user-select:all;-webkit-user-select:all}.copy th{width:10em}@media print{body{background:#fff}main{padding:0}}
"""
CLASSES = {Receiver.COURT: "法院", Receiver.ARBITRATION: "仲裁", Receiver.LEGAL_AID: "法律援助"}
KB = 1024


@dataclass(frozen=True)
class Row:
    """One file of the index."""

    number: int
    title: str
    name: str
    size: int


@dataclass(frozen=True)
class Said:
    """What the index says of the capsule: of which case, from whom to whom, when, signed by what, what to mind."""

    capsule: str
    title: str
    case: str
    issuer: str
    receiver: str
    kind: Receiver
    made_at: str
    certificate: str
    fingerprint: str
    self_made: bool
    warnings: Sequence[str]
    left_out: Sequence[LeftOut]


def index(said: Said, rows: Sequence[Row]) -> bytes:
    """The first page: what is in it, in order, each with its link; how to check it; what is not in it."""
    body = "".join((
        f"<h1>移送包 · {CLASSES[said.kind]}</h1><p>{escape(said.title)}</p>", _facts(said),
        '<p class="note">点开文书没有反应的，请先把整个压缩包解压到一个文件夹，再打开里面的 index.html。</p>',
        *(f'<p class="note">{escape(words)}</p>' for words in said.warnings),
        "<h2>文书和证据</h2>", _files(rows), "<h2>数据</h2>", _data(), "<h2>怎样查验</h2>", _check(said),
        "<h2>不在里面的</h2>", _left_out(said.left_out)))
    return _page(f"移送包 {said.case}", body)


def _facts(said: Said) -> str:
    pairs = (("案号", said.case), ("移送单位", said.issuer), ("接收单位", said.receiver), ("制作时间", said.made_at),
             ("移送包编号", said.capsule))
    return "<dl>" + "".join(f"<dt>{label}</dt><dd>{escape(value)}</dd>" for label, value in pairs) + "</dl>"


def _files(rows: Sequence[Row]) -> str:
    lines = "".join(f'<tr><td class="n">{row.number:02}</td>'
                    f'<td><a href="{quote(row.name)}">{escape(row.title)}</a></td>'
                    f'<td>{escape(row.name)}</td><td class="n">{_size(row.size)}</td></tr>' for row in rows)
    heads = "<tr><th>序号</th><th>材料</th><th>文件</th><th>大小</th></tr>"
    return f"<table><thead>{heads}</thead><tbody>{lines}</tbody></table>"


def _size(size: int) -> str:
    return f"{size / KB / KB:.1f} 兆" if size >= KB * KB else f"{max(size // KB, 1)} KB"


def _data() -> str:
    links = ((manifest.COPY_SHEET, "抄录单：逐项点选即可复制"), (manifest.COLUMNS, "表格（XLSX）：按接收单位登记的项目分列"),
             (manifest.TOLD, "数据（JSON）：供系统导入，格式见 schema.json"), (manifest.COVER, "封面：打印后放在光盘、U盘外面"))
    return "<ul>" + "".join(f'<li><a href="{quote(name)}">{words}</a></li>' for name, words in links) + "</ul>"


def _check(said: Said) -> str:
    kind = "没有第三方认证，请把下面的指纹与移送单位公布的核对" if said.self_made else "由第三方认证"
    return (f"<p>清单 {manifest.MANIFEST} 写明每个文件的大小和 SHA-256，{manifest.SIGNATURE} 是对清单的数字签名（CMS）。"
            "改动任何一个字节，查验都会指出是哪个文件。</p>"
            "<p>在线：打开移送单位系统的“核对一份文书”，选择收到的整个压缩包。不联网：在装有查验程序的电脑上运行 "
            '<code>python -m mediation.capsule verify 文件名.zip</code></p>'
            f"<p>签名证书：{escape(said.certificate)}（{kind}）</p>"
            f'<p class="quiet">证书指纹 SHA-256：<span class="sum">{said.fingerprint}</span></p>'
            "<p>收到以后，请在封面的回执上签收交回；有数字证书的，也可以用 "
            '<code>python -m mediation.capsule sign-receipt</code> 出一份签名的回执文件。</p>')


def _left_out(left_out: Sequence[LeftOut]) -> str:
    rows = "".join(f"<tr><td>{escape(one.what)}</td><td>{escape(one.why)}</td></tr>" for one in left_out)
    return f"<table><thead><tr><th>材料</th><th>为什么不装</th></tr></thead><tbody>{rows}</tbody></table>"


def copy_sheet(told: Mapping[str, Any]) -> bytes:
    """The particulars of each person, one value in a cell, to be copied into the receiver's own system."""
    people = "".join(f'<h2>{escape(name)}</h2><table class="copy"><tbody>{_pairs(row)}</tbody></table>'
                     for name, row in rows_of(told))
    terms = "".join(f"<p>{escape(term)}</p>" for each in told["agreements"] for term in each["terms"])
    facts = f"<h2>事实和理由</h2><p>{escape(told['facts'])}</p>" if told["facts"] else ""
    agreed = f"<h2>协议内容</h2>{terms}" if terms else ""
    case = told["case"]
    return _page("抄录单", f"<h1>抄录单</h1><p>{escape(case['number'] or case['receipt_number'])}　"
                        f"{escape(case['cause'] or '')}</p><p class=\"quiet\">点一下格子就选中整项，可以复制。{escape(NOTE)}</p>"
                        f"{people}{facts}{agreed}")


def _pairs(row: Sequence[tuple[str, str]]) -> str:
    return "".join(f"<tr><th>{escape(head)}</th><td>{escape(words)}</td></tr>" for head, words in row if words)


def _page(title: str, body: str) -> bytes:
    return (f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}</title>'
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">'
            f"<style>{STYLE}</style></head><body><main>{body}</main></body></html>\n").encode()
