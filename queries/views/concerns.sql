-- Whether a follow-up is on the list of a region: it is the region's own, or all member regions owe it together.
-- returns: one yes or no; yes where no region is asked for
create macro concerns(region, owner_kind, asked) as
asked is null or coalesce(region = asked, false) or coalesce(owner_kind = 'regions', false);
