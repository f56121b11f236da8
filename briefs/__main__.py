"""`python -m briefs` is the same as the `briefs` command."""

from briefs.commands.main import main

if __name__ == "__main__":
    main()
