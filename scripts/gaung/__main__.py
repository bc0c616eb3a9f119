"""`python -m gaung`: the same as the command `gaung`."""

from gaung.cli import program

if __name__ == "__main__":
    program()
