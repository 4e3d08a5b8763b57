"""What connects interviews with each other: rounds of one application, people, names."""

from functools import cached_property

from .acquaintances import Acquaintances
from .interview import Interview
from .letters.other_names import OtherNames
from .rounds import Rounds


class Connections:
    """Looks over all interviews once for each kind of connection, and only when it is asked for."""

    def __init__(self, interviews: tuple[Interview, ...]) -> None:
        self.interviews = interviews

    @cached_property
    def rounds(self) -> Rounds:
        """The rounds of each application."""
        return Rounds(self.interviews)

    @cached_property
    def acquaintances(self) -> Acquaintances:
        """Everybody the user has met, and where."""
        return Acquaintances(self.interviews)

    @cached_property
    def names(self) -> OtherNames:
        """The names that do not belong into a letter to somebody else."""
        return OtherNames(self.interviews)
