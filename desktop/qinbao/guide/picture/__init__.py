"""Phone pictures, drawn by us from data and always marked 示意图; shared by screen, paper and the practice phone."""

from qinbao.guide.picture.layout import WIDTH, layout
from qinbao.guide.picture.shapes import Box, Line, Oval, Picture, Rect, Shape, Text, Tiles
from qinbao.guide.picture.svg import svg

__all__ = ["WIDTH", "Box", "Line", "Oval", "Picture", "Rect", "Shape", "Text", "Tiles", "layout", "svg"]
