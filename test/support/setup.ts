// Runs before each test file: what it opens is closed after it.
import { closeAtEnd } from "./at-end.ts";

closeAtEnd();
