"""The error by which a command knows that WeasyPrint is lacking, apart from the modules that write files."""


class WeasyPrintMissingError(Exception):
    """WeasyPrint, or the system's library that it draws with, is not there; the message says which."""
