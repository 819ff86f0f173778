"""What browser tests are handed: one Chromium for all of them, and people who use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.browser.person import Person
from tests.browser.stage import Stage
from tests.web.network import Network
from tests.web.visitor import Visitor

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs Chromium."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The browser; closed before other folders are tested, for it holds on to the event loop."""
    with chromium.running() as browser:
        yield browser


Arrive = Callable[..., Person]


@pytest.fixture
def arrive(browser: Browser) -> Iterator[Arrive]:
    """`arrive(origin)`: somebody with a browser of their own (a fresh context)."""
    contexts = []

    def arrive(origin: str, **how: object) -> Person:
        context = browser.new_context(**({"locale": "en-US"} | how))
        contexts.append(context)
        return Person(context, origin)

    yield arrive
    for context in contexts:
        context.close()


@pytest.fixture(scope="package")
def stage() -> Iterator[Stage]:
    """Where the applications of the tests are served."""
    stage = Stage()
    yield stage
    stage.close()


ComeIn = Callable[..., Person]


@pytest.fixture
def come_in(arrive: Arrive, stage: Stage, cookies: dict[str, str]) -> ComeIn:
    """`come_in(network, who)`: somebody who has signed in there; a stranger for None."""

    def come_in(where: Network, who: str | None, **how: object) -> Person:
        stage.app = where.app
        person = arrive(stage.origin, **how)
        if who is not None:
            cookie = (where.cookies or cookies)[who]
            person.page.context.add_cookies(
                [{"name": "commonplace", "value": cookie, "url": stage.origin}]
            )
        return person

    return come_in


@pytest.fixture(scope="package")
def cookies(signed_in: dict[str, Visitor]) -> dict[str, str]:
    """What the browser of each user keeps."""
    return {who: visitor.cookie() for who, visitor in signed_in.items()}
