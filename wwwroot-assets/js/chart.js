// The working chart (Look/Charts/WorkingChart.razor). Zooming and moving happen here at once, with the points that are there; finer ones are fetched behind.
import css from '../css/chart.css' with { type: 'text' };
import { axes } from './modules/chart-axes.js';
import { brush } from './modules/chart-brush.js';
import { changed } from './modules/chart-change.js';
import { cursor } from './modules/chart-cursor.js';
import { canvas } from './modules/chart-drawing.js';
import { gestures } from './modules/chart-gestures.js';

export { ticks } from './modules/chart-ticks.js';

const shortest = 6 * 3_600_000;
const rest = 120;
const settling = 400;
const attached = new WeakMap();
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** The numbers come as the bytes of their JSON (Look/Charts/ChartData.cs). */
const read = bytes => bytes && JSON.parse(new TextDecoder().decode(bytes));

/** Attaching twice to one element gives the same chart. An element that was closed before the script had come gets none. */
export function attach(element, page, data, nonce) {
  if (!element) return { show() {}, change() {}, dispose() {} };
  if (!attached.has(element)) attached.set(element, open(element, page, read(data), nonce));
  return attached.get(element);
}

async function open(element, page, data, nonce) {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  const stop = new AbortController();
  const frame = element.querySelector('.chart-frame');
  const coarse = element.querySelector('.chart-coarse');
  const drawing = canvas(element.querySelector('.js-canvas'), nonce);
  const opener = document.querySelector(`[data-opens="${element.dataset.kind}"]`);
  const view = { data, window: { from: data.from, to: data.to }, dragging: false, go, zoom, bringIn, open: at => page.invokeMethodAsync('Open', at).catch(() => {}) };
  const parts = { axes: axes(element), brush: brush(element, view), cursor: cursor(element, view), gestures: gestures(element.querySelector('.chart-cursor'), view) };
  let asked = 0;
  let waiting = 0;
  let next = 0;
  let settled = 0;

  async function draw() {
    next = 0;
    clearTimeout(settled);
    const { from, to } = view.window;
    parts.axes.draw(view.data.scale, from, to);
    parts.brush.draw();
    parts.cursor.write();
    frame.dataset.nothing = view.data.points.at.some(at => at >= from && at <= to) ? '' : element.dataset.nothing;
    await drawing.draw(view.data, from, to);
    element.dataset.drawn = `${from} ${to} ${view.data.from} ${view.data.to}`;
  }

  /** A reading that is added to the end of what is drawn stands there at once; the whole is drawn anew when nothing more comes. */
  function add() {
    const { from, to } = view.window;
    if (next || !drawing.add(view.data, from, to)) return soon();
    parts.cursor.write();
    frame.dataset.nothing = '';
    clearTimeout(settled);
    settled = setTimeout(soon, settling);
  }

  const soon = () => { next ||= requestAnimationFrame(draw); };

  /** Another window, kept inside the history; `keep` keeps its length at the ends. */
  function go(from, to, keep = false) {
    const { first, last } = view.data;
    const length = Math.min(last - first, Math.max(shortest, to - from));
    const middle = (from + to) / 2;
    if (!keep && to - from < shortest) [from, to] = [middle - length / 2, middle + length / 2];
    if (keep || to - from > last - first) [from, to] = from < first ? [first, first + length] : to > last ? [last - length, last] : [from, from + length];
    view.window = { from: Math.round(Math.max(first, from)), to: Math.round(Math.min(last, to)) };
    soon();
    clearTimeout(waiting);
    waiting = setTimeout(ask, rest);
  }

  function zoom(factor, around) {
    const { from, to } = view.window;
    const middle = around ?? (from + to) / 2;
    go(middle - (middle - from) * factor, middle + (to - middle) * factor, false);
  }

  function bringIn(at) {
    const { from, to } = view.window;
    if (at < from || at > to) go(at - (to - from) / 2, at + (to - from) / 2, true);
  }

  /** An answer to a window that has been left since is dropped. */
  async function ask() {
    const mine = ++asked;
    const { from, to } = view.window;
    try {
      const answer = read(await page.invokeMethodAsync('Ask', from, to, frame.clientWidth));
      if (mine === asked && answer && !stop.signal.aborted) accept(answer);
    } catch {
      if (mine === asked) coarse.hidden = false;
    }
  }

  function accept(answer) {
    view.data = answer;
    coarse.hidden = true;
    soon();
  }

  /** News from the server. They never move the window, but a window that reached the end of the history goes on reaching it. */
  function show(bytes, moved) {
    const news = read(bytes);
    const { from, to } = view.window;
    if (moved) {
      clearTimeout(waiting);
      view.window = { from: news.from, to: news.to };
    }
    if (moved || (news.from === from && news.to === to)) {
      asked++;
      accept(news);
      return;
    }
    const atEnd = to === view.data.last;
    view.data = { ...view.data, first: news.first, last: news.last };
    go(from, atEnd ? news.last : to);
  }

  /** Only what is another now. Whoever holds other numbers than those that it changes asks for all. */
  function change(news) {
    const { from, to } = view.window;
    if (news.basis !== view.data.number) return go(from, to);
    asked++;
    view.data = changed(view.data, news);
    if (view.data.from !== from || view.data.to !== to) return go(from, to);
    coarse.hidden = true;
    add();
  }

  const tools = {
    earlier: () => { const { from, to } = view.window; go(from - (to - from) * 0.7, to - (to - from) * 0.7, true); },
    later: () => { const { from, to } = view.window; go(from + (to - from) * 0.7, to + (to - from) * 0.7, true); },
    in: () => zoom(0.5),
    out: () => zoom(2),
    all: () => go(view.data.first, view.data.last),
  };
  element.querySelector('[data-open]')?.addEventListener('click', () => parts.cursor.open(), { signal: stop.signal });
  element.addEventListener('click', event => tools[event.target.closest?.('[data-go]')?.dataset.go]?.(), { signal: stop.signal });

  let width = frame.clientWidth;
  const resized = new ResizeObserver(() => { if (frame.clientWidth !== width) { width = frame.clientWidth; soon(); } });
  resized.observe(frame);

  const byHand = opener !== null && document.activeElement === opener;
  await draw();
  if (byHand) {
    parts.cursor.focus();
    element.closest('section').scrollIntoView({ block: 'nearest' });
  }
  return {
    show,
    change,
    dispose() {
      stop.abort();
      clearTimeout(settled);
      clearTimeout(waiting);
      cancelAnimationFrame(next);
      resized.disconnect();
      Object.values(parts).forEach(part => part.dispose?.());
      drawing.clear();
      attached.delete(element);
      // Whoever was in the chart goes on where it was opened. The page may have taken the chart away already, and the focus with it.
      const focused = document.activeElement;
      if (focused === document.body || element.closest('section')?.contains(focused)) document.querySelector(`[data-opens="${element.dataset.kind}"]`)?.focus();
    },
  };
}
