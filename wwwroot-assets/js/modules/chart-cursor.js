// The cursor from reading to reading: what it stands on is shown, and by keyboard also said.
const week = 7 * 24 * 3_600_000;
const stride = 10;
const reach = 48;

export function cursor(element, view) {
  const handle = element.querySelector('.chart-cursor');
  const readout = element.querySelector('.chart-readout');
  const said = element.querySelector('.chart-said');
  const stop = new AbortController();
  let at = null;
  let saying = 0;

  const points = () => view.data.points;

  function nearest(time) {
    const all = points().at;
    let low = 0;
    let high = all.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (all[middle] < time) low = middle + 1; else high = middle;
    }
    return low > 0 && time - all[low - 1] < all[low] - time ? low - 1 : low;
  }

  const texts = index => points().said[index].map(number => points().texts[number]);

  function piece(name, text) {
    const span = document.createElement('span');
    span.className = name;
    span.textContent = text;
    return span;
  }

  /** Without a cursor the latest reading stands there. */
  function write() {
    const all = points();
    if (all.at.length === 0) return;
    const index = at === null ? all.at.length - 1 : nearest(at);
    const [when, what, ...rest] = texts(index);
    readout.dataset.severity = all.letters[index];
    readout.replaceChildren(piece('readout-what', what), piece('readout-when', when), piece('readout-rest', rest.join(' · ')));
    place(at === null ? null : index);
  }

  function place(index) {
    const { from, to } = view.window;
    const shown = index !== null && points().at[index] >= from && points().at[index] <= to;
    handle.classList.toggle('has-point', shown);
    handle.setAttribute('aria-valuemin', from);
    handle.setAttribute('aria-valuemax', to);
    if (!shown) return;
    const { low, high, apart } = view.data.scale;
    handle.style.setProperty('--x', `${(points().at[index] - from) / (to - from) * 100}%`);
    handle.style.setProperty('--y', `${(1 - ((points().value[index] ?? apart) - low) / (high - low)) * 100}%`);
    handle.setAttribute('aria-valuenow', points().at[index]);
    handle.setAttribute('aria-valuetext', texts(index)[0]);
  }

  function stand(index, speak) {
    const all = points();
    at = all.at[Math.min(all.at.length - 1, Math.max(0, index))];
    view.bringIn(at);
    write();
    if (!speak) return;
    // A held key must not queue a sentence per step.
    clearTimeout(saying);
    saying = setTimeout(() => { said.textContent = texts(nearest(at)).join('. '); }, 150);
  }

  function move(step) {
    const { from, to } = view.window;
    if (at !== null) return stand(nearest(at) + step, true);
    // The first step goes to the edge of the window that the key comes from.
    const all = points().at;
    const inside = step < 0 ? all.findLastIndex(time => time <= to) : all.findIndex(time => time >= from);
    stand(inside < 0 ? nearest(step < 0 ? to : from) : inside, true);
  }

  const jump = time => stand(nearest((at ?? view.window.to) + time), true);

  /** Without a cursor it is that of the latest reading. */
  function open() {
    const all = points();
    if (all.at.length > 0) view.open(all.at[at === null ? all.at.length - 1 : nearest(at)]);
  }

  function press(event) {
    const keys = {
      Enter: open,
      ArrowLeft: () => move(event.shiftKey ? -stride : -1),
      ArrowRight: () => move(event.shiftKey ? stride : 1),
      PageUp: () => jump(-week),
      PageDown: () => jump(week),
      Home: () => stand(0, true),
      End: () => stand(points().at.length - 1, true),
      '+': () => view.zoom(0.5, at),
      '-': () => view.zoom(2, at),
      Escape: hide,
    };
    if (!keys[event.key] || event.ctrlKey || event.altKey || event.metaKey || points().at.length === 0) return;
    event.preventDefault();
    keys[event.key]();
  }

  function follow(event) {
    if (points().at.length === 0 || view.dragging) return;
    const box = handle.getBoundingClientRect();
    const { from, to } = view.window;
    const time = from + (event.clientX - box.left) / box.width * (to - from);
    const index = nearest(time);
    if (Math.abs(points().at[index] - time) / (to - from) * box.width > reach) return hide();
    at = points().at[index];
    write();
  }

  function hide() {
    at = null;
    clearTimeout(saying);
    said.textContent = '';
    write();
  }

  const on = (name, listener) => handle.addEventListener(name, listener, { signal: stop.signal });
  on('keydown', press);
  on('pointermove', follow);
  on('pointerdown', follow);
  on('pointerleave', event => { if (event.pointerType === 'mouse' && document.activeElement !== handle) hide(); });
  // Whoever looks at the origin comes back to the reading.
  on('blur', event => { if (!event.relatedTarget?.closest?.('[data-open], dialog, [role=dialog]')) hide(); });

  return { write, open, focus: () => handle.focus({ preventScroll: true }), dispose() { stop.abort(); clearTimeout(saying); } };
}
