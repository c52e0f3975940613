-- The states of the fold lose the names of their fields (lib/presence/packed-state.ts).
CREATE FUNCTION pack_connection(c jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_build_array(c->'no', c->'platform', c->'clientIp', c->'startedAt', c->'startIdentity')
        || CASE WHEN c->>'endedAt' IS NULL THEN '[]'::jsonb
           ELSE jsonb_build_array(c->'endedAt', c->'endCause', c->'endIdentity', c->'kickedBy') END
$$;

CREATE FUNCTION pack_state(s jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_build_array(
        s->'events', s->'nextNo', s->'nextStatusNo',
        (SELECT coalesce(jsonb_agg(pack_connection(c) ORDER BY i), '[]')
         FROM jsonb_array_elements(s->'open') WITH ORDINALITY AS o(c, i)),
        (SELECT coalesce(jsonb_agg(jsonb_build_array(pack_connection(r->'connection'), r->'logoutSeen') ORDER BY i), '[]')
         FROM jsonb_array_elements(s->'recent') WITH ORDINALITY AS o(r, i)),
        s->'known', s->'onlineSince',
        CASE WHEN jsonb_typeof(s->'lastEnd') = 'object'
             THEN jsonb_build_array(s#>'{lastEnd,no}', s#>'{lastEnd,at}', s#>'{lastEnd,cause}') END,
        CASE WHEN jsonb_typeof(s->'status') = 'object'
             THEN jsonb_build_array(s#>'{status,no}', s#>'{status,value}', s#>'{status,was}', s#>'{status,at}',
                                    s#>'{status,until}', s#>'{status,presumed}') END,
        s->'firstEventAt', s->'lastEventAt')
$$;

-- Both tables are written anew, so that no room is lost.
ALTER TABLE "presence" ALTER COLUMN "state" TYPE JSONB USING pack_state("state");
ALTER TABLE "checkpoint" ALTER COLUMN "state" TYPE JSONB USING pack_state("state");

DROP FUNCTION pack_state(jsonb);
DROP FUNCTION pack_connection(jsonb);
