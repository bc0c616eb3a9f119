"""`python -m gaung`: the same as the command `gaung`."""

from gaung.cli import main

if __name__ == "__main__":
    main()
