"""An e-mail as a small HTML page: headings and lists as they are, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body style="margin:0;padding:24px;background:#ffffff;color:#1b2430;\
font:16px/1.5 Arial,Helvetica,sans-serif">
<main style="max-width:38em">
<h1 style="font-size:22px;line-height:1.3;margin:0 0 16px">{title}</h1>
{body}
</main>
</body>
</html>
"""
LINK = "color:#0b5563;text-decoration:underline"


def page(title: str, parts: Iterable[str]) -> str:
    """The whole of it. `parts` are HTML."""
    return PAGE.format(title=escape(title), body="\n".join(parts))


def paragraph(text: str) -> str:
    """A paragraph of plain words."""
    return f'<p style="margin:0 0 16px">{escape(text)}</p>'


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """What is known, each with its label."""
    rows = "".join(
        f'<dt style="font-weight:bold">{escape(label)}</dt>'
        f'<dd style="margin:0 0 8px">{escape(value)}</dd>'
        for label, value in pairs
    )
    return f'<dl style="margin:0 0 16px">{rows}</dl>'


def heading(text: str) -> str:
    """A heading below the title."""
    return f'<h2 style="font-size:18px;margin:24px 0 8px">{escape(text)}</h2>'


def link(href: str, words: str) -> str:
    """A paragraph that leads somewhere. The words say where."""
    anchor = f'<a href="{escape(href)}" style="{LINK}">{escape(words)}</a>'
    return f'<p style="margin:0 0 16px">{anchor}</p>'
