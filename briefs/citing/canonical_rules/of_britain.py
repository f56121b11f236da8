"""Rules for works of the United Kingdom."""

import re

from briefs.citing.canonical_rules.shared import Texts, plain
from briefs.model.source import Source


def neutral(texts: Texts, dates: dict[str, str], _: Source) -> None:
    """Leave out the year of a case that its neutral citation has already, unless a report stands beside it."""
    if re.match(r"\[\d{4}\]", plain(texts, "number")) and "container-title" not in texts:
        dates.pop("issued", None)
        texts.pop("authority", None)
