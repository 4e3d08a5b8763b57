"""Words that close a door: what a closing note does better without."""

import re

_BITTER = (
    *("angry", "anger", "furious", "outraged", "outrageous", "disgusted", "disgusting", "bitter"),
    *("appalled", "appalling", "insulted", "insulting", "offended", "offensive", "humiliating"),
    *("unfair", "unfairly", "unjust", "unprofessional", "unacceptable", "inexcusable"),
    *("disrespect", "disrespectful", "disrespected", "rude", "arrogant", "ridiculous", "pathetic"),
    *("stupid", "idiotic", "incompetent", "incompetence", "dishonest", "liar", "lied", "lies"),
    *("shameful", "ashamed", "hypocrites", "hypocritical", "rigged", "cheated", "betrayed"),
    *("biased", "discriminated", "discrimination", "ghosted", "hate", "hated", "worthless"),
    *("so-called", "shame on you", "how dare you", "your loss", "your mistake", "big mistake"),
    *("wrong decision", "wrong choice", "wrong person", "bad decision", "poor decision"),
    *("you will regret", "you'll regret", "regret this decision", "regret your decision"),
    *("waste of time", "waste of my time", "wasted my time", "wasting my time", "wasted time"),
    *("strung along", "strung me along", "led me on", "lead me on", "false hope", "false hopes"),
    *("disappointed in you", "disappointed by you", "disappointed with you", "disappointed at how"),
    *("let me down", "kept me waiting", "slap in the face", "lack of respect", "no respect"),
    *("you should have", "you could have", "you might have", "you failed", "least you could"),
    *("did not even", "didn't even", "never even", "did not bother", "didn't bother"),
    *("better qualified than", "more qualified than", "overqualified", "i deserve", "i deserved"),
    *("good luck finding", "good luck with that", "what a joke", "never again", "no hard feelings"),
)
# The longest first: "waste of my time" is named in full. Words may be parted by a line break.
_ANY = re.compile(
    r"(?<![\w'])(?:"
    + "|".join(
        r"\s+".join(re.escape(word) for word in phrase.split())
        for phrase in sorted(_BITTER, key=len, reverse=True)
    )
    + r")(?![\w'])"
)


def bitter_words(text: str) -> tuple[str, ...]:
    """Return the words and phrases in a text that read as bitter, folded, each once."""
    found = _ANY.findall(text.casefold().replace("’", "'"))
    return tuple(dict.fromkeys(" ".join(each.split()) for each in found))
