// Re-checks receipts from themselves: results that hold their scheme, as the codec writes them with scheme=True.
//
//     node docs/receipts.mjs receipt.json        prints "agrees", or the paths of what does not, and then ends with 1
// The digest is computed from the scheme, every figure and working from scheme, readings and evidence, and the evidence from
// the corrections that led to it. A receipt is a result, a cohort, an on-site result, a composite, the composites of a cohort,
// or what prevails among statements. docs/scheme-json.md lists what is not looked at. Whether the digest is the published one,
// only who published it can say.

import { ofCohort } from "./cohorts.mjs";
import { canonical, digest, isProgram, pointer } from "./evaluator.mjs";
import { ofCorrections } from "./corrections.mjs";
import { madeOf } from "./results.mjs";
import { Refusing, repeatedKeys } from "./refusals.mjs";
import { differences } from "./workings.mjs";

const FORMAT = "1";
const HEAD = ["library_version", "format", "scheme_id", "scheme_digest", "readings"];
const isObject = (said) => said !== null && typeof said === "object" && !Array.isArray(said);
const within = (path, found) => found.map((one) => path + one);

/** The readings of a receipt that its scheme does not have, or has no such choice of. */
const unknownReadings = ({ readings: known }, readings) => {
  if (!isObject(readings)) return ["/readings"];
  const wrong = Object.keys(readings).filter((id) => !Object.hasOwn(known, id) || !known[id].includes(readings[id]));
  return [...wrong, ...Object.keys(known).filter((id) => !Object.hasOwn(readings, id))].map((id) => `/readings${pointer(id)}`);
};
/** What does not agree at the head of a receipt, or of a result in it: the format, the scheme, the readings. */
const ofHead = (said, head) => ["format", "scheme_id", "scheme_digest", "readings"].filter((key) => canonical(said?.[key] ?? false) !== canonical(head[key])).map(pointer);

/** What does not agree in one result. */
const ofResult = (scheme, head, result) => {
  if (!isObject(result)) return [""];
  const { evidence, history, notes, scheme: own, ...given } = result, refusing = new Refusing(scheme, head.readings);
  const heads = ofHead(result, head), faults = refusing.faultsOfResult(evidence);
  if (faults.length) return [...heads, ...faults.map(([, path]) => `/evidence${path}`)];
  for (const key of HEAD) delete given[key];
  return [...heads, ...differences(madeOf(refusing, evidence, given), given), ...ofCorrections({ history, evidence })];
};

const RECEIPTS = {
  results: (scheme, head, said) => ofCohort(scheme, head, said, ofResult, ofHead),
  result: (scheme, head, said) => ofResult(scheme, head, said),
};
const kindOf = (said) => Object.keys(RECEIPTS).find((key) => Object.hasOwn(said, key)) ?? "result";

/** The paths of everything in a receipt that does not agree with what it holds itself; none where it is right. */
export const check = async (receipt) => {
  if (!isObject(receipt?.scheme?.document) || !receipt.scheme_digest) return ["/scheme"];
  const { scheme } = receipt, { document } = scheme, found = [], is = await digest(document);
  if (scheme.digest !== is) found.push("/scheme/digest");
  const unknown = unknownReadings(document, receipt.readings);
  if (unknown.length) return [...found, ...unknown];
  const head = { format: FORMAT, scheme_id: document.id, scheme_digest: is, readings: receipt.readings };
  if (canonical(scheme.readings ?? false) !== canonical(receipt.readings)) found.push("/scheme/readings");
  const heads = ofHead(receipt, head);
  return [...new Set([...found, ...heads, ...RECEIPTS[kindOf(receipt)](scheme, head, receipt)])];
};

if (await isProgram(import.meta.url)) {
  const { readFileSync } = await import("node:fs");
  if (process.argv.length !== 3) {
    console.error("usage: node receipts.mjs RECEIPT.json");
    process.exitCode = 2;
  } else {
    const written = readFileSync(process.argv[2], "utf-8"), found = [...repeatedKeys(written), ...await check(JSON.parse(written))];
    for (const path of found) console.log(path || "/");
    if (!found.length) console.log("agrees");
    process.exitCode = found.length ? 1 : 0;
  }
}
