// Re-checks receipts from themselves: results that hold their scheme, as the codec writes them with scheme=True.
//
//     node docs/javascript/receipts.mjs receipt.json        prints "agrees", or the paths of what does not, and then ends with 1
// What is no JSON is told in words, and then it ends with 2.
// The digest is computed from the scheme, every figure and working from scheme, readings and evidence, and the evidence from
// the corrections that led to it. A receipt is a result, a cohort, an on-site result, a composite, the composites of a cohort,
// or what prevails among statements. docs/scheme-json.md lists what is not looked at. Whether the digest is the published one,
// only who published it can say.

import { ofCohort } from "./cohorts.mjs";
import { ofComposite, ofComposites } from "./composites.mjs";
import { ofCorrections } from "./corrections.mjs";
import { formOf } from "./documents.mjs";
import { canonical, digest, isProgram, pointer, writtenOut } from "./evaluator.mjs";
import { isObject, repeatedKeys } from "./form.mjs";
import { areReadable } from "./incidents.mjs";
import { ofOnSite } from "./on_site.mjs";
import { Refusing } from "./refusals.mjs";
import { madeOf } from "./results.mjs";
import { tooDeep } from "./sizes.mjs";
import { ofPrevailing } from "./statements.mjs";
import { differences, isWorded } from "./workings.mjs";
import { notAsWritten } from "./written.mjs";

const FORMAT = "1";
const OF_A_SCHEME = ["digest", "document", "readings", "annotations"];
const HEAD = ["library_version", "format", "scheme_id", "scheme_digest", "readings"];

/** The readings of a receipt that its scheme does not have, or has no such choice of. */
const unknownReadings = ({ readings: known }, readings) => {
  if (!isObject(readings)) return ["/readings"];
  const wrong = Object.keys(readings).filter((id) => !Object.hasOwn(known, id) || !known[id].includes(readings[id]));
  return [...wrong, ...Object.keys(known).filter((id) => !Object.hasOwn(readings, id))].map((id) => `/readings${pointer(id)}`);
};
/** What does not agree at the head of a receipt, or of a result in it: the format, the scheme, the readings. */
const ofHead = (said, head) => [
  ...["format", "scheme_id", "scheme_digest", "readings"].filter((key) => canonical(said[key] ?? false) !== canonical(head[key])),
  ...(isWorded(Object.hasOwn(said, "library_version") ? said.library_version : "") ? [] : ["library_version"]),
].map((key) => pointer(key));

/** What does not agree in one result. */
const ofResult = (scheme, head, result) => {
  if (!isObject(result)) return [""];
  const { evidence, history, notes, ...given } = result, refusing = new Refusing(scheme, head.readings);
  const heads = ofHead(result, head), faults = refusing.faultsOfResult(evidence);
  if (faults.length) return [...heads, ...faults.map(([, path]) => `/evidence${path}`)];
  for (const key of HEAD) delete given[key];
  return [...heads, ...notAsWritten(evidence, "/evidence"), ...differences(madeOf(refusing, evidence), given), ...ofCorrections({ history, evidence })];
};

/** What a receipt or a result in it says beside its head. */
const bare = (said) => Object.fromEntries(Object.entries(said).filter(([key]) => !HEAD.includes(key)));
const ofWholeCohort = (scheme, head, said) => (isObject(said) ? [...ofHead(said, head), ...ofCohort(scheme, head, bare(said), ofResult)] : [""]);
/** How each kind of receipt is re-checked, by a key that it alone has. */
const KINDS = {
  ratings: (scheme, head, said) => ofOnSite(scheme, bare(said)),
  assessment: (scheme, head, said) => ofComposite(scheme, head, bare(said), ofResult),
  cohort: (scheme, head, said) => ofComposites(scheme, head, bare(said), ofWholeCohort),
  statements: (scheme, head, said) => ofPrevailing(scheme, head, bare(said)),
  results: (scheme, head, said) => ofCohort(scheme, head, bare(said), ofResult),
  clauses: ofResult,
};
const kindOf = (said) => Object.keys(KINDS).find((key) => Object.hasOwn(said, key)) ?? "clauses";

/** The paths of everything in a receipt that does not agree with what it holds itself; none where it is right. */
export const check = async (receipt) => {
  if (!isObject(receipt) || !isObject(receipt.scheme?.document) || !receipt.scheme_digest) return ["/scheme"];
  const deep = tooDeep(receipt);
  if (deep.length) return deep;
  const { scheme: given, ...said } = receipt, { document } = given, is = await digest(document);
  // Of a document that has another digest nothing more is told: it is not the one that was asked for.
  const others = [["/scheme/digest", given.digest], ["/scheme_digest", receipt.scheme_digest]].filter(([, said]) => said !== is).map(([path]) => path);
  if (others.length) return others;
  const more = Object.keys(given).filter((key) => !OF_A_SCHEME.includes(key)).map((key) => `/scheme${pointer(key)}`);
  const form = [...more, ...formOf(document).map((path) => `/scheme/document${path}`)];
  if (form.length) return form;
  const scheme = { ...given, document: writtenOut(document) };
  const found = canonical(scheme.readings ?? false) === canonical(receipt.readings ?? false) ? [] : ["/scheme/readings"], unknown = unknownReadings(document, receipt.readings);
  if (unknown.length) return [...found, ...unknown];
  if (!areReadable(scheme, receipt.readings)) return [...found, "/scheme/annotations"];
  const head = { format: FORMAT, scheme_id: document.id, scheme_digest: is, readings: receipt.readings };
  return [...new Set([...found, ...ofHead(said, head), ...computed(() => KINDS[kindOf(said)](scheme, head, said))])];
};
/** What is found; a document by which nothing can be computed, though its form is right, is of no scheme. */
const computed = (find) => { try { return find(); } catch { return ["/scheme/document"]; } };

if (await isProgram(import.meta.url)) {
  const { readFileSync } = await import("node:fs");
  const fail = (why) => { console.error(why); process.exitCode = 2; };
  const read = (path) => { try { const text = readFileSync(path, "utf-8"); return { text, receipt: JSON.parse(text) }; } catch (error) { return fail(`${path}: ${error.message}`); } };
  const given = process.argv.length === 3 ? read(process.argv[2]) : fail("usage: node receipts.mjs RECEIPT.json");
  if (given) {
    const found = [...repeatedKeys(given.text), ...await check(given.receipt)];
    for (const path of found) console.log(path || "/");
    if (!found.length) console.log("agrees");
    process.exitCode = found.length ? 1 : 0;
  }
}
