// Runs the simulator alone: node test/simulators/greenhouse/main.ts --port 8791 --state FILE
import { parseArgs } from "node:util";
import { startGreenhouseSimulator } from "./server.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8791" },
    host: { type: "string", default: "127.0.0.1" },
    state: { type: "string" },
    data: { type: "string", default: "demo" },
    seed: { type: "string", default: "1" },
    rate: { type: "string", default: process.env["GREENHOUSE_RATE"] ?? "150" },
  },
});

const data = values.data === "blank" || values.data === "none" ? values.data : "demo";
const greenhouse = await startGreenhouseSimulator({
  port: Number(values.port),
  host: values.host,
  data,
  seed: Number(values.seed),
  rate: Number(values.rate),
  ...(values.state === undefined ? {} : { stateFile: values.state }),
});
console.log(`Greenhouse (simulator) on ${greenhouse.url}`);

const stop = () => void greenhouse.close().then(() => process.exit(0));
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
