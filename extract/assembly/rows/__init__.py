"""From the lines of a table to the rows of the plan, with all that is carried to them."""
