"""One page as a test sees it: its words, its forms, and what must be true of any page."""

from __future__ import annotations

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
    """Everything that is wrong with a page, whatever page it is."""
    return [
        *_markup(page),
        *_frame(page),
        *_ids(page),
        *_controls(page),
        *_errors(page),
        *_safety(page),
        *(f"shows {secret!r}" for secret in secrets if secret in page.text or secret in page.html),
    ]


def _markup(page: Page) -> Iterator[str]:
    parser = html5lib.HTMLParser()
    parser.parse(page.html)
    for (line, column), code, _ in parser.errors:
        yield f"is not strict HTML: {code} at line {line}, column {column}"


def _frame(page: Page) -> Iterator[str]:
    soup = page.soup
    if not (soup.html and soup.html.get("lang")):
        yield "does not say its language"
    if len(soup.find_all("h1")) != 1:
        yield f"has {len(soup.find_all('h1'))} first headings"
    if len(soup.find_all("main")) != 1:
        yield "has no single main part"
    title = squeezed(soup.title.get_text()) if soup.title else ""
    start = f"Error: {page.heading}" if page.summary else page.heading
    if not page.heading or not title.startswith(f"{start} \u2013 Commonplace"):
        yield f"has the title {title!r}, which does not start with {start!r}"
    levels = [int(tag.name[1]) for tag in page.main.find_all(HEADINGS)]
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"jumps from heading level {above} to {below}"


def _ids(page: Page) -> Iterator[str]:
    every = [str(tag["id"]) for tag in page.soup.find_all(id=True)]
    yield from (f"has the id {id_} twice" for id_ in set(every) if every.count(id_) > 1)
    for attribute in ("for", "aria-describedby", "aria-labelledby"):
        for tag in page.soup.find_all(attrs={attribute: True}):
            for id_ in str(tag[attribute]).split():
                if id_ not in every:
                    yield f"{attribute} points to {id_}, which is not there"
    for href in page.links:
        if href.startswith("#") and href[1:] not in every:
            yield f"links to {href}, which is not there"


def _controls(page: Page) -> Iterator[str]:
    soup = page.soup
    labelled = {
        str(label["for"])
        for label in soup.find_all("label", attrs={"for": True})
        if label.get_text(strip=True)
    }
    for tag in soup.find_all(["input", "select", "textarea"]):
        if tag.get("type") == "hidden":
            continue
        has_name = tag.get("aria-label") or tag.get("aria-labelledby") or tag.find_parent("label")
        if not has_name and tag.get("id") not in labelled:
            yield f"the control {tag.get('name')} has no name"
    for tag in soup.find_all(["a", "button", "summary"]):
        if not tag.get_text(strip=True) and not tag.get("aria-label"):
            yield f"has a nameless {tag.name}: {tag}"
    for tag in soup.find_all("fieldset"):
        legend = tag.find("legend")
        if legend is None or not legend.get_text(strip=True):
            yield "has a fieldset without a legend"
    yield from (f"{tag} has no alt" for tag in soup.find_all("img", alt=False))
    for form in soup.find_all("form"):
        is_sent = str(form.get("method", "")).lower() == "post"
        if is_sent and not form.find(attrs={"name": "csrf_token"}):
            yield "has a form without a csrf token"


def _errors(page: Page) -> Iterator[str]:
    for id_, sentence in page.summary.items():
        target = page.soup.find(id=id_) if id_ else None
        if id_ and (target is None or target.name not in ("input", "select", "textarea")):
            yield f"its error {sentence!r} leads to no control"
        if not sentence.endswith((".", "?")):
            yield f"its error {sentence!r} is no sentence"
    described = " ".join(
        str(tag["aria-describedby"]) for tag in page.soup.find_all(attrs={"aria-describedby": True})
    )
    beside = page.soup.find_all(class_="field-error")
    for tag in beside:
        if str(tag.get("id")) not in described.split():
            yield f"the error {tag.get('id')} is tied to no field"
    if beside and not page.summary:
        yield "has an error beside a field, but no summary"


def _is_elsewhere(href: str) -> bool:
    return href.startswith(("http", "//"))


def _safety(page: Page) -> Iterator[str]:
    for tag in page.soup.find_all(True):
        for name, value in tag.attrs.items():
            if name == "style" or name.startswith("on"):
                yield f"has {name} on a {tag.name}"
            if name in ("href", "action", "src") and str(value).lower().startswith("javascript:"):
                yield f"has {value}"
            is_link = tag.name == "a"  # to an agency's own site, say
            if name in ("href", "action", "src") and _is_elsewhere(str(value)) and not is_link:
                yield f"reaches out to {value}"
    if page.soup.find_all("script", src=False) or page.soup.find_all(["style", "iframe", "object"]):
        yield "has an inline script or style"
    if page.headers.get("Cache-Control") != "no-store":
        yield "may be cached"
    if "default-src 'self'" not in page.headers.get("Content-Security-Policy", ""):
        yield "has no content security policy"
    if page.headers.get("X-Content-Type-Options") != "nosniff":
        yield "may be taken for something else"
