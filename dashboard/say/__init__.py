"""Rows to words: headlines, sentences, dates, numbers, lists.

In: rows, figures and values as queries give them. Out: plain text in British English, nothing escaped, nothing set.
It must not know where the words end up, on a page, on paper or in a feed.
"""
