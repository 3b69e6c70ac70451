-- Dates of a deadline say the same as the precision they were given with; one without a rule here is a span of days.
-- returns: one row per deadline whose dates and precision disagree
with
expected as (
    select
        *,
        case
            when precision in ('ongoing', 'conditional', 'undated') then due_from is null and due_to is null
            else
                case precision
                    when 'day' then due_from = due_to
                    when 'range' then due_from < due_to
                    when 'month' then due_from = date_trunc('month', due_from) and due_to = last_day(due_from)
                    when 'quarter' then
                        due_from = date_trunc('quarter', due_from)
                        and due_to = date_trunc('quarter', due_from) + interval 3 month - interval 1 day
                    when 'half-year' then
                        day(due_from) = 1 and month(due_from) in (1, 7)
                        and due_to = due_from + interval 6 month - interval 1 day
                    when 'year' then
                        due_from = date_trunc('year', due_from)
                        and due_to = date_trunc('year', due_from) + interval 1 year - interval 1 day
                    when 'season' then due_from < due_to and date_diff('day', due_from, due_to) <= 184
                    when 'before' then due_from is null and due_to is not null
                    else due_from <= due_to
                end
        end as is_right
    from deadlines
)
select
    'deadlines' as "table",
    deadline as row,
    'precision' as "column",
    precision as value,
    case
        when due_from > due_to then
            'due_from (%(due_from)s) is after due_to (%(due_to)s); swap them'
        when precision in ('ongoing', 'conditional', 'undated') then
            'precision “%(value)s” has no dates; empty due_from and due_to, or choose another precision'
        when precision = 'before' then
            'precision “before” has an end only; empty due_from and fill in due_to'
        when due_from is null or due_to is null then
            'precision “%(value)s” needs both due_from and due_to'
        else
            'due_from %(due_from)s and due_to %(due_to)s are not a %(value)s; correct the dates or the precision'
    end as sentence,
    due_from,
    due_to
from expected
where is_right is not true or due_from > due_to
order by all;
