"""``python -m bench papers``, ``start``, ``casefile`` and ``queue``: ratios of interleaved rounds, no timed tests."""
from __future__ import annotations

import argparse

from bench import starting

WHAT = {"casefile": "a file of three hundred pages bound as one book, in seconds",
        "papers": "a paper beside what others make of the same text",
        "queue": "the court's queue with a million applications, beside one with a thousand",
        "start": "from nothing to an answer, beside the bare packages"}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench")
    words = "; ".join(f"{name}: {words}" for name, words in WHAT.items())
    parser.add_argument("what", choices=sorted(WHAT), help=words)
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds; the median of them is printed")
    asked = parser.parse_args()
    if asked.what == "start":
        print(starting.table(starting.measured(asked.rounds)))
    elif asked.what == "casefile":
        from bench import casefile
        print(casefile.table(asked.rounds))
    elif asked.what == "queue":
        from bench import queue
        print(queue.table(queue.measured(asked.rounds)))
    else:
        from bench import papers
        print(papers.table(papers.measured(asked.rounds)))


if __name__ == "__main__":
    main()
