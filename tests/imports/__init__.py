"""Imports of partners' files."""
