"""Handouts: the briefing, the follow-ups by owner, a region's factsheet and the slides, as PDF or an editable file.

Each asks the same questions as the pages. `briefing`, `lists` and `deck` choose and word what a handout says,
`typeset` and the templates beside it set it, `editable` writes PowerPoint. Text from data is never part of a
template's source.
"""
