// Answers conformance vectors with evaluator.mjs: node docs/javascript/answer_vectors.mjs SCHEME.json VECTORS.jsonl.gz > ANSWERS.jsonl
//
// An example of what another implementation writes (docs/conformance.md), and one that checks both files' digest.

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { digest, isGap, outcome, scoreCohort, text, writtenOut } from "./evaluator.mjs";
import { asJson, workingOf } from "./workings.mjs";
import { Refusing } from "./refusals.mjs";

const merged = (target, patch) => {
  if (patch === null || typeof patch !== "object" || Array.isArray(patch)) return patch;
  const of = target && typeof target === "object" && !Array.isArray(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete of[key];
    else of[key] = merged(of[key], value);
  }
  return of;
};
// A clause that is left out shows 0; what else has no number is refused.
const shown = (value) => (isGap(value) ? "0" : typeof value === "object" ? text(value) : value);
const figures = (written, exact) => {
  const told = { ...written, exact_total: exact.total, exact_grade: exact.grade };
  return Object.fromEntries(Object.entries(told).map(([name, value]) => {
    const isMap = ["clauses", "items", "groups", "adjustments"].includes(name);
    return [name, isMap ? Object.fromEntries(Object.entries(value).map(([id, one]) => [id, shown(one)])) : shown(value)];
  }));
};

const [scheme, packed] = [JSON.parse(readFileSync(process.argv[2], "utf-8")), readFileSync(process.argv[3])];
const [head, ...vectors] = gunzipSync(packed).toString("utf-8").trimEnd().split("\n").map((line) => JSON.parse(line));
for (const said of [head.digest, scheme.digest])
  if (said !== await digest(scheme.document)) throw new Error(`the document has another digest than ${said}`);
const document = writtenOut(scheme.document), refusing = new Map();
for (const { id, units, changes, readings, workings, text: said } of vectors) {
  const members = units.map((unit, i) => merged(head.units[unit], changes[i])), under = JSON.stringify(readings ?? {});
  if (!refusing.has(under)) refusing.set(under, new Refusing(scheme, readings));
  const faults = said !== undefined ? refusing.get(under).faultsOf(said) : members.length > 1 ? refusing.get(under).cohort(members) : refusing.get(under).faults(members[0]);
  if (faults.length) { console.log(JSON.stringify({ id, faults })); continue; }
  const known = [true, false].map((written) => scoreCohort(scheme, members, { readings, written }));
  const [written, exact] = known.map((every) => every.map((one) => outcome(scheme, one)));
  // Which clause is asked for, the vector says; of a clause that is asked for, how its points came about.
  const at = { known: known[0][0], readings: { ...scheme.readings, ...readings }, written: true };
  const asked = document.clauses.filter((clause) => Object.hasOwn(workings ?? {}, clause.id));
  const worked = Object.fromEntries(asked.map((clause) => [clause.id, workingOf(document, clause, at)]));
  console.log(JSON.stringify({ id, results: written.map((one, i) => figures(one, exact[i])), ...(asked.length && { workings: worked }) }, asJson));
}
