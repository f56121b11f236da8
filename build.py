"""Build the site of this repository: `python build.py` is `briefs build`, with the options of that."""

import sys

from briefs.commands.main import main

if __name__ == "__main__":
    main(["build", *sys.argv[1:]])
