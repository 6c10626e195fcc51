"""Where a person is and where the answers lead: pure functions of a ``Session``. No Qt here."""
