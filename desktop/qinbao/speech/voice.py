"""Which of a computer's voices speaks Mandarin. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Voice:
    """A voice as its maker names it. ``module`` is what it belongs to, where a system has several."""

    name: str
    language: str = ""
    module: str = ""


_MANDARIN_TAG = re.compile(r"(cmn|zh)(-(cmn|hans|hant|cn|sg|tw))*")
_MANDARIN_NAME = re.compile(r"mandarin|putonghua|chinese \((simplified|china|prc)", re.IGNORECASE)
_OTHER_NAME = re.compile(
    r"cantonese|hakka|min nan|minnan|taiwanese|hokkien|shanghai|sichuan|liaoning|shaanxi|northeastern|hong kong",
    re.IGNORECASE,
)
_VARIANT = re.compile(r"\+\S+$")  # espeak-ng offers every voice a hundred times: "…+whisper", "…+Robosoft3"


def mandarin(voices: Iterable[Voice]) -> Voice | None:
    """The best Mandarin voice; None if there is none, for Chinese in another voice is worse than silence.

    The name counts as much as the language: Qt knows no ``cmn`` and calls that language ``C``.
    """
    return min(filter(_speaks_mandarin, voices), key=_rank, default=None)


def _tag(voice: Voice) -> str:
    return voice.language.replace("_", "-").lower()


def _speaks_mandarin(voice: Voice) -> bool:
    if _OTHER_NAME.search(voice.name):
        return False
    return bool(_MANDARIN_TAG.fullmatch(_tag(voice)) or _MANDARIN_NAME.search(voice.name))


def _rank(voice: Voice) -> tuple[bool, bool, bool, str]:
    """Small is good: the plain voice, as spoken on the mainland, that reads Latin letters as letters."""
    return (
        _VARIANT.search(voice.name) is not None,
        _tag(voice).endswith(("-tw", "-hant", "-sg")),
        "pinyin" in voice.name.lower(),
        voice.name,
    )
