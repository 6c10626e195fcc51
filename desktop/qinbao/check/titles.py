"""Names a person chooses by are different from each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qinbao.check.data_folder import DataFolder, Entry
from qinbao.content.fact import Site, Term
from qinbao.content.topic import Card, Question, Topic
from qinbao.content.trouble import Trouble

Named = tuple[Entry, str, str]


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """The same title on two topics or cards, one word explained twice, two sites or two answers that look alike."""
    topics = list(folder.all(Topic))
    yield from _repeated((entry, "title", topic.title) for entry, topic in topics)
    yield from _repeated((entry, "official", topic.official) for entry, topic in topics)
    yield from _repeated((entry, "title", card.title) for entry, card in folder.all(Card))
    yield from _repeated((entry, "ask", question.ask) for entry, question in folder.all(Question))
    terms = [(entry, "term", term.term) for entry, term in folder.all(Term)]
    yield from _repeated([*terms, *((entry, "also", also) for entry, term in folder.all(Term) for also in term.also)])
    yield from _repeated((entry, "name", site.name) for entry, site in folder.all(Site))
    for entry, question in folder.all(Question):
        says = [(entry, "options", option.say) for option in question.options]
        yield from _repeated(says)


def _repeated(named: Iterable[Named]) -> Iterator[Trouble]:
    seen: set[str] = set()
    for entry, field, name in named:
        if name in seen:
            yield entry.trouble("title-repeated", field, name=name)
        seen.add(name)
