import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from "@mantine/core";
import { platformVariables, SURFACES, toneVariables } from "@/lib/client/theme/tokens";

const present: MantineColorsTuple = [
  "#e6f6f2",
  "#cdebe4",
  "#a0d9cc",
  "#6cc5b1",
  "#3fb39b",
  "#1fa389",
  "#0f8570",
  "#0a6f5e",
  "#075a4c",
  "#03463b",
];
const gray: MantineColorsTuple = [
  "#fafafa",
  "#f4f4f5",
  "#ebebed",
  "#e0e0e3",
  "#cfcfd4",
  "#a8a8b0",
  "#7c7c85",
  "#55555d",
  "#36363c",
  "#202024",
];
const dark: MantineColorsTuple = [
  "#ededef",
  "#c2c2c8",
  "#a0a0a8",
  "#77777f",
  "#3a3b3f",
  "#292a2d",
  "#1c1d1f",
  "#131415",
  "#0f1011",
  "#0a0b0c",
];

const sans = 'var(--font-geist-sans), "Noto Sans SC Variable", system-ui, sans-serif';

/**
 * Text of a filled button: dark in the dark scheme, white in the light scheme. Mantine chooses by the light scheme
 * only.
 */
const CONTRAST = "var(--mantine-primary-color-contrast)";
const variantColorResolver: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  return input.variant === "filled" ? { ...colours, color: CONTRAST } : colours;
};

export const theme = createTheme({
  primaryColor: "present",
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  variantColorResolver,
  colors: { present, gray, dark },
  fontFamily: sans,
  fontFamilyMonospace: 'var(--font-geist-mono), "Noto Sans SC Variable", ui-monospace, monospace',
  headings: { fontFamily: sans, fontWeight: "600" },
  defaultRadius: "sm",
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "10px", xl: "14px" },
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.5", lg: "1.5", xl: "1.4" },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { withArrow: false, openDelay: 300, events: { hover: true, focus: true, touch: true } } },
    // Mantine's focus placeholder is not a valid child of a menu (ARIA 1.2).
    Menu: { defaultProps: { shadow: "md", transitionProps: { duration: 80 }, withInitialFocusPlaceholder: false } },
    Checkbox: { defaultProps: { iconColor: CONTRAST } },
    // The header of a dialog must not count as a second banner of the page.
    Drawer: { defaultProps: { transitionProps: { duration: 120 }, attributes: { header: { role: "none" } } } },
    Modal: { defaultProps: { transitionProps: { duration: 100 }, attributes: { header: { role: "none" } } } },
  },
});

/** Surfaces and tones as CSS variables. Mantine's own variables use them. */
export const cssVariables: CSSVariablesResolver = () => {
  const scheme = (name: "light" | "dark") => ({
    ...toneVariables(name),
    ...platformVariables(name),
    "--mantine-color-body": SURFACES[name].page,
    "--mantine-color-text": SURFACES[name].text,
    "--mantine-color-dimmed": SURFACES[name].dimmed,
    "--mantine-color-placeholder": SURFACES[name].dimmed,
    "--mantine-color-default-border": SURFACES[name].line,
    "--panel": SURFACES[name].panel,
    "--line": SURFACES[name].line,
  });
  return { variables: {}, light: scheme("light"), dark: scheme("dark") };
};
