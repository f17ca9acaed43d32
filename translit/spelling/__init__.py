"""Spelling learned from pairs: the engine behind the schemes `english` and `informal`.

`english` gives names their customary spelling (`tables/conventional.tsv`), and every other
word what the joint n-gram of names says. `informal` reads and writes Latin as people type
Bengali; sentences are read as wholes.

`engine` is what the front door asks; it brings numpy, so it is imported on first use.
"""
