-- The last day that counts as planned, as of a day.
-- returns: one day
-- needs: planned_months
create macro planned_until(as_of) as (as_of::date + to_months(planned_months()))::date;
