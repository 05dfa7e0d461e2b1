"""Ways in and out: other programs' files, read into plain rows."""
