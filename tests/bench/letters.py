"""How long a letter of 20,000 characters takes to be checked, as it is at each pause in typing.

Run `python -m tests.bench.letters`.
"""

import statistics
import time

from followup_tui.domain.contact import NoteKind
from followup_tui.domain.letters.checks import Occasion, complaints
from followup_tui.domain.letters.drafts import Draft
from followup_tui.domain.letters.other_names import OtherNames
from followup_tui.domain.letters.other_notes import OtherNote
from followup_tui.domain.letters.templates import templates
from tests.factories import JANE, an_interview

_RUNS = 50


def main() -> None:
    """Print the median with one, three and ten other letters beside it."""
    words = [f"word{number * 7919 % 4001}" for number in range(2200)]
    long = " ".join(words)[:20_000]
    for count in (1, 3, 10):
        others = tuple(OtherNote("Bob Li", f"{long[place:]} {place}") for place in range(count))
        interview = an_interview()
        names = OtherNames([interview])
        asked = Occasion(interview, NoteKind.CLOSING_NOTE, JANE, templates(()), others, names)
        spans = []
        for typed in range(_RUNS):
            begun = time.perf_counter()
            complaints(Draft(body=f"{long} {typed}"), asked)
            spans.append((time.perf_counter() - begun) * 1000)
        print(f"{count} other letters: {statistics.median(spans):.1f} ms")


if __name__ == "__main__":
    main()
