"""The shipped content, read once for all unit tests: it is the real thing, and fast."""

import pytest

from qinbao.content.library import Library


@pytest.fixture(scope="session")
def library() -> Library:
    """The program's own content, without a cache."""
    return Library()
