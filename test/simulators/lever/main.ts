// Runs the simulator alone: node test/simulators/lever/main.ts --port 8790 --state FILE
import { parseArgs } from "node:util";
import { startLeverSimulator } from "./server.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8790" },
    host: { type: "string", default: "127.0.0.1" },
    state: { type: "string" },
    data: { type: "string", default: "demo" },
    seed: { type: "string", default: "1" },
    rate: { type: "string", default: process.env["LEVER_RATE"] ?? "10" },
  },
});

const data = values.data === "blank" || values.data === "none" ? values.data : "demo";
const lever = await startLeverSimulator({
  port: Number(values.port),
  host: values.host,
  data,
  seed: Number(values.seed),
  rate: Number(values.rate),
  ...(values.state === undefined ? {} : { stateFile: values.state }),
});
console.log(`Lever (simulator) on ${lever.url}`);

const stop = () => void lever.close().then(() => process.exit(0));
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
