// One cursor through all lanes of a container. Everything is read from the lanes when it is needed, because the server may draw them anew at any time.
import { readPoints } from './modules/points.js';

const steps = 10;

/** A container that was left before the script had come gets nothing: a call that fails there would end the whole circuit. */
export function attach(container, page) {
  if (!container) return { dispose() {} };
  const stop = new AbortController();
  const handle = container.querySelector('.lanes-cursor');
  const said = container.querySelector('.lanes-said');
  const cache = new WeakMap();
  let minute = null;
  // The lane that Enter opens, and the reading that a finger has shown already.
  let chosen = null;
  let touched = null;
  let saying = 0;

  const plots = () => [...container.querySelectorAll('.lane-plot')];
  const points = plot => readPoints(plot, cache);
  const words = () => (container.dataset.words ?? '').split('|');
  const language = () => document.documentElement.lang || 'nb';
  const range = plot => plot.dataset.range.split(' ').map(Number);

  // The frame of the cursor is the frame of the plots; both move when the window does.
  function frame() {
    const plot = plots()[0];
    if (!plot) return null;
    const box = plot.getBoundingClientRect();
    const outer = container.getBoundingClientRect();
    return { left: box.left - outer.left, x: box.left, width: box.width, range: range(plot) };
  }

  function when(at) {
    return new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: container.dataset.zone }).format(at * 60_000);
  }

  function value(plot, point) {
    const decimals = Number(plot.dataset.decimals);
    const format = new Intl.NumberFormat(language(), { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    return point.values.map(number => format.format(number)).join('/') + (plot.dataset.unit ? `\u00a0${plot.dataset.unit}` : '');
  }

  const word = point => words()[{ y: 1, r: 2, x: 3, w: 6 }[point.letter] ?? (point.letter === 'n' ? -1 : 0)] ?? '';
  const doubt = point => [...point.marks].map(mark => words()[{ o: 5, c: 7, l: 8 }[mark]] ?? '').filter(Boolean).join(', ');

  function nearest(plot, at, reach) {
    let best = null;
    for (const point of points(plot)) {
      if (Math.abs(point.minute - at) <= reach && (!best || Math.abs(point.minute - at) < Math.abs(best.minute - at))) best = point;
    }
    return best;
  }

  const reach = (from, to) => (to - from) / 40;

  function show(at, speak) {
    const place = frame();
    if (!place) return;
    const [from, to] = place.range;
    minute = Math.min(to, Math.max(from, at));
    const share = (minute - from) / (to - from);
    container.classList.add('has-cursor');
    container.style.setProperty('--cursor', `${place.left + share * place.width}px`);

    const sentences = [];
    for (const plot of plots()) {
      const point = nearest(plot, minute, reach(from, to));
      write(plot, point, share, from, to);
      plot.classList.toggle('is-chosen', plot === chosen);
      if (chosen && plot !== chosen) continue;
      sentences.push(`${plot.dataset.name} ${point ? `${value(plot, point)} ${word(point)} ${doubt(point)}`.trim() : words()[4] ?? ''}`.trim());
    }

    handle.setAttribute('aria-valuemin', from);
    handle.setAttribute('aria-valuemax', to);
    handle.setAttribute('aria-valuenow', Math.round(minute));
    handle.setAttribute('aria-valuetext', when(minute));
    if (!speak) return;
    // A held key must not queue a sentence per step.
    clearTimeout(saying);
    saying = setTimeout(() => { said.textContent = sentences.join('. '); }, 150);
  }

  function write(plot, point, share, from, to) {
    const readout = plot.querySelector('.lane-readout');
    const dot = plot.querySelector('.lane-dot');
    readout.textContent = point ? [value(plot, point), doubt(point), when(point.minute)].filter(Boolean).join(' · ') : words()[4] ?? '';
    readout.classList.toggle('lane-readout-left', share > 0.5);
    readout.dataset.severity = point?.letter ?? 'none';
    dot.hidden = !point || point.letter === 'x' || point.letter === 'w';
    if (dot.hidden) return;
    const [low, high, padding] = plot.dataset.scale.split(' ').map(Number);
    dot.style.left = `${(point.minute - from) / (to - from) * 100}%`;
    dot.style.top = `${padding + (high - point.values[0]) / (high - low) * (plot.clientHeight - 2 * padding)}px`;
  }

  function hide() {
    minute = null;
    chosen = null;
    clearTimeout(saying);
    container.classList.remove('has-cursor');
    said.textContent = '';
    for (const plot of plots()) {
      plot.querySelector('.lane-readout').textContent = '';
      plot.classList.remove('is-chosen');
    }
  }

  function follow(event) {
    const place = frame();
    const lane = event.target.closest?.('.lane-plot, .time-axis-plot, .lanes-cursor');
    if (!place || !lane) return;
    const [from, to] = place.range;
    show(from + (event.clientX - place.x) / place.width * (to - from), false);
  }

  function move(direction, count) {
    const all = [...new Set(plots().flatMap(plot => points(plot).map(point => point.minute)))].sort((one, other) => one - other);
    if (all.length === 0) return;
    const here = minute ?? (direction > 0 ? -Infinity : Infinity);
    const after = all.findIndex(at => at > here);
    const next = direction > 0 ? (after < 0 ? all.length : after) + count - 1 : all.findLastIndex(at => at < here) - count + 1;
    show(all[Math.min(all.length - 1, Math.max(0, next))], true);
  }

  function choose(step) {
    const all = plots();
    if (minute === null || all.length === 0) return;
    const here = all.indexOf(chosen);
    chosen = all[here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + step))];
    chosen.scrollIntoView({ block: 'nearest' });
    show(minute, true);
  }

  /** The reading under the cursor in one lane, or in the first lane that has one there. */
  function under(plot) {
    const place = frame();
    if (!place || minute === null) return null;
    const [from, to] = place.range;
    const found = (plot ? [plot] : plots()).map(one => ({ plot: one, point: nearest(one, minute, reach(from, to)) })).filter(one => one.point);
    return found.sort((one, other) => Math.abs(one.point.minute - minute) - Math.abs(other.point.minute - minute))[0] ?? null;
  }

  function open(found) {
    if (found) page?.invokeMethodAsync('Open', found.plot.closest('[data-lane]').dataset.lane, found.point.minute, found.point.values[0]).catch(() => { /* The circuit is gone; the page will start anew. */ });
  }

  /** A finger shows a reading first, and opens it when it comes again. */
  function click(event) {
    const plot = event.target.closest?.('.lane-plot');
    if (!plot) return;
    follow(event);
    const found = under(plot);
    const again = found && touched?.plot === plot && touched.minute === found.point.minute;
    touched = found && { plot, minute: found.point.minute };
    if (event.pointerType !== 'touch' || again) open(found);
  }

  function press(event) {
    const keys = {
      ArrowUp: () => choose(-1),
      ArrowDown: () => choose(1),
      Enter: () => open(under(chosen)),
      ArrowLeft: () => move(-1, event.shiftKey ? steps : 1),
      ArrowRight: () => move(1, event.shiftKey ? steps : 1),
      Home: () => { minute = null; move(1, 1); },
      End: () => { minute = null; move(-1, 1); },
      Escape: hide,
    };
    if (!keys[event.key] || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    keys[event.key]();
  }

  const on = (target, name, listener) => target.addEventListener(name, listener, { signal: stop.signal, passive: name.startsWith('pointer') });
  on(container, 'pointermove', follow);
  on(container, 'pointerdown', follow);
  on(container, 'click', click);
  on(container, 'pointerleave', event => { if (event.pointerType === 'mouse') hide(); });
  on(handle, 'keydown', press);
  // What is opened from here gives the focus back, and the cursor stands where it stood.
  on(handle, 'blur', event => { if (!event.relatedTarget?.closest?.('dialog')) hide(); });

  return { dispose() { stop.abort(); hide(); } };
}
