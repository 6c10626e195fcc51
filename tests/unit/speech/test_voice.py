"""Voice lists as real systems give them: name, language, module."""

import pytest

from qinbao.speech.voice import Voice, mandarin

ESPEAK = [
    Voice("Afrikaans", "af", "espeak-ng"),
    Voice("English (America)", "en-us", "espeak-ng"),
    Voice("Chinese (Mandarin, latin as English)+whisper", "cmn", "espeak-ng"),
    Voice("Chinese (Mandarin, latin as Pinyin)", "cmn-latn-pinyin", "espeak-ng"),
    Voice("Chinese (Mandarin, latin as English)", "cmn", "espeak-ng"),
    Voice("Chinese (Cantonese)", "yue", "espeak-ng"),
    Voice("Hakka Chinese", "hak", "espeak-ng"),
]
# As Qt shows the same: every language it does not know is "C".
ESPEAK_IN_QT = [Voice(voice.name, "C") for voice in ESPEAK]
WINDOWS = [
    Voice("Microsoft David Desktop", "en_US"),
    Voice("Microsoft Tracy", "zh_HK"),
    Voice("Microsoft Hanhan", "zh_TW"),
    Voice("Microsoft Huihui", "zh_CN"),
]
MAC = [
    Voice("Samantha", "en_US"),
    Voice("Sinji", "zh_HK"),
    Voice("Meijia", "zh_TW"),
    Voice("Tingting", "zh_CN"),
]


@pytest.mark.parametrize(
    ("voices", "name"),
    [
        (ESPEAK, "Chinese (Mandarin, latin as English)"),
        (ESPEAK_IN_QT, "Chinese (Mandarin, latin as English)"),
        (WINDOWS, "Microsoft Huihui"),
        (MAC, "Tingting"),
        ([Voice("Microsoft Hanhan", "zh_TW")], "Microsoft Hanhan"),
        ([Voice("zh_CN-huayan-medium", "zh-CN", "piper-generic")], "zh_CN-huayan-medium"),
        ([Voice("Mandarin", "zh", "ekho")], "Mandarin"),
        (
            [Voice("Microsoft Huihui Desktop - Chinese (Simplified)", "")],
            "Microsoft Huihui Desktop - Chinese (Simplified)",
        ),
    ],
)
def test_the_mandarin_voice_of_each_system_is_found_in_any_order(voices: list[Voice], name: str) -> None:
    for some in (voices, voices[::-1]):
        found = mandarin(some)
        assert found is not None
        assert found.name == name


@pytest.mark.parametrize(
    "voice",
    [
        Voice("Microsoft David Desktop", "en_US"),
        Voice("Chinese (Cantonese)", "yue"),
        Voice("Chinese (Cantonese, latin as Jyutping)", "yue"),
        Voice("Hakka Chinese", "hak"),
        Voice("Hakka Chinese", "C"),
        Voice("Sinji", "zh_HK"),
        Voice("Cantonese", "zh", "ekho"),
        Voice("Microsoft Xiaobei - Chinese (Northeastern Mandarin, Simplified)", "zh_CN"),
        Voice("Microsoft Haruka", "ja_JP"),
        Voice("Klingon", "C"),
    ],
)
def test_chinese_is_never_read_in_another_tongue(voice: Voice) -> None:
    assert mandarin([voice]) is None


def test_without_voices_there_is_none() -> None:
    assert mandarin([]) is None


def test_the_plain_voice_wins_over_its_whispering_variants() -> None:
    variants = [Voice(f"Chinese (Mandarin, latin as English)+{name}", "cmn") for name in ("whisper", "Robosoft3")]
    assert mandarin([*variants, ESPEAK[4]]) == ESPEAK[4]
    assert mandarin(variants) in variants
