"""Building blocks of the pages, one idea each. Every one is given its ``Look`` when made; bars can ``dress`` anew."""
