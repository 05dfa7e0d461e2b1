"""How the path to an outcome is put into words; `fewer outcomes` prints it too."""

from __future__ import annotations

from store.rules.outcomes import Step


def step_said(step: Step) -> str:
    """Say who somebody on the path is: "thanks to Ana", "led by Jo"."""
    how = "led by" if step.depth else "thanks to"
    above = " (as above)" if step.is_repeated else ""
    return f"{how} {step.person.name}{above}"
