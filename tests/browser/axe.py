"""What axe-core has against a page."""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {"runOnly": {"type": "tag", "values": list(TAGS)}, "resultTypes": ["violations"]}
# Here stand rules that are left out, each with its reason. There are none.


def violations(page: Page) -> Sequence[str]:
    """Each violation with the first few places where it stands."""
    if not page.evaluate("'axe' in window"):  # half a megabyte: once for each page is enough
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("options => axe.run(options)", OPTIONS)
    assert found["testEngine"]["name"] == "axe-core"
    return [
        f"axe: {one['id']} ({one['impact']}): {one['help']}: "
        + " | ".join(f"{node['target']} {node['html'][:160]}" for node in one["nodes"][:3])
        for one in found["violations"]
    ]
