-- An owner is the same body wherever it stands: of one kind and, where it is a region, one region.
-- returns: one row per deadline whose owner is another kind or region than in most rows, or a kind without an owner
with

told as (
    select
        *,
        case
            when owner_kind = 'region' then concat_ws(' ', 'region', region)
            else owner_kind
        end as body
    from deadlines
    where owner_kind is not null
),

usual as (
    select
        owner,
        mode(body order by body) as body
    from told
    where owner is not null
    group by all
)

select
    'deadlines' as "table",
    told.deadline as row,
    'owner_kind' as "column",
    told.owner_kind as value,
    if(
        told.owner is null,
        'it says “%(value)s”, but not whose it is; name the owner, or empty the kind',
        '“%(owner)s” is “%(here)s” here and “%(elsewhere)s” elsewhere; write the same, or give one of them another name'
    ) as sentence,
    told.owner as owner,
    told.body as here,
    usual.body as elsewhere
from told
left join usual on told.owner = usual.owner
where told.owner is null or told.body <> usual.body
order by all;
