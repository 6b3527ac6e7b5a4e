// The house on this machine: five Workers in one Miniflare. `npm start`, the tests and the benches all start it from here.
export { applyMigrations, readMigrations } from "./house/migrations.ts";
export { startHouse, type House, type HouseLog, type HouseOptions } from "./house/start-house.ts";
export { ROOT } from "./house/kept.ts";
export { readWorkers, WORKERS, type WorkerBlock, type WorkerName } from "./house/workers.ts";
