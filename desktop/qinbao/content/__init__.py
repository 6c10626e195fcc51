"""What the program knows: YAML files read into frozen, typed records. No Qt here."""
