"""From the state to what a page shows: pure functions, no Qt. The one place where words meet facts for the screen."""

from qinbao.ui.present.presenter import Presenter

__all__ = ["Presenter"]
