"""Sizes, colours, fonts and icons. Every pixel and every colour of the screen comes from here."""
