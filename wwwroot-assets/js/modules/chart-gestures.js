// The hand on the chart: drag moves, shift and drag chooses a window, two fingers and a double click zoom. The wheel scrolls the page, as everywhere.
export function gestures(surface, view) {
  const stop = new AbortController();
  const down = new Map();
  let start = null;
  let chosen = null;

  const time = x => { const box = surface.getBoundingClientRect(); return view.window.from + (x - box.left) / box.width * (view.window.to - view.window.from); };
  const span = () => { const [one, other] = [...down.values()]; return { middle: (one + other) / 2, apart: Math.max(20, Math.abs(one - other)) }; };

  function begin() {
    start = { window: { ...view.window }, width: surface.clientWidth, at: [...down.values()][0], ...(down.size > 1 ? { ...span(), around: time(span().middle) } : {}) };
  }

  function press(event) {
    if (event.button !== 0) return;
    surface.setPointerCapture(event.pointerId);
    down.set(event.pointerId, event.clientX);
    begin();
    if (event.shiftKey && down.size === 1) {
      chosen = document.createElement('span');
      chosen.className = 'chart-chosen';
      surface.append(chosen);
    }
  }

  function move(event) {
    if (!down.has(event.pointerId)) return;
    down.set(event.pointerId, event.clientX);
    const { window, width } = start;
    const length = window.to - window.from;
    if (chosen) {
      const left = surface.getBoundingClientRect().left;
      Object.assign(chosen.style, { left: `${Math.min(start.at, event.clientX) - left}px`, width: `${Math.abs(event.clientX - start.at)}px` });
    } else if (down.size > 1) {
      const now = span();
      const next = length * start.apart / now.apart;
      const share = (now.middle - surface.getBoundingClientRect().left) / width;
      view.go(start.around - share * next, start.around + (1 - share) * next);
    } else if (view.dragging || Math.abs(event.clientX - start.at) > 4) {
      view.dragging = true;
      surface.classList.add('is-dragged');
      const passed = (start.at - event.clientX) / width * length;
      view.go(window.from + passed, window.to + passed, true);
    }
  }

  function release(event) {
    if (!down.delete(event.pointerId)) return;
    if (chosen) {
      const [one, other] = [time(start.at), time(event.clientX)].sort((a, b) => a - b);
      chosen.remove();
      chosen = null;
      if (event.type === 'pointerup' && Math.abs(event.clientX - start.at) > 8) view.go(one, other);
    }
    view.dragging = false;
    surface.classList.remove('is-dragged');
    if (down.size > 0) begin();
  }

  const on = (name, listener) => surface.addEventListener(name, listener, { signal: stop.signal });
  on('pointerdown', press);
  on('pointermove', move);
  on('pointerup', release);
  on('pointercancel', release);
  on('dblclick', event => view.zoom(0.5, time(event.clientX)));

  return { dispose() { stop.abort(); chosen?.remove(); } };
}
