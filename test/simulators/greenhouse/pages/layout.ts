// The outer frame of every page of this simulator.
import { layoutOf } from "../../shared/pages/layout.ts";
import type { Frame, Html } from "../../shared/pages/layout.ts";

export type { Html } from "../../shared/pages/layout.ts";

export const layout = (frame: Frame): Html => layoutOf("Greenhouse", frame);
