import type { Conclusion as ConclusionOut } from "@/lib/contracts/stats/incidents";
import { message, toMinute, type Message } from "@/lib/presence/explain/message";
import type { Conclusion } from "@/lib/stats/conclusion";
import type { Millis } from "@/lib/time/units";
import { LOCALES } from "../locale";
import { formatMessage } from "./format-message";

interface ConclusionOptions {
  timeZone: string;
  now: Millis;
  /** Beginning of the incident. */
  from: Millis;
  /** The name of a network in CIDR notation, or null. */
  networkName: (prefix: string) => string | null;
}

const percent = (share: number) => Math.round(share * 100);

/** A conclusion as the API returns it: a sentence, and the evidence line by line, in both languages. */
export function renderConclusion(conclusion: Conclusion, options: ConclusionOptions): ConclusionOut {
  const { timeZone, now, from, networkName } = options;
  const inBoth = (text: Message) => {
    const format = (locale: (typeof LOCALES)[number]) => formatMessage(text, { locale, timeZone, now, endedAt: from });
    return { [LOCALES[0]]: format(LOCALES[0]), [LOCALES[1]]: format(LOCALES[1]) };
  };
  const { code, platform, network, cause, marker, backShare, silent } = conclusion;
  const networks = network && network.names.map((prefix) => ({ prefix, name: networkName(prefix) }));
  return {
    code,
    platforms: platform && { names: platform.names, share: platform.share, openShare: platform.openShare },
    networks: network && networks && { names: networks, share: network.share, openShare: network.openShare },
    cause,
    marker: marker && { at: new Date(marker.at).toISOString(), text: marker.text },
    backShare,
    sentence: inBoth(sentenceOf(conclusion, networks ?? [])),
    evidence: evidenceOf().map(inBoth),
  };

  function evidenceOf(): Message[] {
    return [
      ...(platform
        ? [message("conclusion.by_platform", { ...shares(platform), platforms: { platforms: platform.names } })]
        : []),
      ...(network ? [message("conclusion.by_network", { ...shares(network), networks: written(networks ?? []) })] : []),
      ...(cause
        ? [message("conclusion.by_cause", { cause: { text: `cause.${cause.name}` }, percent: percent(cause.share) })]
        : []),
      ...(silent ? [message("conclusion.silent", { from: toMinute(silent.from), to: toMinute(silent.to) })] : []),
      ...(marker ? [message("conclusion.marker", { text: marker.text, at: toMinute(marker.at) })] : []),
      ...(backShare === null ? [] : [message("conclusion.back", { percent: percent(backShare) })]),
    ];
  }
}

const shares = ({ share, openShare }: { share: number; openShare: number }) => ({
  percent: percent(share),
  open: percent(openShare),
});

const written = (networks: readonly { prefix: string; name: string | null }[]) =>
  networks.map(({ prefix, name }) => (name === null ? prefix : `${name} (${prefix})`)).join(", ");

function sentenceOf(
  { code, platform, network, cause, marker }: Conclusion,
  networks: readonly { prefix: string; name: string | null }[],
): Message {
  return message(`conclusion.${code}`, {
    platforms: { platforms: platform?.names ?? [] },
    networks: written(networks),
    percent: percent(network?.share ?? 0),
    open: percent(network?.openShare ?? 0),
    cause: { text: `cause.${cause?.name ?? "other"}` },
    marked: marker === null ? "no" : "yes",
    marker: marker?.text ?? "",
  });
}
