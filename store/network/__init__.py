"""The one door: what is decided goes in here, what is drawn comes out."""

from store.network.door import Network
from store.views import Done

__all__ = ["Done", "Network"]
