// How a result states an incident: its class, and the elements that were looked at on the way to it.
//
// The class is that of the tally which counts the incident. A tally asks line by line, as a `choose` in the last branch of
// another; lines that change nothing of it are not in the document, but in the table of the annotations. So the table tells the
// elements, held against the document: what was asked there must be asked by the table first, in that order and with that answer.

import { compare, elementsOf, evaluate, holds, inEvidence, isGap, ratio, text } from "./evaluator.mjs";
import { readDay, unescaped } from "./form.mjs";
import { readsOf } from "./nodes.mjs";

const ONE = ratio(1n), WITHIN_YEAR = "within_year";
export const isOne = (value) => !isGap(value) && compare(value, ONE) === 0;
/** What is chosen of an annotation that lies open. */
export const chosen = (annotation, readings) => (annotation?.kind !== "Alternatives" ? annotation
  : chosen(annotation.choices.map.find(([choice]) => choice === readings[annotation.reading])?.[1], readings));

/** What is known inside an incident. */
export const inside = (document, incident, at) => ({ ...at, known: new Map([...at.known, ...elementsOf(document, incident)]) });
const tallyOf = (document, at) => document.entries.find(({ kind, node }) => kind === "tally" && isOne(evaluate(node, at)));
/** The class whose tally counts an incident; of one that is not settled, where no tally counts it, that it is contested. */
const classOf = (tally) => (tally ? unescaped(tally.path)[2] : "contested");

// What was asked: pairs of an element, `within_year` of the day, and whether it fits.

/** What a condition asks of an incident; null where it is about an element that this one does not have. */
const askedBy = ([, of, interval], at) => {
  if (of[0] === "choose") return evaluate(of[1], at) === true ? askedBy(of[2][1], at) : null;
  const [path] = readsOf(of), fits = evaluate(["within", of, interval], at) === true;
  return [path === "/incident/date" ? WITHIN_YEAR : unescaped(path)[2], fits];
};
const askedInDocument = (node, at) => {
  const asked = [];
  for (let left = node; left[0] === "choose";) {
    const [, condition, then, otherwise] = left;
    const fits = (condition[0] === "all_of" ? condition[1] : [condition]).every((truth) => {
      const one = askedBy(truth, at);
      if (one) asked.push(one);
      return one?.[1] ?? false;
    });
    left = fits ? then : otherwise;
  }
  return asked;
};
const askedByTable = (table, own) => {
  const asked = [];
  for (const { asks: { map } } of linesOf(table)) {
    const fits = map.every(([key, fitting]) => {
      if (!Object.hasOwn(own, key)) return false;
      asked.push([key, fitting.includes(own[key])]);
      return asked.at(-1)[1];
    });
    if (fits) break;
  }
  return asked;
};
/** The lines of a table; where none asks for the status, one for what is not settled stands under those on the days alone. */
const linesOf = ({ lines }) => {
  if (lines.some(({ asks }) => asks.map.some(([key]) => key === "status"))) return lines;
  const isOutside = ({ asks: { map } }) => map.length === 1 && map[0][0] === WITHIN_YEAR && map[0][1].every((one) => one === false);
  const at = lines.findIndex((line) => !isOutside(line));
  return [...lines.slice(0, at), { asks: { map: [["status", ["pending"]]] } }, ...lines.slice(at)];
};
const dayNumber = (day) => inEvidence(day.replaceAll("-", ""));

/** An incident as a result states it; `at` is what is known inside it, and a node's readings are closed by `closed`. */
export const incidentLine = (document, closed, table, incident, at) => {
  const tally = tallyOf(document, at), inDocument = askedInDocument(closed(tally ? tally.node : document.pending), at);
  const isWithin = holds(`[${text(dayNumber(table.year.first.day))}, ${text(dayNumber(table.year.last.day))}]`, dayNumber(incident.date));
  const own = { ...Object.fromEntries(Object.entries(incident).filter(([key, said]) => key !== "id" && key !== "date" && said !== null)), [WITHIN_YEAR]: isWithin };
  const byTable = askedByTable(table, own), isTableOf = inDocument.every(([key, fits], i) => byTable[i]?.[0] === key && byTable[i][1] === fits);
  return { id: incident.id, class: classOf(tally), elements: Object.fromEntries((isTableOf ? byTable : inDocument).map(([key]) => [key, own[key]])) };
};

// What of the annotations is read.

const isDay = (said) => { const wrong = []; readDay(said, "", () => wrong.push(said)); return !wrong.length; };
const isTable = (table) => [table.year?.first?.day, table.year?.last?.day].every(isDay) && Array.isArray(table.lines)
  && table.lines.every((one) => Array.isArray(one?.asks?.map) && one.asks.map.every((pair) => Array.isArray(pair) && typeof pair[0] === "string" && Array.isArray(pair[1])));
/** Whether the annotations that are read have a form that they can be read by. */
export const areReadable = ({ annotations }, readings) => {
  const told = annotations?.scheme;
  if (told === null || typeof told !== "object" || !Array.isArray(told.headings)) return false;
  try {
    const table = chosen(told.incident_table, readings);
    return table == null || isTable(table);
  } catch (error) { if (error instanceof TypeError) return false; throw error; }
};
