"""One command with what it is refused for, by whichever road it comes."""

from dataclasses import dataclass, field

from cooperative import GIULIA


@dataclass
class Try:
    """One command with its input, and the form that sends the same."""

    command: str
    input: dict
    action: str
    fields: dict = field(default_factory=dict)
    # Where the form stands; none where nobody is shown one.
    page: str = ""
    who: str = GIULIA
