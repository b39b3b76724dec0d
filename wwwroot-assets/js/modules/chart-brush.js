// The window over the whole history: drag it, drag its edges, or move an edge by keyboard.
import { local } from './chart-ticks.js';

const day = 24 * 3_600_000;

export function brush(element, view) {
  const strip = element.querySelector('.chart-overview');
  const area = strip.querySelector('.chart-brush');
  const handles = [strip.querySelector('.chart-handle-from'), strip.querySelector('.chart-handle-to')];
  const stop = new AbortController();
  let drag = null;

  const extent = () => ({ first: view.data.first, last: view.data.last });
  const time = x => { const box = strip.getBoundingClientRect(); const { first, last } = extent(); return first + (x - box.left) / box.width * (last - first); };
  const said = at => { const here = local(at, element.dataset.zone); return `${String(here.day).padStart(2, '0')}.${String(here.month).padStart(2, '0')}.${here.year}`; };

  function draw() {
    const { first, last } = extent();
    const { from, to } = view.window;
    area.style.left = `${(from - first) / (last - first) * 100}%`;
    area.style.width = `${(to - from) / (last - first) * 100}%`;
    [from, to].forEach((at, i) => {
      handles[i].setAttribute('aria-valuemin', first);
      handles[i].setAttribute('aria-valuemax', last);
      handles[i].setAttribute('aria-valuenow', Math.round(at));
      handles[i].setAttribute('aria-valuetext', said(i === 0 ? at : at - 1));
    });
  }

  function press(event) {
    if (event.button !== 0) return;
    strip.setPointerCapture(event.pointerId);
    const at = time(event.clientX);
    const part = handles.indexOf(event.target) >= 0 ? ['from', 'to'][handles.indexOf(event.target)] : event.target === area ? 'both' : 'new';
    drag = { at, part, ...view.window };
  }

  function move(event) {
    if (!drag) return;
    const at = time(event.clientX);
    const passed = at - drag.at;
    ({
      both: () => view.go(drag.from + passed, drag.to + passed, true),
      from: () => view.go(Math.min(at, drag.to), drag.to),
      to: () => view.go(drag.from, Math.max(at, drag.from)),
      new: () => view.go(Math.min(at, drag.at), Math.max(at, drag.at)),
    })[drag.part]();
  }

  function release(event) {
    // A click beside the window brings it there.
    if (drag?.part === 'new' && event.type === 'pointerup' && Math.abs(time(event.clientX) - drag.at) < (extent().last - extent().first) / 200) view.go(drag.at - (drag.to - drag.from) / 2, drag.at + (drag.to - drag.from) / 2, true);
    drag = null;
  }

  function key(event) {
    const step = { ArrowLeft: -day, ArrowRight: day, PageUp: -7 * day, PageDown: 7 * day }[event.key];
    const edge = handles.indexOf(event.currentTarget);
    const { from, to } = view.window;
    const at = step ? [from, to][edge] + step * (event.shiftKey ? 7 : 1) : { Home: extent().first, End: extent().last }[event.key];
    if (at === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (edge === 0) view.go(Math.min(at, to), to); else view.go(from, Math.max(at, from));
  }

  const on = (where, name, listener) => where.addEventListener(name, listener, { signal: stop.signal });
  on(strip, 'pointerdown', press);
  on(strip, 'pointermove', move);
  on(strip, 'pointerup', release);
  on(strip, 'pointercancel', release);
  handles.forEach(handle => on(handle, 'keydown', key));

  return { draw, dispose() { stop.abort(); } };
}
