"""What the program says to those who use it: messages as values, and their words in each language."""

EN, ZH_HANT = "en", "zh-Hant"
LANGUAGES = (EN, ZH_HANT)
"""The languages in which the program speaks to those who write (BCP 47)."""
