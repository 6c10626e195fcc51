"""The actions for the chosen channel: national steps, with the local way in where one is known."""

from __future__ import annotations

from qinbao.content.fact import Channel, Move, Row, Screen, Step
from qinbao.content.library import Library
from qinbao.content.overlay import Local
from qinbao.content.words import Words
from qinbao.flow.rules import Facts, applicable

HOSTS = ("alipay", "wechat")
LOCAL, COUNTER = "local-app", "counter"
VERBS = ("open", "search", "tap", "do")


def actions(library: Library, local: Local, facts: Facts) -> tuple[Step, ...]:
    """Steps to do, in order. A local channel of the chosen kind replaces the steps of ``part: enter``.

    What is done ``before`` stays in front of it.
    """
    steps = _standing_in(applicable(local.topic.steps, facts))
    channel = chosen(library, local, facts)
    if channel is None or not channel.path:
        return steps
    entering = [step for step in steps if step.part == "enter"]
    before = tuple(step for step in steps if step.part == "before")
    rest = tuple(step for step in steps if step.part in ("fill", "after") and not _done(step, channel))
    if steps and not entering:
        return steps
    return (*before, *_walk_in(channel, library.words, entering), *rest)


def _standing_in(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Each step that takes another's place there, and nowhere else."""
    own = {step.instead_of: step for step in steps if step.instead_of}
    return tuple(own.get(step.id, step) for step in steps if not step.instead_of) if own else steps


def chosen(library: Library, local: Local, facts: Facts) -> Channel | None:
    """The channel of the kind the person chose: the first with a path, else the first.

    Who chose 支付宝 or 微信 is also served by the place's own mini program or account inside it. Where the fee is paid
    by any app and claimed back afterwards, claiming is done only the place's own way, whatever was chosen.
    """
    kind, channels = facts.get("channel"), applicable(local.topic.channels, facts)
    fitting = [channel for channel in channels if channel.kind == kind]
    if kind in HOSTS and not any(channel.path for channel in fitting):
        host = library.words(f"guide.channel.{kind}")
        fitting += [channel for channel in channels if channel.path and channel.path[0].open == host]
    claimed = facts.get("payment_model") == "pay-then-claim" and kind != COUNTER
    if claimed and not any(channel.path for channel in fitting):
        fitting += [channel for channel in channels if channel.kind == LOCAL]
    return next((c for c in fitting if c.path), fitting[0] if fitting else None)


def _walk_in(channel: Channel, words: Words, replaced: list[Step]) -> tuple[Step, ...]:
    problems = tuple(dict.fromkeys(problem for step in replaced for problem in step.problems))
    app = channel.path[0].open or channel.name
    steps = []
    for number, move in enumerate(channel.path, 1):
        verb, target = _verb(move)
        if verb == "open":
            app = target
        steps.append(
            Step(
                id=f"{channel.id}.{number}",
                say=spoken(move, words),
                stuck=None if verb == "do" else words(f"move.stuck.{verb}", target=target),
                part="enter",
                screen=_picture(app, verb, target),
                problems=problems,
                sources=channel.sources,
                as_of=channel.as_of,
                confidence=channel.confidence,
                conflict=channel.conflict if number == 1 else None,
            )
        )
    return tuple(steps)


def _done(step: Step, channel: Channel) -> bool:
    """Whether the channel's path has already pressed what the step would press."""
    return any(word in move.tap for word in step.unless_pressed for move in channel.path if move.tap)


def spoken(move: Move, words: Words) -> str:
    """One hop in words, without full stop like every step: 点“家庭共济”."""
    verb, target = _verb(move)
    return target.removesuffix("。") if verb == "do" else words(f"move.{verb}", target=target)


def _verb(move: Move) -> tuple[str, str]:
    return next((verb, target) for verb in VERBS if (target := getattr(move, verb)))


def _picture(app: str, verb: str, target: str) -> Screen | None:
    if verb == "open":
        return Screen(kind="home", app=target, rows=(Row(say=target),), tap=target)
    if verb == "search":
        return Screen(kind="search", app=app, search=target, rows=(Row(say=target),), tap=target)
    if verb == "tap":
        return Screen(kind="list", app=app, title=app, rows=(Row(say=target),), tap=target)
    return None
