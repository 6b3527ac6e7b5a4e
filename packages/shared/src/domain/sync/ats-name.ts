// What people call each ATS, for messages.
import type { Provider } from "../words.ts";

export const ATS_NAME: Record<Provider, string> = { lever: "Lever", greenhouse: "Greenhouse" };
