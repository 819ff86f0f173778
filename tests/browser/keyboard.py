"""Pages used with nothing but the keyboard, in a browser in which scripts do not run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.browser.person import Person

MOST_STOPS = 300  # on one page: past this the focus goes round in circles
LEAST_RING_PX = 2.0

# What has the focus, as a person sees it.
LOOK = """() => {
  const it = document.activeElement;
  const box = it.getClientRects()[0] || it.getBoundingClientRect();
  // The middle of what is in sight: of a tall field the browser shows where one begins to type.
  const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
  const on_top = document.elementFromPoint(
    middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
  const style = getComputedStyle(it);
  const ring = style.outlineStyle === "none" || style.outlineColor === "rgba(0, 0, 0, 0)"
    ? 0 : parseFloat(style.outlineWidth);
  return {
    number: [...document.querySelectorAll("*")].indexOf(it),
    tag: it.localName, kind: it.localName === "input" ? it.type : it.localName,
    id: it.id, name: it.name || "", value: it.value ?? "", is_checked: it.checked === true,
    options: it.localName === "select" ? [...it.options].map(one => one.value) : [],
    href: it.getAttribute("href") || "",
    words: (it.getAttribute("aria-label") || it.innerText || "").trim().replace(/\\s+/g, " "),
    is_in_form: it.closest("main form.form[method=post]") !== null,
    is_in_main: it.closest("main") !== null,
    top: box.top + scrollY, ring,
    is_seen: on_top !== null && (it.contains(on_top) || on_top.contains(it)),
  };
}"""


@dataclass(frozen=True)
class Stop:
    """Where the focus is. `number` is its place in the document, `top` in pixels from the top."""

    number: int
    tag: str
    kind: str
    id: str
    name: str
    value: str
    is_checked: bool
    options: Sequence[str]
    href: str
    words: str
    is_in_form: bool
    is_in_main: bool
    top: float
    ring: float
    is_seen: bool

    @property
    def sends(self) -> bool:
        """Whether this is a button that sends the form."""
        return self.is_in_form and self.kind in ("button", "submit")


class Keyboard:
    """The keyboard of somebody who has a page open."""

    def __init__(self, person: Person) -> None:
        self.page, self.keys = person.page, person.page.keyboard

    def focus(self) -> Stop:
        """Where the focus is now."""
        return Stop(**self.page.evaluate(LOOK))

    def press(self, key: str) -> None:
        """Press a key that opens no other page."""
        self.keys.press(key)

    def go(self, key: str = "Enter") -> None:
        """Press a key that opens another page, or sends a form."""
        with self.page.expect_navigation():
            self.keys.press(key)

    def tab(self, back: bool = False) -> Stop:
        """Go to the next stop. Wherever the focus comes, it must be seen."""
        self.keys.press("Shift+Tab" if back else "Tab")
        stop = self.focus()
        if stop.tag != "body":
            assert stop.ring >= LEAST_RING_PX, f"no ring around the focus: {stop}"
            assert stop.is_seen, f"the focus is out of sight: {stop}"
        return stop

    def stops(self, back: bool = False) -> Iterator[Stop]:
        """One thing after the other, up to the end of the page."""
        number = -1
        for _ in range(MOST_STOPS):
            stop = self.tab(back)
            if stop.tag == "body":
                return
            if stop.number != number:  # a date has a stop for each of its parts
                yield stop
            number = stop.number
        raise AssertionError(f"{self.page.url}: the focus never leaves the page")

    def skip_to_main(self) -> None:
        """The first stop of every page leads past the menu."""
        first = self.tab()
        assert first.href == "#main", f"the first stop is {first}"
        self.press("Enter")
        assert self.focus().id == "main"

    def answer(self, stop: Stop, answer: str | Sequence[str]) -> None:
        """Answer the question that has the focus."""
        wanted = [answer] if isinstance(answer, str) else list(answer)
        if stop.kind == "checkbox":
            if stop.is_checked != (stop.value in wanted):
                self.press("Space")
            assert self.focus().is_checked == (stop.value in wanted), stop
            return
        (text,) = wanted
        if stop.kind == "radio":
            self._choose(stop, text)
        elif stop.kind == "select":
            self.press("Home")
            for _ in range(stop.options.index(text)):
                self.press("ArrowDown")
        elif stop.value != text:
            self._type(stop, text)
        now = self.focus()
        assert now.value == text.replace("\r\n", "\n"), f"{text!r} was meant: {now}"
        assert stop.kind != "radio" or now.is_checked, f"{text!r} was meant: {now}"

    def _choose(self, stop: Stop, value: str) -> None:
        """One of several: the arrows go from one to the next, and choose it."""
        first = stop
        if stop.value == value:
            self.press("Space")
        while stop.value != value:
            self.press("ArrowDown")
            stop = self.focus()
            assert stop.name == first.name and stop.value != first.value, f"no {value!r}: {stop}"

    def _type(self, stop: Stop, text: str) -> None:
        """Dates and times are typed as the browser's language (en-US) asks for them."""
        if stop.kind == "date":
            year, month, day = text.split("-")
            self.keys.type(f"{month}{day}{year}")
        elif stop.kind == "time":
            hour, minute = map(int, text.split(":"))
            self.keys.type(f"{hour % 12 or 12:02}{minute:02}{'PM' if hour >= 12 else 'AM'}")
        else:
            typed = ("text", "email", "tel", "url", "search", "password", "number", "textarea")
            assert stop.kind in typed, f"say here how a person types into {stop}"
            self.press("ControlOrMeta+a")
            self.keys.type(text.replace("\r\n", "\n"))
