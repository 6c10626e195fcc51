"""What each page says, as plain data: the state, what a press does to it, one module a kind of page. No Qt."""
