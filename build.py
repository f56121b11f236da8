"""Build the site of this repository: `python build.py` is `briefs build`."""

from briefs.commands.main import main

if __name__ == "__main__":
    main(["build"])
