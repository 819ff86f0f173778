"""A made-up network that lives through its years by real decisions, for trials and screenshots."""

from domain.demo.network import DemoUser, NotEmpty, live

__all__ = ["DemoUser", "NotEmpty", "live"]
