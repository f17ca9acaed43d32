"""What all tests share: the reader's own glossary is never touched."""

import pytest


@pytest.fixture(autouse=True)
def no_glossary_of_ones_own(monkeypatch):
    """Commands use the file that a test names, not the one of the person who runs the tests."""
    monkeypatch.delenv("GLOSSARY_DB", raising=False)
