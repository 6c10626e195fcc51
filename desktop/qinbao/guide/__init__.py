"""Answers and a place in, a ``Guide`` out: the one source of words for screen, paper and speech. No Qt here."""
