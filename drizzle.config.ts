// How drizzle-kit makes migrations: `npm run generate -- --name what_changes`, then read the SQL; never edit one that has landed.
import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  schema: "./packages/shared/src/db/schema/index.ts",
  out: "./migrations",
});
