"""A sheet as it will come out of the printer."""

from __future__ import annotations

from typing import ClassVar

from qinbao.screen.aside import Preview
from qinbao.screen.model import Model
from qinbao.screen.scene import Scene
from qinbao.screen.sheets import out


class PreviewModel(Model, frozen=True, kw_only=True):
    """A sheet as it will come out of the printer."""

    kind: ClassVar[str] = "preview"
    sheet: str
    page_name: str
    """Name of each page for the screen reader; has ``{n}``."""
    counted: str
    """Which page of how many; has ``{n}`` and ``{m}``."""
    buttons: tuple[str, str, str, str]
    """大一点, 小一点, 上一张, 下一张."""
    words: str
    """Heading of the words of the sheet."""


def preview(scene: Scene, at: Preview) -> PreviewModel:
    """One sheet, large."""
    words, sheet = scene.words, at.sheet
    return PreviewModel(
        title=words(f"sheet.{sheet}.name"),
        subtitle=words("sheet.preview"),
        actions=out(scene, sheet),
        sheet=sheet,
        page_name=words("sheet.page"),
        counted=words("preview.counted"),
        buttons=tuple(words(f"preview.{name}") for name in ("larger", "smaller", "before", "after")),  # type: ignore[arg-type]
        words=words("preview.words"),
        **scene.header(f"preview/{sheet}"),
    )
