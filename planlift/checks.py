"""The catalogue of what a person may be asked to look at: code → what it means.

``docs/checks.md`` is held against this list by a test.
"""

from __future__ import annotations

CHECKS: dict[str, str] = {
    # dates
    "no-date": "The row has no due date.",
    "date-unreadable": "The due date was not understood; it is kept as printed.",
    "date-impossible": "No such day in the calendar.",
    "date-weekend": "The due date falls on a Saturday or Sunday.",
    "year-completed": "The year was missing or had two digits; it was completed from the document.",
    "year-unlikely": "The year looks wrong beside the plan's other dates.",
    "due-before-plan": "The due date lies before the plan's own date.",
    "due-before-start": "The due date lies before the day on which the action starts.",
    "counted-from-plan-date": "A relative deadline, counted from the plan's own date.",
    "date-order-unsure": "Day and month could be the other way round.",
    "several-dates": "The cell names several dates.",
    "date-from-period": "The day was taken from a term, season or festival.",
    "date-corrected": "A misprint in the date was read as the nearest word or digit.",
    "date-not-here": "The cell refers to another row or event for its date.",
    "date-in-text": "Other words stand beside the date; see whether it is the deadline.",
    "date-not-due": "The cell names a date that is not plainly the deadline; it was not taken.",
    "date-vague": "The text sets a time frame that fixes no day.",
    "date-before": "“Before” a day was read as the day before it at the latest.",
    "date-provisional": "The text itself calls the date provisional.",
    "no-plan-date": "A relative deadline, and the day it counts from is not known.",
    "weekday-differs": "The weekday printed is not that of the date.",
    # owners
    "no-owner": "The row has no owner.",
    "several-owners": "More than one owner and none named as lead; the first is given as lead.",
    "owner-unsure": "It is not certain whether the text names one owner or several.",
    "owner-alias": "Two owners in this plan may be the same.",
    "initials-unknown": "Initials that the document does not explain.",
    "owner-not-here": "The cell refers to another row for its owner.",
    # statuses
    "status-implied": "No status word; the status was read from the sense of the text.",
    "status-unknown": "The status was not understood; it is kept as printed.",
    "status-against-date": "The status and the dates contradict each other.",
    "status-conflict": "The cell, its colour or its columns give different statuses.",
    "rag-only": "There is a colour but no key that says what it means.",
    # structure
    "no-rules": "No rules part the table's rows, or some of them; white space told them apart.",
    "heading-guessed": "The meaning of a column heading was inferred from its content.",
    "row-joined": "The row was cut by a page end and joined without a mark of its own.",
    "finding-carried": "The finding was carried down on weak evidence.",
    "split-unsure": "One cell holds several actions; their pairing with other cells is unsure.",
    "no-action": "A row with dates or owners but no action.",
    "duplicate-ref": "The same reference stands on two actions.",
    "duplicate-action": "The same action stands twice.",
    "text-long": "Text longer than a spreadsheet cell can hold; the CSV has it whole.",
    "ocr-unsure": "The text layer of the page looks unreliable.",
    "table-doubtful": "It is not certain that this table is an action table.",
    "text-left": "Text of the plan found no place in the rows; it was left aside.",
    "corrected": "A person corrected this value.",
    "correction-unfit": "A person's correction no longer fits; it was not applied.",
}
UNFIT = "correction-unfit"
CORRECTED = "corrected"
"""The one code that asks nothing: it tells that somebody has looked already."""
