"""Make assets/icons: copy the icons named in index.yaml from Phosphor, and draw the program's own.

Developer's tool.

    npm pack @phosphor-icons/core@2.1.1 && tar xf phosphor-icons-core-2.1.1.tgz
    python packaging/make/icons.py --phosphor package

Without --phosphor only the program's own icon is drawn again. Needs PySide6 and Pillow (for the .ico file).
"""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path

import yaml
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parents[2] / "assets/icons"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def copy_phosphor(package: Path) -> None:
    """Copy every icon of index.yaml, under its plain name, and the licence."""
    index: dict[str, dict[str, str]] = yaml.safe_load((ICONS / "index.yaml").read_text(encoding="utf-8"))
    for old in ICONS.glob("*.svg"):
        old.unlink()
    for weight, names in index.items():
        for name in names:
            shutil.copyfile(package / "assets" / weight / f"{name}-{weight}.svg", ICONS / f"{name}.svg")
    shutil.copyfile(package / "LICENSE", ICONS / "LICENSE-phosphor.txt")


def draw_app_icon() -> None:
    """Render app/qinbao.svg (drawn by hand, kept as source) to PNG at all sizes and to a Windows .ico."""
    folder = ICONS / "app"
    for size in SIZES:
        # Below 48 px the handle and the heart need thicker shapes to stay apart.
        source = folder / ("qinbao-small.svg" if size < 48 else "qinbao.svg")
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        QSvgRenderer(str(source)).render(painter)
        painter.end()
        image.save(str(folder / f"qinbao-{size}.png"))
    pictures = [Image.open(folder / f"qinbao-{size}.png") for size in SIZES if size <= 256]
    pictures[-1].save(folder / "qinbao.ico", append_images=pictures[:-1], sizes=[picture.size for picture in pictures])


def main() -> None:
    """Copy, then draw."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--phosphor", type=Path, help="unpacked npm package @phosphor-icons/core")
    phosphor: Path | None = parser.parse_args().phosphor
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    if phosphor:
        copy_phosphor(phosphor)
    draw_app_icon()
    application.quit()


if __name__ == "__main__":
    main()
