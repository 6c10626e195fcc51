"""Icons: each can be drawn in any colour of any theme, and each is there for a reason."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml
from PIL import Image

ICONS = Path(__file__).resolve().parents[2] / "assets/icons"
INDEX: dict[str, dict[str, str]] = yaml.safe_load((ICONS / "index.yaml").read_text(encoding="utf-8"))
SVGS = sorted(ICONS.glob("*.svg"))


@pytest.mark.parametrize("path", SVGS, ids=lambda path: path.stem)
def test_an_icon_is_a_square_picture(path: Path) -> None:
    root = ET.parse(path).getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    assert width == height


@pytest.mark.parametrize("path", SVGS, ids=lambda path: path.stem)
def test_an_icon_takes_the_colour_it_is_given(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', text)) <= {"currentColor", "none"}
    assert "currentColor" in text
    assert not re.search(r"#[0-9a-fA-F]{3}|rgb\(|style=|<image|<script|href", text)


@pytest.mark.parametrize("path", SVGS, ids=lambda path: path.stem)
def test_the_tint_of_an_icon_is_a_fifth(path: Path) -> None:
    assert set(re.findall(r'opacity="([^"]+)"', path.read_text(encoding="utf-8"))) <= {"0.2"}


def test_every_icon_has_a_use_and_every_use_an_icon() -> None:
    named = [name for names in INDEX.values() for name in names]
    assert sorted(named) == sorted(path.stem for path in SVGS)
    assert all(use for names in INDEX.values() for use in names.values())


def test_the_licence_of_the_icons_lies_beside_them() -> None:
    assert "Phosphor" in (ICONS / "LICENSE-phosphor.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [16, 24, 32, 48, 64, 128, 256, 512])
def test_the_program_icon_fills_its_size_and_leaves_its_corners_clear(size: int) -> None:
    image = Image.open(ICONS / f"app/qinbao-{size}.png").convert("RGBA")
    assert image.size == (size, size)
    corner, edge = image.getpixel((0, 0)), image.getpixel((size // 2, size * 15 // 16 - 1))
    assert corner[3] < 128
    assert edge == (0x0B, 0x53, 0x45, 255)


def test_the_windows_icon_holds_all_sizes() -> None:
    with Image.open(ICONS / "app/qinbao.ico") as icon:
        assert {(16, 16), (32, 32), (48, 48), (256, 256)} <= icon.info["sizes"]
