"""Which stretches of Han are Japanese, which Chinese of the page, and which Simplified Chinese in a Traditional text.

Chinese has no spaces, and the two languages share most characters. So nothing here spreads from one sign: each way of
cutting a run of characters into words of the languages has a cost, and the cheapest way is taken (`lattice`). What the
words and characters say is in `lexicon`, `characters` and `legal_numbers`; what each is worth, in `weights`.
"""
