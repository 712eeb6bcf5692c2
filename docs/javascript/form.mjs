// The form of evidence, whatever the scheme: what can be read of it, and the codes and paths of what cannot.
//
// As docs/integrators.md and docs/evidence.md have them. Keys that one object holds twice no JSON parser tells: they are found
// in the text itself. What does not fit a scheme is told by refusals.mjs.

import { compare, inEvidence, over, pointer } from "./evaluator.mjs";

const SECTIONS = ["facts", "marks", "averages", "statistics", "incidents", "rulings"];
const TREATMENTS = ["full", "zero", "rescale"], STATUSES = ["preliminary", "final"];
export const MOST_DIGITS = 30, MOST_EXPONENT = 99;
/** How long a number may be that a cohort worked out, as text. */
export const LONGEST_NUMBER = 20_000;
export const isObject = (said) => said !== null && typeof said === "object" && !Array.isArray(said);
export const isWhole = (number) => number.d === 1n;
export const has = (said, ...keys) => isObject(said) && keys.some((key) => Object.hasOwn(said, key));
export const section = (path) => path.split("/")[1];
export const unescaped = (path) => path.split("/").map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
/** The place of evidence that is read as one: an entry of a section, or all incidents. */
export const placeOf = (path) => (section(path) === "incidents" ? "/incidents" : path.split("/").slice(0, 3).join("/"));


// The form of single values: each reader notes faults in `add(path, code)`.

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/u;
const TRUTH_WORDS = new Set(["true", "false", "yes", "no", "是", "否"]);
export const compared = (name) => name.normalize("NFKC").replace(/\s/gu, "").replace(new RegExp(INVISIBLE, "gu"), "").normalize("NFKC");
// What says nothing, as docs/evidence.md has it: error cells, these words between any signs, and what has no letter or digit.
const EMPTY_WORDS = new Set(("无 没有 没 暂无 尚无 空 空白 略 否 是 未知 不详 不清楚 不知道 待定 待补 待填 待报 未定 未填 未报 不适用 无数据 无内容 无资料 "
  + "none nil null nothing empty blank void missing unknown undefined n/a n.a na nan nat tbd tba tbc todo no yes true false").split(" "));
const NO_REASONS = new Set(["0", "零", "同上", "同前", "ditto"]);
const ERROR_CELL = /^(?:#[a-z0-9/_]+[!?]?|(?:err|错误):[0-9]+)$/, ERROR_CELL_FOR_A_NAME = /^(?:#(?:n\/a|getting_data|[a-z0-9/_]+[!?])|(?:err|错误):[0-9]+)$/;
const saysNothing = (said, errorCell = ERROR_CELL) => {
  const squeezed = compared(said).toLowerCase(), told = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su.exec(squeezed);
  return errorCell.test(squeezed) || !told || EMPTY_WORDS.has(told[0]);
};
const namesNothing = (said) => saysNothing(said, ERROR_CELL_FOR_A_NAME);
const givesNoReason = (said) => saysNothing(said) || NO_REASONS.has(compared(said).replace(/^[()。.]+|[()。.]+$/g, ""));
const badName = (name, path, add) => { if (name.trim() && name.isWellFormed() && (INVISIBLE.test(name) || name.trim() !== name)) add(path, "bad_name"); };
const readText = (said, path, add) => {
  if (typeof said !== "string") return add(path, "wrong_type");
  if (!said.trim()) add(path, "empty_text");
  if (!said.isWellFormed()) add(path, "bad_text");
};
const isSaid = (said) => typeof said === "string" && said.trim() !== "" && said.isWellFormed();
const readNamed = (isEmpty) => (said, path, add) => {
  readText(said, path, add);
  if (typeof said === "string") badName(said, path, add);
  if (isSaid(said) && isEmpty(said)) add(path, "says_nothing");
};
export const readName = readNamed(namesNothing), readWho = readNamed(saysNothing);
const readLine = (isEmpty, breaks) => (said, path, add) => {
  readText(said, path, add);
  if (isSaid(said) && INVISIBLE.test(breaks ? said.replace(/[\n\r\t\u2028\u2029]/g, " ") : said)) add(path, "bad_text");
  if (isSaid(said) && isEmpty(said)) add(path, "says_nothing");
};
const readSource = readLine(saysNothing, false);
export const readReason = readLine(givesNoReason, true);
const readChoice = (options) => (said, path, add) => { if (!options.includes(said)) add(path, "unknown_choice"); };
export const readDay = (said, path, add) => {
  const day = typeof said === "string" && /^\d{4}-\d\d-\d\d$/.test(said) && !said.startsWith("0000") ? new Date(`${said}T00:00:00Z`) : null;
  if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== said) add(path, "bad_date");
};
const readDays = (said, path, add) => { if (Array.isArray(said)) said.forEach((one, i) => readDay(one, `${path}/${i}`, add)); else add(path, "wrong_type"); };
/** The keys of an object; one with half of a character is told at the object, and nothing more of it. */
const keysIn = (said, path, add) => Object.keys(said).filter((key) => { if (!key.isWellFormed()) add(path, "bad_text"); return key.isWellFormed(); });
/** The entries of an object by key; notes keys that do not belong, and those that must be there and are not. */
const readKeys = (said, path, add, required, optional = []) => {
  if (!isObject(said)) { add(path, "wrong_type"); return {}; }
  for (const key of keysIn(said, path, add)) if (![...required, ...optional].includes(key)) add(path + pointer(key), "unknown_key");
  for (const key of required) if (said[key] == null) add(path, "required");
  return Object.fromEntries([...required, ...optional].filter((key) => said[key] != null).map((key) => [key, said[key]]));
};
const readEach = (said, path, add, readers, required) => {
  const keys = readKeys(said, path, add, required, Object.keys(readers).filter((key) => !required.includes(key)));
  for (const [key, value] of Object.entries(keys)) readers[key](value, path + pointer(key), add);
};
const readDigits = (said, path, add) => {
  const found = /^-?(0|[1-9]\d*)(\.\d+)?([eE]([+-]?\d+))?$/.exec(typeof said === "boolean" ? "" : typeof said === "number" ? String(said) : typeof said === "string" ? said : "");
  if (!found) { add(path, "not_a_number"); return null; }
  const digits = (found[1] + (found[2] ?? "").slice(1)).replace(/^0+/, "");
  if (digits.length > MOST_DIGITS || Math.abs(Number(found[4] ?? 0)) > MOST_EXPONENT) { add(path, "too_long"); return null; }
  return inEvidence(said);
};
const readWhole = (said, path, add) => {
  const number = readDigits(said, path, add);
  if (number && !isWhole(number)) add(path, "not_whole");
  return number;
};
const readNumber = (said, path, add) => {
  if (!isObject(said)) return readDigits(said, path, add);
  if (!has(said, "numerator", "denominator")) { add(path, "not_a_number"); return null; }
  const { numerator, denominator } = readKeys(said, path, add, ["numerator", "denominator"]);
  const [n, d] = [numerator, denominator].map((one, i) => (one == null ? null : readWhole(one, path + pointer(["numerator", "denominator"][i]), add)));
  if (d && d.n <= 0n) add(`${path}/denominator`, "out_of_range");
  return n && d && d.n > 0n ? over(n, d) : null;
};
const readInterval = (said, path, add) => {
  const keys = readKeys(said, path, add, ["from", "to"]);
  const [low, high] = ["from", "to"].map((key) => (keys[key] == null ? null : readNumber(keys[key], path + pointer(key), add)));
  if (low && high && compare(low, high) >= 0) add(path, "empty_interval");
};
const readPair = (said, path, add) => {
  const keys = readKeys(said, path, add, ["part", "whole"]);
  const [part, whole] = ["part", "whole"].map((key) => (keys[key] == null ? null : readNumber(keys[key], path + pointer(key), add)));
  if (whole && whole.n <= 0n) add(path, "empty_whole");
  return { part, whole };
};
const readNumberOrInterval = (said, path, add) => (has(said, "from", "to") ? readInterval : readNumber)(said, path, add);
export const isWord = (said) => typeof said === "string" && /^\p{L}/u.test(said) && !/\p{Nd}/u.test(said) && !INVISIBLE.test(said) && said.trim() === said
  && !["nan", "inf", "infinity", ...TRUTH_WORDS].includes(said.toLowerCase()) && !saysNothing(said);
const readValue = (said, path, add) => {
  if (typeof said === "boolean" || isWord(said)) return;
  if (!has(said, "part", "whole")) return readNumberOrInterval(said, path, add);
  if (readPair(said, path, add).part?.n < 0n) add(path, "below_zero");
};
const readNothing = (said, path, add) => readEach(said, path, add, { nothing: readReason }, ["nothing"]);
const FACT = { value: readValue, source: readSource, as_of: readDay, status: readChoice(STATUSES) };
const MARK = { points: readNumberOrInterval, by: readWho, on: readDay, reason: readReason };
const readFact = (said, path, add) =>
  (has(said, "nothing") ? readNothing(said, path, add) : has(said, "value") ? readEach(said, path, add, FACT, ["value"]) : readValue(said, path, add));
const readMark = (said, path, add) =>
  (has(said, "nothing") ? readNothing(said, path, add) : has(said, "points") ? readEach(said, path, add, MARK, ["points"]) : readNumberOrInterval(said, path, add));
const readStatistic = (said, path, add) => {
  if (!has(said, "part", "whole")) return readNumberOrInterval(said, path, add);
  const { whole } = readPair(said, path, add);
  if (whole && !isWhole(whole)) add(path, "not_whole");
};
const readRuling = (said, path, add) =>
  readEach(said, path, add, { treatment: readChoice(TREATMENTS), by: readWho, why: readReason }, ["treatment", "by", "why"]);
const readIncident = (said, path, add) => {
  if (!isObject(said)) return add(path, "wrong_type");
  for (const [key, read] of [["id", readName], ["date", readDay]]) if (said[key] == null) add(path, "required"); else read(said[key], `${path}/${key}`, add);
  for (const key of keysIn(said, path, add)) {
    const value = said[key];
    if (key === "id" || key === "date") continue;
    badName(key, path + pointer(key), add);
    if (typeof value === "string") readText(value, path + pointer(key), add);
    else if (value !== null && typeof value !== "boolean") add(path + pointer(key), "wrong_type");
  }
};
const readIncidents = (said, path, add) => {
  if (!Array.isArray(said)) return add(path, "wrong_type");
  const seen = new Set();
  said.forEach((one, i) => {
    readIncident(one, `${path}/${i}`, add);
    const id = typeof one?.id === "string" ? compared(one.id) : "";
    if (id && seen.has(id)) add(`${path}/${i}/id`, "repeated_id");
    seen.add(id);
  });
};
const READERS = { facts: readFact, marks: readMark, averages: readStatistic, statistics: readStatistic, rulings: readRuling };

/** Faults of form, the evidence without what could not be read, and where that stood. */
export const readForm = (given, isWorkedOut = false) => {
  const faults = [], unread = new Set(), clean = {};
  const add = (path, code) => { faults.push([code, path]); };
  if (!isObject(given)) return { faults: [["wrong_type", ""]], unread, clean: null };
  readKeys(given, "", add, ["unit"], [...SECTIONS, "statement_days"]);
  const alone = (path, read) => { const before = faults.length; read(); if (faults.length > before) unread.add(path); return faults.length === before; };
  if (given.unit != null) alone("/unit", () => readName(given.unit, "/unit", add));
  clean.unit = given.unit;
  for (const key of SECTIONS) {
    const said = given[key], path = pointer(key);
    if (said == null) continue;
    if (key === "incidents") { if (alone(path, () => readIncidents(said, path, add))) clean.incidents = said; continue; }
    if (!isObject(said)) { alone(path, () => add(path, "wrong_type")); continue; }
    clean[key] = Object.fromEntries(keysIn(said, path, add).map((name) => [name, said[name]]).filter(([name, value]) => alone(path + pointer(name), () => {
      badName(name, path + pointer(name), add);
      if (!name.trim()) add(path + pointer(name), "empty_text");
      if (value !== null) READERS[key](value, path + pointer(name), add);
    })));
  }
  if (given.statement_days != null) alone("/statement_days", () => readDays(given.statement_days, "/statement_days", add));
  if (!isWorkedOut) return { faults, unread, clean };
  // What a cohort works out may have any number of digits.
  const isLong = ([code, path]) => code === "too_long" && ["averages", "statistics"].includes(section(path)), places = new Set(faults.filter(isLong).map(([, path]) => placeOf(path)));
  for (const place of places) {
    const own = faults.filter(([, path]) => placeOf(path) === place);
    if (!own.every(isLong)) continue;
    const [, key, name] = unescaped(place);
    if (JSON.stringify(given[key][name]).length > LONGEST_NUMBER) continue;
    clean[key] = { ...clean[key], [name]: given[key][name] };
    unread.delete(place);
  }
  return { faults: faults.filter(([, path]) => !places.has(placeOf(path)) || unread.has(placeOf(path))), unread, clean };
};

// How much is read.

const MOST_CHARACTERS = 2_000_000, MOST_DEPTH = 200, LONGEST_PATH = 2_000;
const lengthOf = (text) => [...text].length;
export const isTooLong = (text) => text.length > MOST_CHARACTERS && lengthOf(text) > MOST_CHARACTERS;
/** The first place where evidence is nested deeper than is read, or keys on the way are longer, with its code; none else. */
export const beyondLimits = (given) => {
  let level = [{ value: given, path: "", length: 0 }];
  for (let depth = 0; level.length; depth += 1) {
    if (depth > MOST_DEPTH) return [["too_deep", level[0].path]];
    const below = [];
    for (const { value, path, length } of level) {
      const keys = Object.keys(value);
      if (keys.some((key) => length + lengthOf(key) > LONGEST_PATH)) return [["too_long", path]];
      for (const key of keys) if (value[key] !== null && typeof value[key] === "object") below.push({ value: value[key], path: path + pointer(key), length: length + lengthOf(key) + 1 });
    }
    level = below;
  }
  return [];
};

// Keys that stand twice.

/** The paths of keys that stand twice in one object of a JSON text, each once. */
export const repeatedKeys = (text) => {
  const found = new Set(), within = [];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs)) {
    const here = within.at(-1);
    if (token === "{") within.push({ keys: new Set(), at: "", isNext: true });
    else if (token === "[") within.push({ keys: null, at: 0 });
    else if (token === "}" || token === "]") within.pop();
    else if (token === ",") { if (here.keys) here.isNext = true; else here.at += 1; }
    else if (here?.keys && here.isNext) {
      Object.assign(here, { at: JSON.parse(token), isNext: false });
      if (here.keys.has(here.at)) found.add(pointer(...within.map(({ at }) => String(at))));
      here.keys.add(here.at);
    }
  }
  return [...found];
};
