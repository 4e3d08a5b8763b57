"""A sentence or two of advice for each step, as a friend would give it."""

from .checklist import StepState, StepStatus
from .steps import Step

_ADVICE = {
    Step.SHOW_INTEREST: "Say plainly, towards the end, that you want this job. Then ask what "
    "happens next, and how soon they would like somebody to start.",
    Step.LAY_GROUND: "Ask whether you may get in touch in a few days, when it suits them, and "
    "how. A day that they named is a day on which you are expected.",
    Step.STAY_CALM: "Nothing to do is also a plan. A call before the agreed day seems pushy; "
    "use the time for your research.",
    Step.THANK_YOU: "One note to each person, and no two alike: thanks, something you talked "
    "about, how you fit what they need, and what you did not get to say.",
    Step.RESEARCH: "Read on about the company, its field and what came up. Write down the "
    "questions that you would like to ask next time.",
    Step.ACCEPT_OUTCOME: "Whatever the answer is, thank them for it. People remember a courteous "
    "no, and doors that are left open.",
}
_WHEN = {
    (Step.STAY_CALM, StepStatus.BROKEN): "It happened; no harm is final. Let the next contact be "
    "theirs, or keep to the next window.",
    (Step.STAY_CALM, StepStatus.DONE): "You waited as agreed. Now you may be in touch with an "
    "easy mind.",
    (Step.ACCEPT_OUTCOME, StepStatus.LOCKED): "Nothing to do before they answer. When they do, "
    "whatever it is, press o and write it down.",
    (Step.THANK_YOU, StepStatus.LATE): "Late is better than never. Send it today, short and "
    "warm, and make no excuses for the delay.",
    (Step.THANK_YOU, StepStatus.DONE): "Well done. They will remember who took the trouble.",
}


def advice(state: StepState) -> str:
    """Return the advice that fits where a step stands."""
    return _WHEN.get((state.step, state.status), _ADVICE[state.step])
