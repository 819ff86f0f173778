"""Reminders reach the people who should ask, once, on the right day, whatever goes wrong."""
