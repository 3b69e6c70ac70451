-- A reminder goes out before it is answered, and an answer says on which day it came.
-- returns: one row per reminder answered before it went out, or on no day
select
    'reminders' as "table",
    deadline || ' + ' || sent_on as row,
    'answered_on' as "column",
    answered_on::varchar as value,
    if(
        answered_on is null,
        'an answer is recorded without its day; write the day it came',
        'it was answered before it went out on %(sent_on)s; correct one of the two days'
    ) as sentence,
    sent_on
from reminders
where answered_on < sent_on or (answered_on is null and answer is not null)
order by all;
