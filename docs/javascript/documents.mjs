// Whether a document has the form of one: the keys of every object in it with what stands under each, and whether every
// path, reading and grade that it names is there. docs/scheme-json.md has the same as tables. What its nodes are, and how
// long their numbers can get, sizes.mjs says; that it is the document of a scheme, the library alone.

import { FORMAT, pointer, writtenOut } from "./evaluator.mjs";
import { isObject } from "./form.mjs";
import { isSaidAt } from "./nodes.mjs";
import { isSaidOnce } from "./said_once.mjs";
import { isNode, tooLong } from "./sizes.mjs";
import { isCount, isInterval, isNumber, isPlaces } from "./values.mjs";

// Forms: each gives the paths of what is wrong with a value.

const is = (holds) => (said, path) => (holds(said) ? [] : [path]);
const listed = (form) => (said, path) => (Array.isArray(said) ? said.flatMap((one, i) => form(one, `${path}/${i}`)) : [path]);
/** A list in which each stands once, or each has an id of its own. */
const once = (form, nameOf = (one) => one) => (said, path) => {
  const wrong = listed(form)(said, path), seen = new Set();
  if (wrong.length) return wrong;
  return said.flatMap((one, i) => { const is = seen.has(nameOf(one)); seen.add(nameOf(one)); return is ? [`${path}/${i}`] : []; });
};
const some = (form) => (said, path) => (Array.isArray(said) && !said.length ? [path] : form(said, path));
const byId = (form) => once(form, ({ id }) => id);
const byName = (form) => (said, path) => (isObject(said) ? Object.entries(said).flatMap(([key, one]) => form(one, path + pointer(key))) : [path]);
const keyed = (keys, mayLack = []) => (said, path) => (!isObject(said) ? [path]
  : [...new Set([...Object.keys(keys), ...Object.keys(said)])].flatMap((key) => {
    if (!Object.hasOwn(said, key)) return mayLack.includes(key) ? [] : [path + pointer(key)];
    return Object.hasOwn(keys, key) ? keys[key](said[key], path + pointer(key)) : [path + pointer(key)];
  }));
const oneOf = (...words) => is((said) => words.includes(said));

const text = is((said) => typeof said === "string"), truth = is((said) => typeof said === "boolean"), list = is(Array.isArray);
const number = is(isNumber), whole = is(isCount), interval = is(isInterval), places = is(isPlaces);
const input = keyed({ range: interval, whole: truth, options: once(text), may_be_nothing: truth, percent: truth });
const ENTRY = { path: text, kind: oneOf("result", "tally", "statistic"), node: list }, MARKED = { id: text, path: text, max_points: number };
const [result, statistic] = [keyed(ENTRY), keyed({ ...ENTRY, fold: oneOf("mean", "most", "least", "place"), own: truth })];
const entry = (said, path) => (said?.kind === "statistic" ? statistic : result)(said, path);
const rounding = is((said) => Array.isArray(said) && [0, 2, 3].includes(said.length)
  && said.every((one, i) => ![places, oneOf("half_up", "half_even", "up", "down"), number][i](one, "").length) && !/^(0|-)/.test(said[2] ?? "1"));
const choices = byName((said, path) => (Array.isArray(said) && said.length ? once(text)(said, path) : [path]));
const ON_SITE = keyed({
  inputs: byName(input), readings: choices, shared: list, entries: listed(entry), tables: byId(keyed(MARKED)), outputs: keyed({ total: text }),
  points: byId(keyed({ ...MARKED, ratings: some(once(text)), levels: some(once(text)) })),
});
const DOCUMENT = keyed({
  format: oneOf(FORMAT), id: is((said) => typeof said === "string" && said !== "" && said.trim() === said), inputs: byName(input), readings: choices, shared: list, entries: listed(entry), agreements: list,
  exclusions: listed(keyed({ excluded: text, where: list })), grades: once(text), pending: list, settled: once(text), elements: byName(list),
  ranking: keyed({ by: listed(oneOf("grade", "total")), rounding, exempt: list }),
  clauses: byId(keyed({ ...MARKED, also_given: some(once(text)) }, ["also_given"])), items: byId(keyed(MARKED)), groups: byId(keyed(MARKED)),
  adjustments: byId(keyed({ id: text, path: text })),
  outputs: keyed({ base: text, raw_total: text, total: text, grade_before_veto: text, grade: text }, ["raw_total"]),
  written: keyed({ places: list, own: byName(places), sums: list }, ["sums"]),
  on_site: (said, path) => (isObject(said) && !Object.keys(said).length ? [] : ON_SITE(said, path)),
});

// What is named.

/** Where a node reads what is not known before it, or asks for a reading that there is not. */
const unknownIn = (node, path, known, readings) => {
  if (!Array.isArray(node)) return isObject(node) ? Object.entries(node).flatMap(([key, one]) => unknownIn(one, path + pointer(key), known, readings)) : [];
  if (node[0] === "read" && typeof node[1] === "string") return known.has(node[1]) ? [] : [path];
  if (node[0] === "open" && typeof node[1] === "string" && isObject(node[2])) {
    const names = Object.keys(node[2]), own = Object.hasOwn(readings, node[1]) ? readings[node[1]] : [];
    if (own.length !== names.length || !names.every((name) => own.includes(name))) return [path];
  }
  return node.flatMap((one, i) => unknownIn(one, `${path}/${i}`, known, readings));
};
/** The same of a program: its entries in their order. Gives what is known after them, and what they compute. */
const ofProgram = ({ inputs, readings, entries }, path) => {
  const known = new Set(Object.keys(inputs)), computed = new Set(), found = [];
  entries.forEach((one, i) => {
    found.push(...unknownIn(one.node, `${path}/entries/${i}/node`, known, readings));
    if (computed.has(one.path)) found.push(`${path}/entries/${i}/path`);
    known.add(one.path);
    computed.add(one.path);
  });
  return { known, computed, found };
};
const ofOnSite = (plan) => {
  const { computed, found } = ofProgram(plan, "/on_site"), place = (list, isThere) => plan[list].flatMap((one, i) => (isThere(one) ? [] : [`/on_site/${list}/${i}`]));
  const isRated = ({ path, ratings }) => computed.has(path) && ratings.every((one) => one.startsWith("/facts/") && Object.hasOwn(plan.inputs, one));
  if (!computed.has(plan.outputs.total)) found.push("/on_site/outputs/total");
  return [...found, ...place("points", isRated), ...place("tables", ({ path }) => computed.has(path))];
};
/** Whether a node gives a number of decimal places: a constant, under every choice of a reading. */
const arePlaces = ([operation, said, choices]) => (operation === "open" ? Object.values(choices).every(arePlaces) : operation === "constant" && isPlaces(said));
const isInput = (path) => /^\/(facts|marks|averages|statistics|rulings|incident)\/./.test(path);
const ofNames = (document) => {
  const { known, computed, found } = ofProgram(document, ""), { inputs, readings, entries, elements, ranking, exclusions, agreements, outputs, written } = document;
  const nodes = { pending: document.pending, elements, agreements, exclusions: exclusions.map(({ where }) => where), "ranking/exempt": ranking.exempt, "written/sums": written.sums, "written/places": written.places };
  for (const [at, said] of Object.entries(nodes)) found.push(...unknownIn(said, `/${at}`, known, readings));
  const results = new Set(entries.filter(({ kind }) => kind === "result").map(({ path }) => path)), isRuled = ({ path }) => results.has(path) && results.has(`${path} rule`);
  const place = (list, isThere) => found.push(...document[list].flatMap((one, i) => (isThere(one) ? [] : [`/${list}/${i}`])));
  const isGiven = (path) => Object.hasOwn(inputs, path) && isSaidAt(path), isElement = (path) => Object.hasOwn(inputs, path) && path.startsWith("/incident/");
  place("clauses", (one) => isRuled(one) && (one.also_given ?? []).every(isGiven) && (!Object.hasOwn(inputs, pointer("rulings", one.id)) || results.has(`${one.path} ruled`)));
  place("adjustments", isRuled);
  for (const list of ["items", "groups"]) place(list, ({ path }) => results.has(path));
  for (const [name, path] of Object.entries(outputs)) if (!computed.has(path)) found.push(`/outputs/${name}`);
  for (const path of Object.keys(elements)) if (!isElement(path)) found.push(`/elements${pointer(path)}`);
  place("exclusions", ({ excluded }) => isGiven(excluded));
  place("settled", isElement);
  for (const path of Object.keys(inputs)) if (!isInput(path)) found.push(`/inputs${pointer(path)}`);
  const parts = [...document.items, ...document.groups, { path: outputs.base }].map(({ path }) => path);
  for (const path of Object.keys(written.own)) if (!parts.includes(path)) found.push(`/written/own${pointer(path)}`);
  if (!arePlaces(written.places)) found.push("/written/places");
  if (!document.clauses.length) found.push("/clauses");
  if (!document.grades.length) found.push("/grades");
  return [...found, ...(document.on_site.entries ? ofOnSite(document.on_site) : [])];
};

/** The places in a document that no evaluator can use, looked at before anything is computed. */
export const formOf = (said) => {
  const wrong = DOCUMENT(said, "");
  if (wrong.length) return wrong;
  try { writtenOut(said); } catch (error) { if (error instanceof TypeError && error.cause) return [error.cause]; throw error; }
  const found = ofWrittenOut(writtenOut(said));
  return found.length || isSaidOnce(said) ? found : ["/shared"];
};
const ofWrittenOut = (document) => {
  const { agreements, exclusions, pending, elements, written, ranking, on_site: plan } = document;
  const nodes = [...agreements.map((node, i) => [`/agreements/${i}`, node, true]), ...exclusions.map(({ where }, i) => [`/exclusions/${i}/where`, where, true]), ["/pending", pending],
    ...Object.entries(elements).map(([path, node]) => [`/elements${pointer(path)}`, node]), ...ranking.exempt.map((node, i) => [`/ranking/exempt/${i}`, node]),
    ["/written/places", written.places], ...(written.sums ? [["/written/sums", written.sums]] : [])];
  const long = [...tooLong(document.entries), ...nodes.filter(([, node, isTruth]) => !isNode(node, isTruth)).map(([path]) => path), ...(plan.entries ? tooLong(plan.entries).map((path) => `/on_site${path}`) : [])];
  return long.length ? long : ofNames(document);
};
