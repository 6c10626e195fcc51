"""Sentences about broken data files.

They stand in ``data/check.yaml``. Where even that cannot be read the bare code is all that can be said.
"""

from __future__ import annotations

from functools import cache

from qinbao import paths


@cache
def _messages() -> dict[str, str]:
    import yaml

    try:
        text = (paths.shipped("data") / "check.yaml").read_text("utf-8")
        loaded = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError, UnicodeDecodeError, paths.MissingFolderError):
        return {}
    return {str(key): str(value) for key, value in loaded.items()} if isinstance(loaded, dict) else {}


def message(code: str, /, **fields: object) -> str:
    """The sentence for ``code`` with ``fields`` filled in; the code itself where no sentence is known."""
    text = _messages().get(code, code)
    return text.format_map({key: str(value) for key, value in fields.items()}) if fields else text
