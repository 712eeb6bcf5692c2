"""The version of the library; editions have revisions of their own."""

__version__ = "0.1.0"
