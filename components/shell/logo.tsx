import classes from "./shell.module.css";

/** Three people in a roll call: two answered, one did not. */
export function Logo() {
  return (
    <span className={classes.logo}>
      <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden>
        <rect x="0.75" y="0.75" width="20.5" height="20.5" rx="6" fill="var(--tone-online-solid)" />
        <path d="M5 6.5h7M5 11h12M5 15.5h7" stroke="#fff" strokeWidth="2" strokeLinecap="round" />
        <circle cx="16" cy="6.5" r="1.4" fill="#fff" />
        <circle cx="16" cy="15.5" r="1.2" fill="none" stroke="#fff" strokeWidth="1.1" />
      </svg>
      Rollcall
    </span>
  );
}
