"""Sheets to paper: the PDF itself through CUPS, its pages drawn at printer resolution elsewhere."""
