"""Ways to other pages, in groups."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from qinbao.screen.model import ButtonView, Model


class GroupView(msgspec.Struct, frozen=True):
    """Ways under one heading."""

    title: str
    links: tuple[ButtonView, ...]


class LinksModel(Model, frozen=True, kw_only=True):
    """Ways to other pages, in groups."""

    kind: ClassVar[str] = "links"
    groups: tuple[GroupView, ...]
