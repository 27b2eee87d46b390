"""The share of a process that reads what strangers hand in: little time, little memory, no file of its own."""
from __future__ import annotations


def limit_this_process(seconds: int, memory: int) -> None:
    """Give this process so many seconds of a core and bytes of memory and no more, where the system can.

    It may write no file and leave no picture of its memory behind; when it asks for more it ends, and nothing was read.
    """
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    for kind in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        resource.setrlimit(kind, (0, 0))


NEW_USERS, NEW_NETWORK = 0x10000000, 0x40000000


def cut_off_this_process(*, from_files: bool = True) -> None:
    """Let this process reach no network and, ``from_files``, open no file any more, where the system can.

    What it needs it has loaded before. A renderer of PDF looks for the faces of the system: it keeps its files, which
    it can only read.
    """
    try:
        import ctypes
        import resource
        ctypes.CDLL(None).unshare(NEW_USERS | NEW_NETWORK)
    except (ImportError, OSError, AttributeError, TypeError):
        return
    if from_files:
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
