-- A snapshot knows nothing that came after its date.
-- params: snapshot
-- returns: one row per date later than the snapshot
with
dated as (
    select 'competences' as "table", competence as row, 'as_of' as "column", as_of as value from competences
    union all
    select 'practices', practice, 'as_of', as_of from practices
    union all
    select 'populations', territory || ' + ' || year, 'as_of', as_of from populations
    union all
    select 'responses', region || ' + ' || question, 'received_on', received_on from responses
    union all
    select 'invitations', region, 'asked_on', asked_on from invitations
    union all
    select 'invitations', region, 'reminded_on', reminded_on from invitations
    union all
    select 'survey_counts', stated_on::varchar, 'stated_on', stated_on from survey_counts
    union all
    select 'deadlines', deadline, 'closed_on', closed_on from deadlines
    union all
    select 'sources', source, 'published_on', published_on from sources
    union all
    select 'reminders', deadline || ' + ' || sent_on, 'sent_on', sent_on from reminders
    union all
    select 'reminders', deadline || ' + ' || sent_on, 'answered_on', answered_on from reminders
)
select
    "table",
    row,
    "column",
    value::varchar as value,
    'it is later than the snapshot (%(snapshot)s); leave the row for a later snapshot' as sentence,
    $snapshot as snapshot
from dated
where value > $snapshot
order by all;
