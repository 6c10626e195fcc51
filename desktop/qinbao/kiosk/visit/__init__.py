"""One person, from the first touch to the moment nothing is left of them."""
