"""`python -m translit` is the command `translit`."""

from translit.cli import main

main()
