"""Who answers for an action: `read_owners` splits and tidies what a cell says.

An owner is a post, a person, a body or their letters, as printed: nothing is expanded or rephrased.
A person with a post or organisation beside the name is the name; a post with its department is the
whole text. Where the text may name one owner or two, it stays whole with the check
``owner-unsure``. All words are in ``owners.toml`` and its sisters of other languages.

A text goes through

1. `nobody`: blanks and references to other rows told;
2. `cell`: line ends, numbers and mail addresses taken off;
3. `labels`: leads and supporters told apart;
4. `split`: every separator (`cuts`) judged (`judge`) by what stands on both of its sides
   (`kinds`, with `people` and `posts`);
5. `tidy`: each owner without its remarks and its title;

in the order that `read` gives. `alias` compares the owners of a whole plan.
"""

from __future__ import annotations

from planlift.normalize.owners.alias import likely_aliases
from planlift.normalize.owners.context import OwnerContext
from planlift.normalize.owners.context import OwnerReading
from planlift.normalize.owners.context import owner_context
from planlift.normalize.owners.read import read_owners
from planlift.normalize.owners.read import replay_owners

__all__ = [
    "OwnerContext",
    "OwnerReading",
    "likely_aliases",
    "owner_context",
    "read_owners",
    "replay_owners",
]
