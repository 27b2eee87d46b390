"""The capsule (移送包): one signed file that crosses to a court or a commission without a network, and its receipt.

``archive``, ``names``, ``manifest``, ``checking``, ``receipts``, ``printed`` and ``__main__`` read and check: they know
no database, no configuration and no network. The others make capsules from the file of a case and keep the receipts.
"""
