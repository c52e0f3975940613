/** The text of `npm run simulate -- --help`. */
export const HELP = `Sends realistic State.StateChange callbacks to a running Rollcall, and
records the true history of every user.

  npm run simulate -- --app 1400000000 --count 10000 --rate 0      exactly 10,000 callbacks, ending now
  npm run simulate -- --app 1400000000 --backfill 7d --live        a week of history, then live
  npm run simulate -- --app 1400000000                             live until Ctrl-C

Target
  --url URL            callback address, with its path secret if it has one (http://127.0.0.1:3000/api/callback)
  --app ID             SDKAppID (required)
  --token T            callback token: adds RequestTime and Sign
  --concurrency N      simultaneous requests (64)
  --direct             writes a --backfill into the database (DATABASE_URL, or that of the data directory) with the
                       receiver's own functions instead of requests; for millions of events
  --keep DAYS          with --direct: the app keeps everything for these days, and has the partitions that it would
                       have if it had always been so
Amount
  --users N            users (200)
  --rate N             callbacks per second; 0 = as fast as they are answered (50; a backfill always runs at full speed)
  --count N            N distinct callbacks and their duplicates, with realistic times; the last event is now, or
                       the first event is at --start
  --count N --backfill 90d   about N callbacks in that time; users open the app more or less often to reach N
  --backfill 7d        a history of that length that ends now (or starts at --start); units s, m, h, d
  --live               continue live after the backfill
  --duration 10m       end a live run after that long
  --start ISO          start of the history of --count or --backfill, e.g. 2026-03-01T00:00:00Z
  A live run uses real time. To reach --rate with few users, their sessions, pauses and status changes are shorter.
  Documented times (heartbeats, the 400 s of a timeout, the 60 s of a web page without network) never change.
Behaviour
  --seed N             seed of the random numbers: users, sessions, delivery faults (1)
  --duplicates 0.05    share delivered twice (0.05)
  --reorder 0.05       share delivered late: by up to 30 s, or after the user's next callback (0.05)
  --loss 0             share never delivered (0)
  --incident           adds mass disconnects. History: a large one, and a smaller one every 8 days. Live: after 90 s,
                       then every 15 minutes
  --situation NAME     one incident of a known kind, to see what Rollcall says about it:
                         long       every platform and network loses connections, minute after minute
                         network    the users of one network lose theirs
                         platform   the users of one platform lose theirs
                         release    a marker is posted through the API (needs --api-token), and from then on more
                                    connections of one platform close, until the run ends
  --minutes 30         how long the situation lasts, except a release (30)
  --after 90s          when it begins: after the start of the history or of the live part (two thirds of a history;
                       90s live)
  --network CIDR       the network of the situation (203.0.113.0/24, the offices)
  --platform NAME      the platform of the situation (windows)
  --marker TEXT        the text of the marker of a release (release 8.3)
  --instances web=2    instances that the login policy allows per platform, comma-separated (1 each)
  --exclusive GROUPS   groups of platforms that kick each other; "none" for no groups
                       (ios,ipad,android;windows,mac,linux)
  --tag TEXT           appended to every UserID (up to 6 characters), to separate two runs against one server
Truth
  --truth FILE         write the true history as JSON (lib/simulate/truth.ts)
  --check              compare every user at /api/v1 with the truth; needs --api-token
  --api-token T        API token for --check, or for the marker of --situation release
Exit code: 0 if every callback was answered OK and no difference was found, otherwise 1.
`;
