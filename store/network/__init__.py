"""The one door: what is decided goes in here, what is drawn comes out."""

from store.network.door import Done, Network

__all__ = ["Done", "Network"]
