"""`python -m compare` is the `framediff` command."""

from compare.cli import main

if __name__ == "__main__":
    main()
