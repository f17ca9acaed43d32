"""Customary spelling, learned from pairs: the engine behind the scheme `english`.

A word that has a customary spelling (`tables/conventional.tsv`) gets it; every other word
is spelt by the joint n-gram. Names of several words are ranked as wholes.
"""

from translit.spelling.english import explainer, nativizer, ranked, romanizer

__all__ = ["explainer", "nativizer", "ranked", "romanizer"]
