"""How alike two letters are: a changed name is no other letter, other facts are."""

from hypothesis import given
from hypothesis import strategies as st

from followup_tui.domain.letters.likeness import TOO_ALIKE, likeness, runs_in, shared_sentence

NAMES = frozenset({"jane", "doe", "bob", "li"})
FIVE = (
    "Thank you for the morning on Friday.",
    "The whiteboard hour about late events was my favourite part.",
    "I have run a pipeline like yours for three years at a bank.",
    "Your question about exactly once delivery kept me awake.",
    "I would love to work on it with you.",
)
OTHER = "The coffee in your kitchen was the best that I ever had anywhere."


def letter(name: str, *sentences: str) -> str:
    return f"Dear {name},\n\n{' '.join(sentences)}\n\nAda"


def test_a_letter_in_which_only_the_name_differs_is_the_same() -> None:
    jane, bob = letter("Jane", *FIVE), letter("Bob Li", *FIVE)
    assert likeness(jane, bob, NAMES) == 1
    assert likeness(jane, bob) < 1


def test_one_sentence_changed_in_five_is_still_a_copy() -> None:
    for place in range(5):
        changed = [*FIVE[:place], OTHER, *FIVE[place + 1 :]]
        assert TOO_ALIKE < likeness(letter("Jane", *FIVE), letter("Bob", *changed), NAMES) < 1


def test_another_letter_shares_nothing() -> None:
    assert likeness(letter("Jane", *FIVE), f"Dear Bob,\n\n{OTHER}\n\nAda L.", NAMES) < 0.1
    assert likeness("", "", NAMES) == likeness("", "Hello there", NAMES) == 0


def test_what_everybody_may_say_does_not_count_while_there_is_more() -> None:
    courtesy = "Thank you for the time that you made for me."
    stock = runs_in([courtesy], NAMES)
    tax, netcode = f"{courtesy} Property tests for tax.", f"{courtesy} Rollback netcode was fun."
    assert likeness(tax, netcode, NAMES) > TOO_ALIKE
    assert likeness(tax, netcode, NAMES, stock) == 0
    assert likeness(courtesy, courtesy, NAMES, stock) == 1


def test_the_longest_shared_sentence_is_shown_as_written() -> None:
    jane, bob = letter("Jane", FIVE[0], FIVE[1], "Jane,  it was fun."), letter("Bob", *FIVE[:2])
    assert shared_sentence(jane, bob, NAMES) == FIVE[1]
    assert shared_sentence(jane, letter("Bob", "BOB: it was fun!"), NAMES) == "Jane, it was fun."
    assert shared_sentence(jane, OTHER, NAMES) == ""


def test_a_shared_sentence_of_the_users_own_is_shown_before_one_of_the_templates() -> None:
    stock = runs_in([FIVE[2]], NAMES)
    assert shared_sentence(letter("Jane", *FIVE), letter("Bob", FIVE[0], FIVE[2]), NAMES) == FIVE[2]
    both = letter("Bob", FIVE[0], FIVE[2])
    assert shared_sentence(letter("Jane", *FIVE), both, NAMES, stock) == FIVE[0]


def test_a_long_shared_sentence_is_shortened() -> None:
    assert len(shared_sentence("very " * 99, "very " * 99)) <= 90


@given(st.text(), st.text())
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other, NAMES) == likeness(other, one, NAMES) <= 1


@given(st.text(alphabet="ab .\n", min_size=1))
def test_a_text_with_words_is_like_itself(text: str) -> None:
    assert likeness(text, text) == (1 if text.strip(" .\n") else 0)
