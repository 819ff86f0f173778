"""One page as a test sees it: its words, its forms, and what must be true of any page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import html5lib
from bs4 import BeautifulSoup, Tag
from werkzeug.test import TestResponse

BOXES = ("radio", "checkbox")
Values = Mapping[str, str | Sequence[str]]


def squeezed(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


HEADINGS = [f"h{level}" for level in range(1, 7)]


class Page:
    """A page that was fetched."""

    def __init__(self, response: TestResponse) -> None:
        self.status = response.status_code
        self.headers = response.headers
        self.href = response.request.full_path.rstrip("?")
        self.html = response.get_data(as_text=True)

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html.parser")

    @cached_property
    def _every(self) -> list[Tag]:
        return self.soup.find_all(True)

    def tags(self, *names: str) -> list[Tag]:
        """Every tag of the page, or those of some names, in their order."""
        return [tag for tag in self._every if tag.name in names] if names else self._every

    @cached_property
    def text(self) -> str:
        """Everything that is read on the page."""
        return squeezed(self.soup.get_text(" "))

    @property
    def main(self) -> Tag:
        """What belongs to this page only."""
        main = self.soup.main
        assert main is not None
        return main

    @property
    def heading(self) -> str:
        return squeezed(self.soup.h1.get_text()) if self.soup.h1 else ""

    @property
    def notices(self) -> list[str]:
        """What the page says about what was just done."""
        return [squeezed(p.get_text()) for p in self.main.select("[role=status] .notice p")]

    @property
    def links(self) -> dict[str, str]:
        """Where one can go from here, and what each link says."""
        return {str(a["href"]): squeezed(a.get_text()) for a in self.soup.find_all("a", href=True)}

    @property
    def summary(self) -> dict[str, str]:
        """The errors at the top: id of the field (or "" for none) to the sentence."""
        found = {}
        for item in self.main.select("#error-summary li"):
            link = item.find("a")
            target = str(link["href"]).removeprefix("#") if isinstance(link, Tag) else ""
            found[target] = squeezed(item.get_text())
        return found

    @property
    def form(self) -> Form:
        """The one form of this page that records something."""
        forms = self.main.select("form[method=post].form")
        assert len(forms) == 1, f"{self.href} has {len(forms)} forms:\n{self.text}"
        return Form(self, forms[0])


class Form:
    """A form as a browser would send it."""

    def __init__(self, page: Page, tag: Tag) -> None:
        self.page, self.tag = page, tag
        self.action = str(tag.get("action") or page.href)

    def controls(self, name: str) -> list[Tag]:
        """What answers to this name: one control, or several boxes."""
        return [tag for tag in self.tag.select("input, select, textarea") if tag["name"] == name]

    @property
    def names(self) -> list[str]:
        """The names of the fields that a person fills in."""
        hidden = self.tag.select("input[type=hidden]")
        every = self.tag.select("input, select, textarea")
        return list(dict.fromkeys(str(tag["name"]) for tag in every if tag not in hidden))

    @property
    def values(self) -> dict[str, list[str]]:
        """What is filled in now, hidden fields too."""
        found: dict[str, list[str]] = {}
        for tag in self.tag.select("input, select, textarea"):
            found.setdefault(str(tag["name"]), []).extend(_values(tag))
        return found

    def filled(self, values: Values) -> dict[str, list[str]]:
        """The same with other answers. Only fields that are there can be filled in."""
        unknown = set(values) - set(self.values)
        assert not unknown, f"{self.page.href} asks nothing about {sorted(unknown)}"
        given = {name: [v] if isinstance(v, str) else list(v) for name, v in values.items()}
        return self.values | given

    def blank(self) -> dict[str, list[str]]:
        """Every answer taken out."""
        return self.values | {name: [] for name in self.names}

    def label(self, name: str) -> str:
        """What a field is called; of a group of boxes the legend."""
        control = self.controls(name)[0]
        group = control.find_parent("fieldset") if control.get("type") in BOXES else None
        tag = (
            group.legend if isinstance(group, Tag) else self.tag.find(attrs={"for": control["id"]})
        )
        assert isinstance(tag, Tag)
        return squeezed(tag.get_text()).removesuffix(" (optional)")

    def error(self, name: str) -> str:
        """The error that is shown beside a field; "" for none."""
        described = self.controls(name)[0]
        if described.get("type") in BOXES:
            group = described.find_parent("fieldset")
            described = group if isinstance(group, Tag) else described
        ids = str(described.get("aria-describedby", "")).split()
        texts = [self.tag.find(id=id_) for id_ in ids if id_.endswith("-error")]
        return squeezed(" ".join(tag.get_text(" ") for tag in texts if tag))


def _values(tag: Tag) -> list[str]:
    if tag.name == "textarea":
        # Browsers drop the first line break and send every other as CR LF.
        text = tag.get_text().removeprefix("\n")
        return ["\r\n".join(text.splitlines())]
    if tag.name == "select":
        options = tag.select("option")
        chosen = [option for option in options if option.has_attr("selected")] or options[:1]
        return [str(option["value"]) for option in chosen]
    if tag.get("type") in ("radio", "checkbox"):
        return [str(tag["value"])] if tag.has_attr("checked") else []
    return [str(tag.get("value", ""))]


def complaints(page: Page, secrets: Sequence[str]) -> list[str]:
    """Everything that is wrong with a page, whatever page it is.

    A page without fault is not read again where only its tokens have changed: to read it strictly
    takes longer than to make it.
    """
    once = hash((_TOKENS.sub("", page.html), *secrets))
    if once in _fine:
        return list(_headers(page))
    wrong = [
        *_markup(page),
        *_frame(page),
        *_ids(page),
        *_controls(page),
        *_errors(page),
        *_safety(page),
        *(f"shows {secret!r}" for secret in secrets if secret in page.text or secret in page.html),
    ]
    if not wrong:
        _fine.add(once)
    return [*wrong, *_headers(page)]


_TOKENS = re.compile(r'(?<=name="csrf_token" value=")[^"]+|(?<=name="command" value=")[^"]+')
_fine: set[int] = set()  # pages without fault


def _markup(page: Page) -> Iterator[str]:
    parser = html5lib.HTMLParser()
    parser.parse(page.html)
    for (line, column), code, _ in parser.errors:
        yield f"is not strict HTML: {code} at line {line}, column {column}"


def _frame(page: Page) -> Iterator[str]:
    if not any(tag.get("lang") for tag in page.tags("html")):
        yield "does not say its language"
    if len(page.tags("h1")) != 1:
        yield f"has {len(page.tags('h1'))} first headings"
    if len(page.tags("main")) != 1:
        yield "has no single main part"
    title = " ".join(squeezed(tag.get_text()) for tag in page.tags("title"))
    start = f"Error: {page.heading}" if page.summary else page.heading
    if not page.heading or not title.startswith(f"{start} \u2013 Commonplace"):
        yield f"has the title {title!r}, which does not start with {start!r}"
    levels = [int(tag.name[1]) for tag in page.main.find_all(HEADINGS)]
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"jumps from heading level {above} to {below}"


def _ids(page: Page) -> Iterator[str]:
    every = Counter(str(tag["id"]) for tag in page.tags() if tag.has_attr("id"))
    yield from (f"has the id {id_} twice" for id_, times in every.items() if times > 1)
    for attribute in ("for", "aria-describedby", "aria-labelledby"):
        for tag in page.tags():
            for id_ in str(tag.get(attribute, "")).split():
                if id_ not in every:
                    yield f"{attribute} points to {id_}, which is not there"
    for href in page.links:
        if href.startswith("#") and href[1:] not in every:
            yield f"links to {href}, which is not there"


def _controls(page: Page) -> Iterator[str]:
    labelled = {str(tag.get("for")) for tag in page.tags("label") if tag.get_text(strip=True)}
    for tag in page.tags("input", "select", "textarea"):
        if tag.get("type") == "hidden":
            continue
        has_name = tag.get("aria-label") or tag.get("aria-labelledby") or tag.find_parent("label")
        if not has_name and tag.get("id") not in labelled:
            yield f"the control {tag.get('name')} has no name"
    for tag in page.tags("a", "button", "summary"):
        if not tag.get_text(strip=True) and not tag.get("aria-label"):
            yield f"has a nameless {tag.name}: {tag}"
    for tag in page.tags("fieldset"):
        legend = tag.find("legend")
        if legend is None or not legend.get_text(strip=True):
            yield "has a fieldset without a legend"
    yield from (f"{tag} has no alt" for tag in page.tags("img") if not tag.has_attr("alt"))
    for form in page.tags("form"):
        is_sent = str(form.get("method", "")).lower() == "post"
        if is_sent and not form.find(attrs={"name": "csrf_token"}):
            yield "has a form without a csrf token"


def _errors(page: Page) -> Iterator[str]:
    for id_, sentence in page.summary.items():
        controls = page.tags("input", "select", "textarea")
        if id_ and all(tag.get("id") != id_ for tag in controls):
            yield f"its error {sentence!r} leads to no control"
        if not sentence.endswith((".", "?")):
            yield f"its error {sentence!r} is no sentence"
    described = {id_ for tag in page.tags() for id_ in str(tag.get("aria-describedby", "")).split()}
    beside = [tag for tag in page.tags() if "field-error" in (tag.get("class") or ())]
    for tag in beside:
        if str(tag.get("id")) not in described:
            yield f"the error {tag.get('id')} is tied to no field"
    if beside and not page.summary:
        yield "has an error beside a field, but no summary"


def _is_elsewhere(href: str) -> bool:
    return href.startswith(("http", "//"))


def _safety(page: Page) -> Iterator[str]:
    for tag in page.tags():
        for name, value in tag.attrs.items():
            if name == "style" or name.startswith("on"):
                yield f"has {name} on a {tag.name}"
            if name in ("href", "action", "src") and str(value).lower().startswith("javascript:"):
                yield f"has {value}"
            is_link = tag.name == "a"  # to an agency's own site, say
            if name in ("href", "action", "src") and _is_elsewhere(str(value)) and not is_link:
                yield f"reaches out to {value}"
    has_inline = any(not tag.has_attr("src") for tag in page.tags("script"))
    if has_inline or page.tags("style", "iframe", "object"):
        yield "has an inline script or style"


def _headers(page: Page) -> Iterator[str]:
    if page.headers.get("Cache-Control") != "no-store":
        yield "may be cached"
    if "default-src 'self'" not in page.headers.get("Content-Security-Policy", ""):
        yield "has no content security policy"
    if page.headers.get("X-Content-Type-Options") != "nosniff":
        yield "may be taken for something else"
