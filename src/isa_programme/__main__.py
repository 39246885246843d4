"""``python -m isa_programme`` is ``isa``."""

from isa_programme.cli import main

if __name__ == "__main__":
    main()
