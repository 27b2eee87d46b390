"""``python -m bench papers``: how long a paper takes, as ratios to what others make of the same text."""
from __future__ import annotations

import argparse

from bench import papers


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("what", choices=["papers"])
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds; the median of them is printed")
    print(papers.table(papers.measured(parser.parse_args().rounds)))


if __name__ == "__main__":
    main()
