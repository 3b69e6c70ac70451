-- How far each region has answered by a day: asked, and how many of the questions.
-- returns: one row per region on the list, or with an invitation or answer
-- needs: answers_on
-- kept: its rows on a day
create macro replies_on(on_day) as table
with
asked as (
    select
        region,
        asked_on,
        if(reminded_on <= on_day::date, reminded_on, null) as reminded_on,
        source
    from invitations
    where asked_on <= on_day::date
),
given as (
    select
        region,
        count(*) as count_answered,
        sum(count_received - 1)::bigint as count_earlier,
        max(received_on) as last_received_on,
        max(source) as reply_source
    from answers_on(on_day)
    group by all
),
counted as (
    select count(*) as count_questions
    from questions
)
select
    regions.region,
    regions.name,
    regions.country,
    countries.name as country_name,
    asked.asked_on,
    asked.reminded_on,
    coalesce(given.count_answered, 0) as count_answered,
    counted.count_questions,
    coalesce(given.count_earlier, 0) as count_earlier,
    given.last_received_on,
    case
        when asked.region is null and given.region is null then 'not_asked'
        when asked.region is null then 'unasked'
        when given.region is null then 'silent'
        when given.count_answered < counted.count_questions then 'partly'
        else 'replied'
    end as reply,
    coalesce(given.reply_source, asked.source) as source
from regions
inner join countries using (country)
cross join counted
left join asked using (region)
left join given using (region);
