-- How many follow-ups there are by timing, of one region or of all.
-- params: as_of, region
-- returns: one row
-- rows: follow_ups
select
    count(*) as count_follow_ups,
    count(*) filter (timing = 'past_due') as count_past_due,
    count(*) filter (timing = 'due_soon') as count_due_soon,
    count(*) filter (timing = 'later') as count_later,
    count(*) filter (timing = 'ongoing') as count_ongoing,
    count(*) filter (timing = 'undated') as count_undated,
    count(*) filter (timing = 'done') as count_done,
    count(*) filter (timing = 'dropped') as count_dropped
from follow_up_timing($as_of)
where is_follow_up and concerns(region, owner_kind, $region);
