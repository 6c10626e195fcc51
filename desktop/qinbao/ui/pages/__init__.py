"""One view a kind of page. A page knows its model and nothing of topics, answers or where they lead."""
