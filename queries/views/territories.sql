-- Regions and countries under one name, for tables that speak of either.
-- returns: one row per territory
create view territories as
select
    region as territory,
    name,
    country,
    true as is_region
from regions
union all
select
    country as territory,
    name,
    country,
    false as is_region
from countries;
