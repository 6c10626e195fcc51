import itertools

from hypothesis import given
from hypothesis import strategies as st

from qinbao.speech.ssip import Replies, Reply, data

# What speech-dispatcher 0.11.4 sent: a voice list, a queued sentence with news in between, a cancelled one.
STREAM = (
    "249-Afrikaans\taf\tnone\r\n249-中文\tcmn\tnone\r\n249 OK VOICE LIST SENT\r\n"
    "225-7\r\n701-6\r\n701-2\r\n701 BEGIN\r\n225 OK MESSAGE QUEUED\r\n"
    "703-7\r\n703-2\r\n703 CANCELED\r\n213 OK CANCELED\r\n"
).encode()
REPLIES = [
    Reply(249, ("Afrikaans\taf\tnone", "中文\tcmn\tnone")),
    Reply(701, ("6", "2")),
    Reply(225, ("7",)),
    Reply(703, ("7", "2")),
    Reply(213, ()),
]


@given(st.sets(st.integers(0, len(STREAM))))
def test_replies_are_the_same_however_the_stream_is_cut(cuts: set[int]) -> None:
    edges = [0, *sorted(cuts), len(STREAM)]
    replies = Replies()
    assert [reply for start, end in itertools.pairwise(edges) for reply in replies.feed(STREAM[start:end])] == REPLIES


def test_only_seven_hundreds_are_news() -> None:
    assert [reply.event for reply in REPLIES] == [False, True, False, True, False]


def test_nonsense_between_replies_is_dropped() -> None:
    assert list(Replies().feed(b"?\r\n\r\n213 OK CANCELED\r\n")) == [Reply(213, ())]


@given(st.text())
def test_no_text_ends_itself_or_gives_a_command(text: str) -> None:
    sent = data(text)
    lines = sent.removesuffix(b".\r\n").split(b"\r\n")
    assert sent.endswith(b".\r\n")
    assert b"." not in lines
    assert not any(line.startswith(b".") and not line.startswith(b"..") for line in lines)
    received = [line.removeprefix(b".") if line.startswith(b"..") else line for line in lines]
    assert b"\n".join(received).decode().split("\n") == [*text.splitlines(), ""]
