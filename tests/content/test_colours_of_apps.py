"""A page inside an app is drawn in the colour of that app, from the first picture of a way to the last."""

from collections.abc import Iterator

from qinbao.content.library import Library
from qinbao.content.route import Route
from qinbao.guide.picture.pen import brand

LIBRARY = Library()
HOSTS = {"alipay": "支付宝", "wechat": "微信", "nhsa-app": "国家医保服务平台"}
OUTSIDE = ("home", "search")
"""Before an app is open, and where another app is opened on the way, its icon or search page is drawn."""


def routes() -> Iterator[Route]:
    """All ways that are on file and lie inside one of the great apps."""
    topics = [LIBRARY.topic(topic).routes for topic in LIBRARY.topic_ids]
    regions = (LIBRARY.region(code) for code in LIBRARY.region_files)
    parts = (part for region in regions for part in (region, *region.cities))
    local = (overlay.routes for part in parts for overlay in part.topics.values())
    for found in (*topics, *local):
        yield from (route for route in found if route.within in HOSTS)


def test_pages_inside_an_app_have_its_colour() -> None:
    wrong = []
    for route in routes():
        own = brand(HOSTS[str(route.within)], LIBRARY.words)
        screens = [(step.id, step.screen) for step in route.steps if step.screen and step.screen.kind not in OUTSIDE]
        wrong += [f"{name}: {screen.app}" for name, screen in screens if brand(screen.app, LIBRARY.words) != own]
    assert wrong == []
