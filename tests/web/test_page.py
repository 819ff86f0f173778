"""The page helper itself: it finds what is wrong with a page, each time that it is fetched."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder, TestResponse

from tests.web.page import Page, complaints

SAFE = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'self'",
    "X-Content-Type-Options": "nosniff",
}
FINE = """<!doctype html>
<html lang="en"><head><title>Pool \u2013 Commonplace</title></head><body><main id="main">
<h1>Pool</h1><a href="#main">Top</a>
<form method="post"><input type="hidden" name="csrf_token" value="one">
<label for="a">Name</label><input id="a" name="a" aria-describedby="a-hint"><p id="a-hint">Why</p>
<fieldset><legend>Kind</legend></fieldset><button>Save</button></form>
</main></body></html>"""


def fetched(html: str, headers: dict[str, str] = SAFE) -> Page:
    request = EnvironBuilder("/pool").get_request()
    return Page(TestResponse([html.encode()], "200 OK", Headers(headers), request))


def test_a_page_without_fault() -> None:
    assert complaints(fetched(FINE), ["Ada"]) == []


@pytest.mark.parametrize(
    ("part", "instead", "complaint"),
    [
        ("<!doctype html>", "", "is not strict HTML"),
        ("</fieldset>", "", "is not strict HTML"),
        (' lang="en"', "", "does not say its language"),
        ("<h1>Pool</h1>", "<h1>Pool</h1><h1>Pool</h1>", "has 2 first headings"),
        ("<h1>Pool</h1>", "<h1>Pond</h1>", "has the title 'Pool"),
        ("<h1>Pool</h1>", "<h1>Pool</h1><h3>All</h3>", "jumps from heading level 1 to 3"),
        ('id="a-hint"', 'id="a"', "has the id a twice"),
        ('id="a-hint"', 'id="b"', "aria-describedby points to a-hint"),
        ("#main", "#top", "links to #top"),
        ('<label for="a">Name</label>', "", "the control a has no name"),
        ("<button>Save</button>", "<button></button>", "has a nameless button"),
        ("<legend>Kind</legend>", "", "has a fieldset without a legend"),
        ("<h1>Pool</h1>", '<h1>Pool</h1><img src="/a.png">', "has no alt"),
        ('name="csrf_token"', 'name="other"', "has a form without a csrf token"),
        ('id="a-hint"', 'id="a-hint" class="field-error"', "but no summary"),
        ("<legend>Kind", '<legend style="color: red">Kind', "has style on a legend"),
        ("<h1>Pool</h1>", "<h1>Pool</h1><script>1</script>", "has an inline script"),
        ('href="#main"', 'href="javascript:1"', "has javascript:1"),
        ("Why", "Ada", "shows 'Ada'"),
    ],
)
def test_every_fault_is_found_each_time(part: str, instead: str, complaint: str) -> None:
    assert part in FINE
    faulty = FINE.replace(part, instead, 1)
    for _ in range(2):
        assert complaint in "; ".join(complaints(fetched(faulty), ["Ada"]))


@pytest.mark.parametrize("name", SAFE)
def test_a_header_is_missed_on_a_page_that_was_fine_before(name: str) -> None:
    assert complaints(fetched(FINE), []) == []
    assert complaints(fetched(FINE, SAFE | {name: ""}), []) != []


def test_what_one_reader_may_see_and_another_may_not() -> None:
    assert complaints(fetched(FINE), []) == []
    assert complaints(fetched(FINE), ["Why"]) == ["shows 'Why'"]
