// What a SCIM user says of the employee, in the words in which forms, CSV and API tell it.
import { z } from "zod";
import type { EmployeeInput } from "../employee.ts";
import { ENTERPRISE_URN, ROLECALL_URN } from "./attributes.ts";
import { isObject, type ScimObject } from "./values.ts";

const MAX_FACT = 300; // characters, as EmployeeInput takes
const email = z.email().max(254);

/** The facts. A manager told by our own id is left with neither name nor e-mail here: see `managerIdOf`. */
export function employeeFacts(user: ScimObject): EmployeeInput {
  const enterprise = partOf(user, ENTERPRISE_URN);
  const rolecall = partOf(user, ROLECALL_URN);
  const names = namesOf(user);
  return {
    employeeNumber: textOf(enterprise["employeeNumber"], 100),
    ...names,
    preferredName: textOf(user["nickName"]),
    workEmail: workEmail(user),
    personalEmail: emailOf(rolecall["personalEmail"]) ?? emailOfType(user, ["home", "personal", "secondary"]),
    title: textOf(user["title"]),
    department: textOf(enterprise["department"]),
    location: location(user),
    employmentType: null, // SCIM's userType says something else: who the person is to the directory
    manager: manager(user),
    startDate: textOf(rolecall["startDate"]),
  };
}

/**
 * How well the user tells the name: in `parts`, as a `whole` that was taken apart by guessing, or not at all, so that the first
 * name is only the sign-in name.
 */
export function nameTold(user: ScimObject): "parts" | "whole" | "not" {
  const name = partOf(user, "name");
  if (textOf(name["givenName"]) !== null) return "parts";
  return (textOf(name["formatted"]) ?? textOf(user["displayName"]) ?? textOf(name["familyName"])) === null
    ? "not"
    : "whole";
}

/** Whether the person works: only an explicit false says no. */
export function isActive(user: ScimObject): boolean {
  return user["active"] !== false;
}

/** Under what `userName` is found and unique: whatever its case. */
export function userNameKey(userName: string): string {
  return userName.normalize("NFC").toLowerCase();
}

/** Our id of the manager's employee, when the client names the manager so (Entra does). */
export function managerIdOf(user: ScimObject): string | null {
  const value = textOf(partOf(partOf(user, ENTERPRISE_URN), "manager")["value"]);
  return value !== null && /^emp_[0-9a-z]{1,40}$/.test(value) ? value : null;
}

function namesOf(user: ScimObject): Pick<EmployeeInput, "firstName" | "middleName" | "lastName"> {
  const name = partOf(user, "name");
  const [given, middleName, family] = [
    textOf(name["givenName"]),
    textOf(name["middleName"]),
    textOf(name["familyName"]),
  ];
  if (given !== null) return { firstName: given, middleName, lastName: family ?? "" };
  const whole = textOf(name["formatted"]) ?? textOf(user["displayName"]);
  if (whole === null) return { firstName: family ?? textOf(user["userName"]) ?? "", middleName, lastName: "" };
  if (family !== null && whole.endsWith(` ${family}`))
    return { firstName: whole.slice(0, -family.length).trim(), middleName, lastName: family };
  const [last = "", first] = whole.split(",", 2); // "Lovelace, Ada"
  if (first !== undefined && first.trim() !== "") return { firstName: first.trim(), middleName, lastName: last.trim() };
  const words = whole.split(/\s+/);
  return {
    firstName: words.slice(0, -1).join(" ") || whole,
    middleName,
    lastName: words.length > 1 ? (words.at(-1) ?? "") : "",
  };
}

/** By its type, else the primary one, else the sign-in name when that is an address. */
function workEmail(user: ScimObject): string | null {
  const primary = listOf(user, "emails").find((one) => one["primary"] === true && one["type"] === undefined);
  return emailOfType(user, ["work"]) ?? emailOf(primary?.["value"]) ?? untyped(user) ?? emailOf(user["userName"]);
}

function untyped(user: ScimObject): string | null {
  return emailOf(listOf(user, "emails").find((one) => one["type"] === undefined)?.["value"]);
}

function emailOfType(user: ScimObject, types: readonly string[]): string | null {
  const typed = listOf(user, "emails").filter((one) => types.includes(String(one["type"]).toLowerCase()));
  return emailOf((typed.find((one) => one["primary"] === true) ?? typed[0])?.["value"]);
}

function location(user: ScimObject): string | null {
  const addresses = listOf(user, "addresses");
  const work = addresses.find((one) => String(one["type"]).toLowerCase() === "work") ?? addresses[0];
  if (work === undefined || String(work["type"]).toLowerCase() === "home") return null;
  const place = [work["locality"], work["region"], work["country"]].flatMap((one) => textOf(one) ?? []).join(", ");
  return textOf(place) ?? textOf(work["formatted"]);
}

function manager(user: ScimObject): EmployeeInput["manager"] {
  const told = partOf(partOf(user, ENTERPRISE_URN), "manager");
  const [name, address] = [textOf(told["displayName"]), emailOf(told["value"])];
  return name === null && address === null ? null : { name, email: address };
}

function partOf(object: ScimObject, name: string): ScimObject {
  const part = object[name];
  return isObject(part) ? part : {}; // by the tables, this name holds an object or nothing
}

function listOf(object: ScimObject, name: string): readonly ScimObject[] {
  const list = object[name];
  return Array.isArray(list) ? (list as readonly ScimObject[]) : []; // by the tables, a list or nothing
}

/** A fact that is too long is cut: the whole text stays in the user. */
function textOf(value: unknown, most = MAX_FACT): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, most) : null;
}

/** What is no address is no fact: it would match nobody. */
function emailOf(value: unknown): string | null {
  const address = email.safeParse(typeof value === "string" ? value.trim() : null);
  return address.success ? address.data : null;
}
