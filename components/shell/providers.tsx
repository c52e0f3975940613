"use client";

import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { ApiError } from "@/lib/client/api/problem";
import { ZoneProvider } from "@/lib/client/time/zone";
import { cssVariables, theme } from "../theme/theme";

function createClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A 4xx answer does not change on retry. Other failures may.
        retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
        refetchIntervalInBackground: false,
      },
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
