"""Texts by which somebody may try to make a program run, fetch or show something else: by what they are aimed at.

Whatever runs sets `window.pwned`; whatever is fetched is fetched of `evil.example`.
"""

import re

HOST = "evil.example"
_RUN = "top.pwned=window.pwned=1"

MARKUP = (
    f"<script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    f"<img src=x onerror={_RUN}>",
    f"<svg onload={_RUN}>",
    f"<svg><animate onbegin={_RUN} attributeName=x dur=1s>",
    f"<details open ontoggle={_RUN}>",
    f'" onmouseover="{_RUN}" x="',
    f"' autofocus tabindex=1 onfocus='{_RUN}",
    f'"><iframe srcdoc="<script>{_RUN}</script>">',
    f"</style><script>{_RUN}</script>",
    f"</title><script>{_RUN}</script>",
    f"]]><script>{_RUN}</script>",
    f"--><script>{_RUN}</script><!--",
    "<![CDATA[",
    f"&lt;script&gt;{_RUN}&lt;/script&gt;",
    f"&#60;script&#62;{_RUN}&#60;/script&#62;",
    f"<a href=javascript:{_RUN}>klik</a>",
    f"javascript:{_RUN}",
    f"JaVaScRiPt&colon;{_RUN}",
    f"data:text/html,<script>{_RUN}</script>",
    f"<base href=http://{HOST}/>",
    f"<meta http-equiv=refresh content=0;url=http://{HOST}/>",
    f"<link rel=stylesheet href=http://{HOST}/x.css>",
    f"<form action=http://{HOST}/><button>kirim</button></form>",
    f"<object data=http://{HOST}/x.swf></object>",
    f"}} body {{ background: url(http://{HOST}/x.png) }}",
    f"@import 'http://{HOST}/x.css';",
    f"<?xml-stylesheet href='http://{HOST}/x.css'?>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
)
MARKDOWN = (
    f"[klik](javascript:{_RUN})",
    f"[klik](http://{HOST}/)",
    f"![gambar](http://{HOST}/x.png)",
    f"<http://{HOST}/>",
    f"http://{HOST}/?a=b",
    f"www.{HOST}",
    f"siti@{HOST}",
    f"[a]: http://{HOST}/",
    "kode ` tanpa akhir",
    "```",
    "~~~",
    "| sel | sel |\n|---|---|\n| a | b |",
    "# Judul",
    "- [ ] tugas",
    "1. satu",
    "> kutipan",
    "***",
    "baris\n===",
    "**tebal** _miring_ ~~coret~~",
    "@ortala #1 GH-1 !2 :tada: $x$ $`x`$",
    "\\",
)
MACHINES = (
    "::error::palsu",
    "baris\n::error file=a.yaml::palsu",
    "%0A::set-output name=x::y",
    "::stop-commands::x",
    "##vso[task.setvariable variable=x]y",
    "##[error]palsu",
    "##teamcity[buildStop comment='x']",
    "section_start:0:x\r\x1b[0Kx",
)
GRAPHS = (
    f'"]; jahat [URL="http://{HOST}/',
    '"; jahat -> jahat; "',
    "<B>tebal</B>",
    f'<TABLE><TR><TD HREF="http://{HOST}/"><IMG SRC="/etc/passwd"/></TD></TR></TABLE>',
    "\\N \\G \\L \\E \\T \\H",
    '\\"',
    "a:n:e",
    "/* komentar */ // dan ini",
    "{a|b}",
)
TYPESET = (
    '#read("/etc/passwd")',
    "#sys.inputs.form",
    '#import "@preview/x:1.0.0": *',
    ']#panic("x")[',
    "*tebal* _miring_ `kode` @acuan <label>",
    f'#link("http://{HOST}/")[klik]',
    '"))#panic("',
    "\\u{41}",
)
SHEETS = (
    f'=HYPERLINK("http://{HOST}/","klik")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\u00a0=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "{=1+1}",
    'a";=1+1;"',
    'a",=1+1,"',
    "internal:'Sheet1'!A1",
    f"mailto:x@{HOST}",
)
TEMPLATES = ("{{ 7*7 }}", "{% for x in y %}", "{# x #}", "${7*7}", "{file} {0.__class__} {", "%s %(x)d %n")
CONSOLES = (
    "[bold]tebal[/bold]",
    "[/]",
    f"[link=http://{HOST}/]klik[/link]",
    "\x1b[31mmerah",
    f"\x1b]8;;http://{HOST}/\x1b\\klik\x1b]8;;\x1b\\",
    "\x1b]0;judul\x07",
    "\x9b31m",
    "\x07\x08\x7f",
    "awal\rtimpa",
    "nol\0nol",
    "\x0b\x0c\x85\u2028\u2029baris",
)
UNSEEN = (
    "\u202etxet\u202c",
    "tanpa akhir \u202e",
    "\u2067\u2066isolat",
    "\u2069",
    "\u200e\u200f\u061c",
    "nol\u200blebar\u2060",
    "a\u200cb\u200dc",
    "tengah\ufefftengah",
    "lu\u00adnak",
    "\U000e0041\U000e0042\U000e007f",
    "\u3164\u115f\uffa0",
    "\ufe0f\U000e0100",
)
JOINED = ("\u0627\u0644\u0633\u0644\u0627\u0645 \u05e9\u05dc\u05d5\u05dd", "\ufdfd")
"""Words of scripts whose letters join."""
ODD = (
    *JOINED,
    "\ufdd0\ufffe\uffff\U0010ffff",
    "\ue000\U000f0000",
    "e" + "\u0301" * 300,
    "a" * 900,
    "x " * 300,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
)

ATTACKS = (*MARKUP, *MARKDOWN, *MACHINES, *GRAPHS, *TYPESET, *SHEETS, *TEMPLATES, *CONSOLES, *UNSEEN, *ODD)


def quoted(text: str) -> str:
    """A text as YAML writes it in double quotes; what can't be seen is escaped."""
    return '"' + "".join(sign if sign.isprintable() and sign not in '"\\' else _escape(sign) for sign in text) + '"'


def _escape(sign: str) -> str:
    return f"\\{sign}" if sign in '"\\' else f"\\U{ord(sign):08x}"


def letters(text: str) -> str:
    """What is left of a text when it was broken into lines, parted and cleaned: its letters and digits in ASCII."""
    return re.sub(r"[^A-Za-z0-9]", "", text)
