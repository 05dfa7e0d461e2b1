"""How fast fewer is, held against the least that each thing could cost."""
