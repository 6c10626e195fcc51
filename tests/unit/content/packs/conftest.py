"""A publisher with its keys, and a computer that trusts them."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from packs_demo import Computer, Publisher


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    return Publisher(tmp_path / "repository")


@pytest.fixture
def computer(tmp_path: Path, publisher: Publisher) -> Computer:
    return Computer(tmp_path / "computer", publisher.root)
