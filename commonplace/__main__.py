"""`python -m commonplace`: the same as the console script."""

from commonplace.start import main

main()
