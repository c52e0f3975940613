import { Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { nextSort, sortedBy, SORT_OF, type Figure, type UsersSort } from "@/lib/client/url/users-sort";
import { type UsersFilter } from "@/lib/client/url/users-filter";
import type { UsersColumn } from "@/lib/client/users-columns";
import type { ListedUser, UserRow } from "@/lib/contracts/users";
import { USER_FIGURES } from "@/lib/contracts/values";
import type { TimeRange } from "@/lib/time/range";
import { UserLink } from "../lists/user-link";
import { CauseBadge } from "../ui/cause";
import type { Column } from "../ui/data-list";
import { PLATFORM_ICONS, usePlatformList } from "../ui/platform";
import { PresenceDot, presenceOf } from "../ui/presence";
import { Ago, Time } from "../ui/time";
import { FigureLink } from "./figure-link";
import classes from "./users.module.css";
import lists from "../lists/lists.module.css";

/** The pixels that the content of a column needs. A list of another width is divided in these proportions. */
const NEEDED: Record<UsersColumn | Figure | "userId", number> = {
  userId: 170,
  disconnects: 128,
  kicks: 100,
  reconnections: 140,
  flappingHours: 148,
  state: 146,
  since: 140,
  connected: 140,
  status: 100,
  lastEnd: 208,
  lastEvent: 106,
  firstSeen: 140,
};

/**
 * The selected columns of the user list. Column heads sort the list.
 * @param range of the figures; null for no figures
 */
export function useUserColumns(
  chosen: readonly UsersColumn[],
  filter: UsersFilter,
  sort: (by: UsersSort) => void,
  range: TimeRange | null,
): Column<ListedUser>[] {
  const t = useTranslations("users");
  const cells: Record<UsersColumn, (user: UserRow) => ReactNode> = {
    state: (user) => <State user={user} />,
    since: (user) => <Since user={user} />,
    connected: (user) => <Platforms user={user} />,
    status: (user) => user.customStatus && <span className={lists.status}>{user.customStatus}</span>,
    lastEnd: (user) => user.lastEndCause && <CauseBadge cause={user.lastEndCause} />,
    lastEvent: (user) =>
      user.lastEventAt && (
        <span className={lists.quiet}>
          <Ago at={user.lastEventAt} />
        </span>
      ),
    firstSeen: (user) => (
      <span className={lists.quiet}>
        <Time at={user.firstSeenAt} />
      </span>
    ),
  };
  const head = (column: UsersColumn | Figure | "userId", hint?: string) => ({
    head: SORT_OF[column] ? (
      <SortHead
        label={t(column)}
        hint={hint}
        sorted={sortedBy(filter, column)}
        onSort={() => sort(nextSort(filter, column))}
      />
    ) : (
      t(column)
    ),
    sorted: sortedBy(filter, column),
  });
  const figures = range === null ? [] : USER_FIGURES;
  const needed = (["userId", ...figures, ...chosen] as const).reduce((sum, column) => sum + NEEDED[column], 0);
  const widthOf = (column: UsersColumn | Figure | "userId") => `${(NEEDED[column] / needed) * 100}%`;
  const figureColumn = (figure: Figure, of: TimeRange): Column<ListedUser> => ({
    key: figure,
    ...head(figure, t(`hint_${figure}`)),
    width: widthOf(figure),
    cell: (user) => <FigureLink user={user} figure={figure} range={of} />,
    align: "right",
    cardLabel: t(figure),
  });
  return [
    {
      key: "userId",
      ...head("userId"),
      width: widthOf("userId"),
      cell: ({ userId }) => <UserLink userId={userId} />,
    },
    ...(range === null ? [] : USER_FIGURES.map((figure) => figureColumn(figure, range))),
    ...chosen.map((column): Column<ListedUser> => ({
      key: column,
      ...head(column),
      width: widthOf(column),
      cell: cells[column],
      align: column === "lastEvent" ? "right" : undefined,
      cardLabel: column === "lastEnd" || column === "firstSeen" ? t(column) : undefined,
    })),
  ];
}

interface SortHeadProps {
  label: string;
  /** What the column says, if its label does not. */
  hint: string | undefined;
  sorted: "ascending" | "descending" | undefined;
  onSort: () => void;
}

function SortHead({ label, hint, sorted, onSort }: SortHeadProps) {
  const Glyph = sorted === "ascending" ? IconArrowUp : IconArrowDown;
  const button = (
    <button type="button" className={classes.sort} data-sorted={sorted} onClick={onSort}>
      {label}
      <Glyph size={13} stroke={2} aria-hidden />
    </button>
  );
  if (hint === undefined) return button;
  return (
    <Tooltip label={hint} multiline maw={300}>
      {button}
    </Tooltip>
  );
}

function State({ user }: { user: UserRow }) {
  const states = useTranslations("state");
  const state = presenceOf(user);
  return (
    <span className={classes.state} data-state={state}>
      <PresenceDot state={state} />
      {states(state)}
    </span>
  );
}

function Since({ user }: { user: UserRow }) {
  const since = user.online ? user.onlineSince : user.lastEndAt;
  return (
    since && (
      <span className={lists.quiet}>
        <Time at={since} />
      </span>
    )
  );
}

function Platforms({ user }: { user: UserRow }) {
  const list = usePlatformList();
  const locale = useLocale();
  if (user.platforms.length === 0) return null;
  const names = list(user.platforms, locale);
  return (
    <span className={classes.platforms} title={names}>
      {[...new Set(user.platforms)].map((platform) => {
        const Glyph = PLATFORM_ICONS[platform];
        return <Glyph key={platform} size={15} stroke={1.6} aria-hidden />;
      })}
      <span>{names}</span>
    </span>
  );
}
