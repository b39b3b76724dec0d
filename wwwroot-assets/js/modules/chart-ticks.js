// The marks of a time axis where the reader is, whatever the browser's own zone: midnights and hours of the wall clock, also in the nights when it changes.
const hour = 3_600_000;
const day = 24 * hour;

const clocks = new Map();
const monthNames = new Map();

function monthName(at, zone, language) {
  const key = `${language} ${zone}`;
  if (!monthNames.has(key)) monthNames.set(key, new Intl.DateTimeFormat([language, 'nb'], { month: 'short', timeZone: zone }));
  return monthNames.get(key).format(at);
}

function clock(zone) {
  if (!clocks.has(zone)) {
    clocks.set(zone, new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }));
  }
  return clocks.get(zone);
}

/** What a clock on the wall shows. */
export function local(at, zone) {
  const parts = Object.fromEntries(clock(zone).formatToParts(at).map(part => [part.type, Number(part.value)]));
  return { year: parts.year, month: parts.month, day: parts.day, hour: parts.hour, offset: Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) - Math.floor(at / 1000) * 1000 };
}

/** The first instant of a day; days and months beyond the end run over as in Date. */
export function midnight(year, month, date, zone) {
  const wall = Date.UTC(year, month - 1, date);
  const guess = wall - local(wall, zone).offset;
  return wall - local(guess, zone).offset;
}

const hours = [1, 3, 6, 12].map(step => ({ span: step * hour, each: (from, to, zone) => hoursOf(from, to, zone, step) }));
const days = [1, 2].map(step => ({ span: step * day, each: (from, to, zone) => daysOf(from, to, zone, step) }));
const weeks = [1, 2].map(step => ({ span: 7 * step * day, each: (from, to, zone) => weeksOf(from, to, zone, step) }));
const months = [1, 3, 6, 12].map(step => ({ span: 30 * step * day, each: (from, to, zone) => monthsOf(from, to, zone, step) }));

/** As many marks as there is room for: instant, text, and whether a day (or year) begins there. */
export function ticks(from, to, zone, language, most) {
  const levels = [...hours, ...days, ...weeks, ...months];
  const level = levels.find(one => (to - from) / one.span <= most) ?? levels.at(-1);
  return level.each(from, to, zone).filter(at => at >= from && at <= to).map(at => ({ at, ...text(at, zone, language, level.span) }));
}

function hoursOf(from, to, zone, step) {
  const all = [];
  for (let at = Math.ceil(from / hour) * hour; at <= to; at += hour) if (local(at, zone).hour % step === 0) all.push(at);
  return all;
}

function daysOf(from, to, zone, step) {
  const start = local(from, zone);
  const all = [];
  for (let i = 0, at = 0; (at = midnight(start.year, start.month, start.day + i, zone)) <= to; i++) if (step === 1 || Math.round(Date.UTC(start.year, start.month - 1, start.day + i) / day) % step === 0) all.push(at);
  return all;
}

function weeksOf(from, to, zone, step) {
  // Day 4 of 1970 was a Monday.
  const number = at => { const wall = local(at, zone); return Math.round((Date.UTC(wall.year, wall.month - 1, wall.day) / day - 4) / 7 * 7) % (7 * step); };
  return daysOf(from, to, zone, 1).filter(at => number(at) === 0);
}

function monthsOf(from, to, zone, step) {
  const start = local(from, zone);
  const all = [];
  for (let month = 1, at = 0; (at = midnight(start.year, month, 1, zone)) <= to; month += step) all.push(at);
  return all;
}

function text(at, zone, language, span) {
  const here = local(at, zone);
  if (span < day) {
    if (here.hour === 0) return { text: `${here.day}.${here.month}.`, strong: true };
    const twice = local(at - hour, zone).hour === here.hour || local(at + hour, zone).hour === here.hour;
    return { text: `${String(here.hour).padStart(2, '0')}:00${twice ? ` (UTC+${here.offset / hour})` : ''}`, strong: false };
  }
  if (span < 28 * day) return { text: `${here.day}.${here.month}.`, strong: here.day === 1 };
  return here.month === 1 ? { text: String(here.year), strong: true } : { text: monthName(at, zone, language), strong: false };
}
