import { MaybeHidden } from "./hidden";
import classes from "./ui.module.css";

interface AddressProps {
  ip: string | null;
  /** The name of its network, if a file of networks names it. */
  network: string | null;
  /** Shown if there is no address. */
  none?: string;
}

/** An IP address and the name of its network. */
export function Address({ ip, network, none = "" }: AddressProps) {
  return (
    <span className={classes.address}>
      <span className="figures">{ip === null ? none : <MaybeHidden text={ip} />}</span>
      {network && (
        <span className={classes.networkName} title={network}>
          {network}
        </span>
      )}
    </span>
  );
}
