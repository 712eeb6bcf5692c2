// The one way in which a document says its open points: what all choices have in common once, and what is chosen in more than
// one place among what is shared. Written from docs/scheme-json.md; documents.mjs asks whether a document is said so.

import { changed, canonical, isList, isOperation, withNodes, writtenOut } from "./evaluator.mjs";
import { isObject } from "./form.mjs";

const areSame = (parts) => { const [first, ...others] = parts.map(canonical); return others.every((one) => one === first); };

const once = (data) => {
  if (data === null || typeof data !== "object") return data;
  const below = changed(data, once);
  return isList(below, "open", 3) && isObject(below[2]) ? ["open", below[1], smallest(below[1], below[2])] : below;
};
/** What is common to all choices, with the smallest part that holds all differences said by choice. */
const smallest = (reading, byChoice) => {
  const parts = Object.values(byChoice);
  if (areSame(parts)) return parts[0];
  const key = onlyDifference(reading, parts);
  if (key === null) return ["chosen", reading, byChoice];
  const below = Object.fromEntries(Object.entries(byChoice).map(([choice, part]) => [choice, part[key]]));
  return changed(parts[0], () => smallest(reading, below), [key]);
};
/** The one member in which parts differ; null where they differ in more, or in what says what they are. */
const onlyDifference = (reading, parts) => {
  const [first] = parts, keys = first !== null && typeof first === "object" ? Object.keys(first).sort() : [];
  if (parts.some((one) => Array.isArray(one) !== Array.isArray(first) || isObject(one) !== isObject(first) || !areSame([Object.keys(Object(one)).sort(), keys]))) return null;
  const differing = keys.filter((key) => !areSame(parts.map((part) => part[key])));
  if (differing.length !== 1 || parts.some((part) => isFixed(reading, part, differing[0]))) return null;
  const choices = parts.filter((part) => isList(part, "chosen", 3)).map((part) => part[2]);
  return !choices.length || onlyDifference(reading, choices) !== null ? differing[0] : null;
};
const isFixed = (reading, part, key) => (isList(part, "open", 3) || isList(part, "chosen", 3) ? key !== "2" || (part[0] === "open" && part[1] === reading)
  : Array.isArray(part) && key === "0" && isOperation(part[0]));

/** A document said once, of one with the node of every choice. */
export const saidOnce = (written) => {
  const counts = new Map(), places = new Map(), shared = [], said = withNodes(written, once);
  const count = (data) => {
    if (data === null || typeof data !== "object") return data;
    if (isList(data, "chosen", 3)) {
      const one = canonical(data);
      counts.set(one, (counts.get(one) ?? 0) + 1);
      // What stands in one is counted once with it.
      if (counts.get(one) > 1) return data;
    }
    return changed(data, count);
  };
  const number = (data) => {
    if (data === null || typeof data !== "object") return data;
    const one = isList(data, "chosen", 3) ? canonical(data) : null, isOften = counts.get(one) > 1;
    if (isOften && places.has(one)) return ["shared", places.get(one)];
    const below = changed(data, number);
    if (!isOften) return below;
    places.set(one, `${shared.length}`);
    shared.push(below);
    return ["shared", places.get(one)];
  };
  withNodes(said, count);
  const numbered = withNodes(said, number), { on_site: onSite } = numbered;
  return { ...numbered, shared, ...(onSite?.entries && { on_site: saidOnce(onSite) }) };
};

/** Whether a document is said in the one way. */
export const isSaidOnce = (document) => canonical(saidOnce(writtenOut(document))) === canonical(document);
