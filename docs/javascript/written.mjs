// How the library writes numbers, intervals and evidence: each in one way, and a receipt that has another is not as it was written.
//
// A number is the shortest text in JSON's grammar that evidence may bring, else the two whole numbers of a quotient; a figure
// on the sheet has as many decimal places as the sheet has.

import { canonical, endsOf, evaluate, inEvidence, isGap, over, pointer, ratio, text } from "./evaluator.mjs";
import { MOST_DIGITS, MOST_EXPONENT, isObject } from "./form.mjs";

const size = (n) => (n < 0n ? -n : n);
/** A number with so many decimal places, which must be enough. */
const decimal = ({ n, d }, places) => {
  const digits = `${(size(n) * 10n ** BigInt(places)) / d}`.padStart(places + 1, "0"), at = digits.length - places;
  return `${n < 0n ? "-" : ""}${digits.slice(0, at)}${places ? `.${digits.slice(at)}` : ""}`;
};
/** How many decimal places a number has; null where there is no end to them, or more than a text that is read could have. */
const placesIn = (d) => {
  let [rest, places] = [d, 0];
  for (const factor of [2n, 5n]) for (let times = 1; rest % factor === 0n; times += 1, rest /= factor) { if (times > 600) return null; places = Math.max(places, times); }
  return rest === 1n ? places : null;
};
const shortText = (number) => {
  const places = placesIn(number.d);
  if (places === null) return null;
  const written = decimal(number, places), digits = written.replace(/^-/, "").replace(".", "").replace(/^0+/, "");
  if (digits.length <= MOST_DIGITS) return written;
  // Only a whole number ends in zeros.
  const exponent = Math.min(/0*$/.exec(digits)[0].length, MOST_EXPONENT);
  return digits.length - exponent <= MOST_DIGITS ? `${number.n / 10n ** BigInt(exponent)}e${exponent}` : null;
};
const wholeText = (n) => shortText(ratio(n)) ?? `${n}`;
/** A number as JSON has it: a text, or the two whole numbers of a quotient. */
export const written = (number) => shortText(number) ?? { numerator: wholeText(number.n), denominator: wholeText(number.d) };
/** An interval as a working has it; the document's has two ends that are n/d. */
export const writtenInterval = (interval) => {
  const [low, high] = endsOf(interval).map((end) => { const places = end && placesIn(end.d); return end && (places === null ? text(end) : decimal(end, places)); });
  return low !== null && low === high ? `{${low}}` : `${interval[0]}${low ?? "-∞"}, ${high ?? "∞"}${interval.at(-1)}`;
};

/** A figure on the sheet; a gap stays one. */
class Figure {
  constructor(number, places) { Object.assign(this, { number, places }); }
  /** Its text; full marks may have more places than the sheet has, and are then as short as can be. */
  get written() { return 10n ** BigInt(this.places) % this.number.d ? written(this.number) : decimal(this.number, this.places); }
}
export const isFigure = (made) => made instanceof Figure;
/** Makes figures with the places of the sheet, or of a part that has its own. */
export const figuresOf = ({ written: { places } }, readings) => {
  const usual = evaluate(places, { known: new Map(), readings, written: true });
  return (number, own = usual.n) => (number === null || isGap(number) ? number : new Figure(number, Number(own)));
};

// Evidence.

const isNumber = (said) => (typeof said === "string" && /^-?\d/.test(said)) || typeof said === "number";
const figureIn = (said) => {
  if (!isObject(said)) return isNumber(said) ? written(inEvidence(said)) : said;
  if ("numerator" in said) return written(over(inEvidence(said.numerator), inEvidence(said.denominator)));
  return Object.fromEntries(Object.entries(said).map(([key, one]) => [key, ["part", "whole", "from", "to"].includes(key) ? figureIn(one) : one]));
};
/** A fact or a mark: its figure alone where nothing stands beside it, and nothing that is null. */
const recordIn = (key) => (said) => {
  if (!isObject(said) || !(key in said)) return figureIn(said);
  const beside = Object.entries(said).filter(([name, one]) => name !== key && one !== null);
  return beside.length ? { [key]: figureIn(said[key]), ...Object.fromEntries(beside) } : figureIn(said[key]);
};
const SECTIONS = { facts: recordIn("value"), marks: recordIn("points"), averages: figureIn, statistics: figureIn, rulings: (said) => said };
/** Evidence, or the changes of a correction, as the library writes what they say; their form is right. */
export const asWritten = (evidence) => Object.fromEntries(Object.entries(evidence).flatMap(([key, said]) => {
  if (!Object.hasOwn(SECTIONS, key)) return said === null || (key === "statement_days" && !said.length) ? [] : [[key, said]];
  const named = Object.entries(said ?? {}).map(([name, one]) => [name, one === null ? null : SECTIONS[key](one)]);
  return named.length ? [[key, Object.fromEntries(named)]] : [];
}));
/** The paths at which one value is not the other, to the letter, as deep as both have it. */
export const unlike = (one, other, path) => {
  if (one !== undefined && other !== undefined && canonical(one) === canonical(other)) return [];
  if (!isObject(one) || !isObject(other)) return [path];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) => unlike(one[key], other[key], path + pointer(key)));
};
/** The paths at which evidence is not as the library writes it. */
export const notAsWritten = (evidence, path) => unlike(asWritten(evidence), evidence, path);
