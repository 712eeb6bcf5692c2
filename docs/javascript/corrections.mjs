// Whether corrections (更正) lead from the first evidence to the one that was scored.
//
// What a receipt holds under `history`: the first evidence, and what each correction says in place of what, who made it, on
// which day and why. A cohort puts statistics in: they stand beside the changes and are part of no correction.

import { canonical, inEvidence, pointer, text } from "./evaluator.mjs";
import { LONGEST_NUMBER, isObject, readDay, readForm, readReason, readWho } from "./form.mjs";
import { notAsWritten } from "./written.mjs";

const NAMED = ["facts", "marks", "averages", "statistics", "rulings"];
const byId = (list) => Object.fromEntries((list ?? []).map((one) => [one.id, one]));
/** What is said, whatever way a number is written, and with nothing beside a value where there is nothing. */
export const settled = (said) => {
  if (!isObject(said)) { try { return typeof said === "string" && said.length <= LONGEST_NUMBER ? text(inEvidence(said)) : said; } catch { return said; } }
  const keys = Object.keys(said).filter((key) => said[key] !== null);
  if (keys.length === 1 && ["value", "points"].includes(keys[0])) return settled(said[keys[0]]);
  return Object.fromEntries(keys.map((key) => [key, settled(said[key])]));
};
export const isSame = (a, b) => canonical(settled(a) ?? false) === canonical(settled(b) ?? false) && (a == null) === (b == null);
/** Where two things that are said are not the same, as deep as both have it. */
const otherIn = (a, b, path) => {
  if (isSame(a, b)) return [];
  if (!isObject(a) || !isObject(b)) return [path];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => otherIn(a[key], b[key], path + pointer(key)));
};
/** The paths at which two pieces of evidence say something else. */
export const differing = (one, other, path = "") => {
  const [a, b] = [saidIn(one), saidIn(other)];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => otherIn(a[key], b[key], path + key));
};
/** Everything that evidence says, by path; that no incidents happened stands at their own. */
export const saidIn = (evidence) => Object.fromEntries([
  ...NAMED.slice(0, 4).flatMap((key) => Object.entries(evidence[key] ?? {}).map(([name, one]) => [pointer(key, name), one])),
  ...(evidence.incidents ?? []).map((one) => [pointer("incidents", one.id), one]),
  ...Object.entries(evidence.rulings ?? {}).map(([name, one]) => [pointer("rulings", name), one]),
  ...(evidence.incidents?.length === 0 ? [["/incidents", []]] : []),
].filter(([, one]) => one !== null));

/** Evidence after the changes of a correction: null takes a value away, and incidents stand by their ids. */
const changedBy = (evidence, changes, seen) => {
  const now = { ...evidence };
  for (const key of NAMED) if (isObject(changes[key])) now[key] = { ...now[key], ...changes[key] };
  if (!Object.hasOwn(changes, "incidents")) return now;
  const said = changes.incidents;
  if (!isObject(said)) return { ...now, incidents: said };
  const listed = { ...byId(now.incidents), ...Object.fromEntries(Object.entries(said).map(([id, one]) => [id, isObject(one) ? { id, ...one } : one])) };
  // In the order in which they were first told of, so that one put back stands where it stood.
  const ids = [...new Set([...seen, ...Object.keys(listed)])].filter((id) => listed[id] !== null);
  return { ...now, incidents: ids.map((id) => listed[id]) };
};
/** The links of a chain: the first evidence, then that after each correction with who made it; and what is wrong with them. */
export const linksOf = (history) => {
  const found = [], add = (path) => found.push(path), links = [{ evidence: history.first }];
  for (const key of Object.keys(history)) if (!["first", "amendments"].includes(key)) add(pointer(key));
  for (const path of formOf(history.first)) add(`/first${path}`);
  if (!found.length) found.push(...notAsWritten(history.first, "/first"));
  if (found.length || !Array.isArray(history.amendments ?? [])) return { links, found: found.length ? found : ["/amendments"] };
  const seen = [];
  let day = "";
  for (const [i, one] of (history.amendments ?? []).entries()) {
    const here = `/amendments/${i}`, { evidence } = links.at(-1);
    for (const key of Object.keys(one ?? {})) if (!["changes", "by", "on", "why", "averages", "statistics"].includes(key)) add(here + pointer(key));
    for (const [key, read] of [["by", readWho], ["on", readDay], ["why", readReason]]) read(one?.[key], `${here}/${key}`, add);
    if (found.length) break;
    if (!isObject(one.changes) || one.on < day) { add(here); break; }
    day = one.on;
    seen.push(...(evidence.incidents ?? []).map(({ id }) => id));
    const after = changedBy(evidence, one.changes, seen), whole = { ...after, ...(one.averages && { averages: one.averages }), ...(one.statistics && { statistics: one.statistics }) };
    for (const path of formOf(whole)) add(`${here}/changes${path}`);
    if (found.length) break;
    const { changes: { incidents, ...changes }, averages, statistics } = one;
    for (const path of [...notAsWritten(changes, "/changes"), ...notAsWritten({ ...(averages && { averages }), ...(statistics && { statistics }) }, "")]) add(here + path);
    const [before, now] = [saidIn(evidence), saidIn(after)], named = Object.entries(one.changes).flatMap(([key, said]) => (isObject(said) ? Object.keys(said).map((name) => pointer(key, name)) : [pointer(key)]));
    // What a correction says must be otherwise than it stood.
    if (!named.length || named.some((path) => isSame(before[path], now[path]) && path !== "/incidents")) add(here);
    if (named.includes("/incidents") && (evidence.incidents ?? null) === null === ((after.incidents ?? null) === null) && evidence.incidents?.length === after.incidents?.length) add(here);
    links.push({ evidence: whole, by: one.by, on: one.on, why: one.why });
    if (found.length) break;
  }
  return { links, found };
};
/** What is wrong with the form of evidence; a sum over a cohort may have more digits than evidence may bring. */
const formOf = (evidence) => readForm(evidence, true).faults.map(([, path]) => path);

/** What does not agree between corrections and the evidence that they lead to, by path in the result that holds both. */
export const ofCorrections = ({ history, evidence }) => {
  if (history === undefined) return [];
  if (!isObject(history)) return ["/history"];
  const { links, found } = linksOf(history);
  if (found.length) return found.map((path) => `/history${path}`);
  const last = links.at(-1).evidence;
  const days = new Set([...(history.first.statement_days ?? []), ...(evidence.statement_days ?? [])]);
  return [...differing(last, evidence, "/evidence"), ...(last.unit === evidence.unit ? [] : ["/evidence/unit"]), ...((last.incidents == null) === (evidence.incidents == null) ? [] : ["/evidence/incidents"]),
    ...(days.size === (history.first.statement_days ?? []).length ? [] : ["/history/first/statement_days"]), ...(links.length > 1 ? [] : ["/history/amendments"])];
};
