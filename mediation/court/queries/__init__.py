"""What the court reads: its queue by page and filter, and what belongs to one file."""
from mediation.court.queries.file import MOST_TOLD, by_number, of_the_same_employer, shared_evidence, told
from mediation.court.queries.listed import (
    MOST_COUNTED,
    Alike,
    Page,
    alike,
    bodies_seen,
    codes_of,
    counts,
    everything,
    neighbours,
    queue,
)
from mediation.court.queries.narrowing import CLOSED, EVERY, LACKING, NONE, OPEN, SOME, WHOLE, Filter

__all__ = [
    "CLOSED", "EVERY", "LACKING", "MOST_COUNTED", "MOST_TOLD", "NONE", "OPEN", "SOME", "WHOLE", "Alike", "Filter",
    "Page", "alike", "bodies_seen", "by_number", "codes_of", "counts", "everything", "neighbours",
    "of_the_same_employer", "queue", "shared_evidence", "told",
]
