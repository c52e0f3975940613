import { usePathname, useRouter } from "next/navigation";
import { useCurrentApp } from "@/lib/client/app";
import { listHref } from "@/lib/client/url/list-href";
import { RANGE, RANGED_PAGES, rangeParameters } from "@/lib/client/url/range";
import { useAddress } from "@/lib/client/url/use-address";
import type { TimeRange } from "@/lib/time/range";

/** Shows a range: on the page itself if it has one, else on the page Activity. Back returns to the range before. */
export function useSelectRange(): (range: TimeRange) => void {
  const here = usePathname();
  const router = useRouter();
  const { app } = useCurrentApp();
  const [, setRange] = useAddress(RANGE);
  return (range) => {
    if (RANGED_PAGES.includes(here)) setRange(rangeParameters(range), { history: "push" });
    else router.push(listHref("/activity", app, range));
  };
}
