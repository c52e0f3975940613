import {
  IconActivity,
  IconAdjustments,
  IconAlertTriangle,
  IconBell,
  IconArrowsDiff,
  IconChartHistogram,
  IconDevices,
  IconEyeCheck,
  IconFlag,
  IconHeartRateMonitor,
  IconList,
  IconMessageCircle,
  IconPlugConnected,
  IconUsers,
  IconUsersGroup,
  type Icon,
} from "@tabler/icons-react";

/** An entry named by `nav` and `command.words_…`. It is also current on the paths of `also`. */
const page = <const N extends string>(path: string, name: N, icon: Icon, ...also: string[]) => {
  return { path, name, icon, also };
};

/** Every page of the console, in groups and in the order of the navigation. */
export const NAVIGATION_GROUPS = [
  { title: "overview", pages: [page("/live", "live", IconActivity), page("/users", "users", IconUsers, "/user")] },
  {
    title: "analysis",
    pages: [
      page("/activity", "activity", IconChartHistogram),
      page("/platforms", "platforms", IconDevices),
      page("/statuses", "statuses", IconMessageCircle),
      page("/events", "events", IconList),
      page("/connections", "connections", IconPlugConnected),
      page("/compare", "compare", IconArrowsDiff),
    ],
  },
  {
    title: "monitoring",
    pages: [
      page("/incidents", "incidents", IconAlertTriangle, "/incident"),
      page("/markers", "markers", IconFlag),
      page("/alerts", "alerts", IconBell),
      page("/health", "health", IconHeartRateMonitor),
    ],
  },
  {
    title: "administration",
    pages: [
      page("/setup", "setup", IconAdjustments),
      page("/people", "people", IconUsersGroup),
      page("/audit", "audit", IconEyeCheck),
    ],
  },
] as const;

export const NAVIGATION_ENTRIES = NAVIGATION_GROUPS.flatMap(({ pages }) => [...pages]);
