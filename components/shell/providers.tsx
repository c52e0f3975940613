"use client";

import { MantineProvider } from "@mantine/core";
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { leaveForSignIn } from "@/lib/client/leave-for-sign-in";
import { ZoneProvider } from "@/lib/client/time/zone";
import { cssVariables, theme } from "../theme/theme";

function createClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveForSignIn }),
    defaultOptions: {
      // A failure shows at once. useOutage tries again; react-query's own retries would hide it for seconds, and would
      // wait for ever in a browser that believes it is offline.
      queries: { retry: false, networkMode: "always", refetchIntervalInBackground: false },
      mutations: { networkMode: "always" },
    },
  });
}

export function Providers({ zone, children }: { zone: string | undefined; children: ReactNode }) {
  const [client] = useState(createClient);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <ZoneProvider remembered={zone}>{children}</ZoneProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
