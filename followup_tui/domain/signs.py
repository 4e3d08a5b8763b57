"""The one-cell signs for steps and windows, the same on the desk and on the command line."""

from .checklist import StepStatus
from .window import WindowKind, WindowState

STATUS_SIGNS = {
    StepStatus.LOCKED: "·",
    StepStatus.OPEN: "○",
    StepStatus.SOON: "◆",
    StepStatus.LATE: "▲",
    StepStatus.DONE: "✓",
    StepStatus.BROKEN: "✗",
    StepStatus.WAIVED: "–",
}
KIND_SIGNS = {
    WindowKind.INTERVIEW: "●",
    WindowKind.THANK_YOU: "✉",
    WindowKind.HOLD: "⏸",
    WindowKind.CHECK_IN: "☎",
    WindowKind.DECISION: "◇",
    WindowKind.SILENCE: "…",
    WindowKind.CLOSING_NOTE: "✉",
    WindowKind.KEEP_IN_TOUCH: "∞",
    WindowKind.RESEARCH: "✎",
    WindowKind.DEBRIEF: "≡",
}
STATE_SIGNS = {
    WindowState.SOON: "◆",
    WindowState.LATE: "▲",
    WindowState.DONE: "✓",
    WindowState.MISSED: "✗",
    WindowState.MERGED: "✓",
    WindowState.SUPERSEDED: "✕",
    WindowState.WAIVED: "–",
}
"""A state that says more about a window than its kind does."""
