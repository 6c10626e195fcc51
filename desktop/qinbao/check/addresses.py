"""Only official https addresses may go into a code, and no address stands loose in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from qinbao.check.data_folder import DataFolder
from qinbao.check.speech import spoken
from qinbao.content.fact import Site, Source
from qinbao.content.overlay import NATION
from qinbao.content.trouble import Trouble
from qinbao.guide.codes import MAX_ADDRESS, refused
from qinbao.guide.model import Code

_LOOSE = re.compile(r"https?://|alipays?://|weixin://|appId|www\.", re.IGNORECASE)


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """Sites off the government domain, too long or for unknown places; loose addresses and deep links."""
    for entry, site in folder.all(Site):
        why = refused(Code(id=site.id, kind="site", payload=site.url, title=site.name, words=site.say), (site.url,))
        if why == "long":
            yield entry.trouble("site-long", "url", limit=MAX_ADDRESS)
        elif why is not None:
            yield entry.trouble("site-address", "url", url=site.url)
        if site.place != NATION and folder.places.get(site.place) is None:
            yield entry.trouble("place-unknown", "place", code=site.place)
    for entry, source in folder.all(Source):
        if source.url is not None and urlsplit(source.url).scheme not in ("http", "https"):
            yield entry.trouble("site-address", "url", url=source.url)
    for entry, field, text in spoken(folder):
        if _LOOSE.search(text):
            yield entry.trouble("loose-address", field)
