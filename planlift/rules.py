"""The catalogue of rules: how a value was read, code → plain words, for `planlift explain`.

``docs/explain.md`` is held against this list by a test. Rules of dates are not in it: they are made
of the parts of a date and say themselves what they read (``day-month-year``, ``end-of-month``).
"""

from __future__ import annotations

RULES: dict[str, str] = {
    # owners: the steps that changed something, in their order
    "as-it-stands": "the whole text names one owner",
    "ticked": "boxes to tick: those whose box is filled",
    "hyphens": "a hyphen at a line's end undone",
    "numbers": "the numbers of a list taken off",
    "contact": "mail addresses and telephone numbers left out",
    "lost-break": "two people parted whose line break was lost",
    "agencies": "lines that each name an agency and who it is there parted",
    "changed": "the owner changed; the one named last counts",
    "labels": "labels such as “Lead:” and “Support:” followed",
    "listed": "parted at semicolons, bars or list signs",
    "with-others": "parted at “supported by”, “in partnership with” and the like",
    "companions": "company without a name (“and team”) left out",
    "parted": "parted where two owners meet",
    "shared-post": "one post with the initials of each holder",
    "marked-lead": "the text marks the lead",
    "person": "the person's name; post or organisation beside it left out",
    "trimmed": "outer marks and remarks taken off",
    "elsewhere": "the cell refers to another row",
    "nobody": "the cell names nobody",
    "initials-key": "letters explained by the document's own key",
    # statuses: the one rule that decided
    "key": "a word of the document's own key",
    "colour-key": "the colour, by the document's own key",
    "sign": "a tick, a cross or another sign",
    "letter": "a letter or a yes or no",
    "nothing": "a sign that tells no status",
    "colour": "a colour and nothing else; the key would say what it means",
    "boxes": "the words behind the only box that is filled",
    "opening": "a tick, a cross, “Yes” or “No” before other words",
    "choice": "two statuses with a slash between them",
    "percent": "a share of the work",
    "latest-update": "the latest of several dated updates",
    "response": "an answer to the recommendation, which is no status",
    "after-response": "words behind an answer to the recommendation",
    "stacked": "several lines that are nothing but statuses",
    "sentence": "a sentence that is nothing but a status",
    "head": "words at the head of the cell",
    "second": "words behind the head that say it more exactly",
    "now": "what is now, against what was",
    "mixed": "parts at different stages",
    "ending": "words at the end of a short text",
    "inside": "words inside a short text",
    "implied": "the sense of the text",
    "unknown": "no status was found",
    "ticks": "the heading of the column that is ticked",
    "rest-of-status": "the text without the words that gave the status",
    # colours
    "colour-word": "a word or letter for a colour",
    "colour-fill": "the colour of the cell",
    # any column
    "corrected": "a person's correction",
}


def steps(rule: str) -> list[str]:
    """The codes of `rule`: one, or for owners one for each step."""
    return rule.split(", ")
