import {
  IconActivity,
  IconAdjustments,
  IconAlertTriangle,
  IconChartHistogram,
  IconDevices,
  IconHeartRateMonitor,
  IconList,
  IconMessageCircle,
  IconPlugConnected,
  IconUsers,
} from "@tabler/icons-react";

/** Every page of the console, in the order of the navigation. */
export const NAVIGATION_ENTRIES = [
  { path: "/live", name: "live", icon: IconActivity, also: ["/"] },
  { path: "/users", name: "users", icon: IconUsers, also: ["/user"] },
  { path: "/activity", name: "activity", icon: IconChartHistogram, also: [] as string[] },
  { path: "/platforms", name: "platforms", icon: IconDevices, also: [] as string[] },
  { path: "/statuses", name: "statuses", icon: IconMessageCircle, also: [] as string[] },
  { path: "/events", name: "events", icon: IconList, also: [] as string[] },
  { path: "/connections", name: "connections", icon: IconPlugConnected, also: [] as string[] },
  { path: "/incidents", name: "incidents", icon: IconAlertTriangle, also: ["/incident"] },
  { path: "/health", name: "health", icon: IconHeartRateMonitor, also: [] as string[] },
  { path: "/setup", name: "setup", icon: IconAdjustments, also: [] as string[] },
] as const;
