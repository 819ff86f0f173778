"""The web application: pages and JSON over the decisions and the views."""

from web.application import create_app

__all__ = ["create_app"]
