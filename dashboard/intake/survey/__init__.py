"""Replies to the survey: a file of any form tool -> a proposal for the next snapshot; and the questionnaire for them.

forms      the form tools by what they write, and the words people answer with (forms.toml)
layouts    sheets with a column, a sheet or a line an answer -> with a line a reply
tables     a sheet -> its titles and lines
replies    sheets -> one reply a line of that which says when, joined by the tool's own numbers
regions    a region as people write it
ticked     an answer as people tick or type it -> what a record holds
parts      a title taken apart
matching   which title is which question
wordings   an answer that is in no list of words
mapping    what titles and answers mean, kept as a file for the next time
answers    replies and meanings -> rows of `responses` and `practices`
incoming   all of that as a proposal
questionnaire  the questions as a form that comes back by itself
"""
