"""亲情医保助手: an offline helper that tells families whether and how 医保 can be shared in their city."""

__version__ = "0.1.0"
