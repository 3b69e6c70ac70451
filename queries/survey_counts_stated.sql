-- How many answered the survey, as stated, the latest count first.
-- params:
-- returns: one row per day a count was stated
from survey_counts
order by stated_on desc;
