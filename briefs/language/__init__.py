"""Han and kana, scripts, legal numbering, dates and interface words."""
