// Line icons on a 16 px grid, drawn here so that nothing is fetched. They repeat what words beside them say.
const PATHS = {
  newcomer:
    "M6.5 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM2 13.5c.3-2.4 2-3.8 4.5-3.8 1.2 0 2.3.3 3.1.9M12 8.5v5M9.5 11h5",
  mail: "M2.5 4h11v8.5h-11zM2.8 4.4 8 8.6l5.2-4.2",
  file: "M4 2.5h5L12.5 6v7.5H4zM9 2.5V6h3.5M6.2 9h4M6.2 11h2.6",
  box: "M2.8 5.2 8 2.6l5.2 2.6v5.6L8 13.4l-5.2-2.6zM2.8 5.2 8 7.8l5.2-2.6M8 7.8v5.6",
  home: "M2.5 7.2 8 2.8l5.5 4.4v5.6a.7.7 0 0 1-.7.7H9.8V9.5H6.2v4H3.2a.7.7 0 0 1-.7-.7z",
  seats: "M2.8 2.8h4v4h-4zM9.2 2.8h4v4h-4zM2.8 9.2h4v4h-4zM9.2 9.2h4v4h-4z",
  report: "M2.5 13.5h11M4.5 13V8.5M8 13V3.5M11.5 13V6.5",
  match: "M6.5 4.5H5a3.5 3.5 0 0 0 0 7h1.5M9.5 4.5H11a3.5 3.5 0 0 1 0 7H9.5M5.5 8h5",
  hire: "M6.5 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM2 13.5c.3-2.4 2-3.8 4.5-3.8 1 0 1.9.2 2.6.7M10 12l1.5 1.5L14.5 10",
  people:
    "M6 7.5a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8zM1.8 13.3c.3-2.3 1.9-3.6 4.2-3.6s3.9 1.3 4.2 3.6M10.5 2.9a2.4 2.4 0 0 1 0 4.4M12 10c1.3.5 2.1 1.6 2.3 3.3",
  briefcase: "M2.5 5.2h11v8h-11zM5.8 5V3.4a.6.6 0 0 1 .6-.6h3.2a.6.6 0 0 1 .6.6V5M2.5 8.8h11M7 8v1.6h2V8",
  plug: "M6 2v3M10 2v3M4 5.5h8V8a4 4 0 0 1-8 0zM8 12v2.5",
  bolt: "M9 1.8 3.5 9H8l-1 5.2L12.5 7H8z",
  clock: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.6",
  key: "M10 9.8a3.3 3.3 0 1 0-3-2L2.5 12.3v1.5h2v-1.5H6v-1.5h1.2l1-1c.5.1 1.1.1 1.8 0zM10.8 5.2h.01",
  gear: "M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM8 1.8v1.7M8 12.5v1.7M1.8 8h1.7M12.5 8h1.7M3.6 3.6l1.2 1.2M11.2 11.2l1.2 1.2M12.4 3.6l-1.2 1.2M4.8 11.2l-1.2 1.2",
  scroll:
    "M4 2.5h7.5v9.8a1.7 1.7 0 0 1-1.7 1.7H3.7a1.7 1.7 0 0 0 1.7-1.7M4 2.5A1.5 1.5 0 0 0 2.5 4v1.5h2.8M5.3 2.6v9.7M7.5 5.5H9.8M7.5 8H9.8",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3 13.5 13.5",
  plus: "M8 3v10M3 8h10",
  cross: "M4 4l8 8M12 4l-8 8",
  back: "M9.5 3.5 5 8l4.5 4.5",
  next: "M6.5 3.5 11 8l-4.5 4.5",
  check: "M3 8.5 6.3 11.8 13 4.8",
  warning: "M8 2.5 14.2 13.3H1.8zM8 6.5v3.2M8 11.5v.1",
  info: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.3v3.7M8 5v.1",
  menu: "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
  leave: "M6.5 2.5h-3a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h3M10 5l3 3-3 3M13 8H6.5",
  upload: "M8 10.5v-8M4.8 5.5 8 2.3l3.2 3.2M2.5 10.5v2a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1v-2",
  arrow: "M3 8h10M9 4l4 4-4 4",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon(props: { name: IconName; size?: number; class?: string }) {
  const size = props.size ?? 16;
  return (
    <svg
      class={props.class ?? ""}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.4"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[props.name]} />
    </svg>
  );
}

/** Rolecall's mark: a roll with two names called. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 28 28" aria-hidden="true">
      <rect class="mark-ground" width="28" height="28" rx="7" />
      <path
        class="mark-line"
        d="M7 9.5l1.8 1.8 3-3.3M7 18.5l1.8 1.8 3-3.3M15.5 10h5.5M15.5 19h5.5"
        fill="none"
        stroke-width="2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
