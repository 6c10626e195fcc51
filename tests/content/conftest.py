"""Helpers for content tests; a fixture because test modules cannot import each other."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def research() -> ModuleType:
    """The module that names every item of the research files."""
    spec = importlib.util.spec_from_file_location("research", Path(__file__).with_name("research.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
