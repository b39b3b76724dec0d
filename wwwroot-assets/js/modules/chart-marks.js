// Limits, marks and areas of a chart: one path for each series, laid over what the library drew.
const circle = (x, y, size) => `M${x - size} ${y}a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0`;
const triangle = (x, y, size) => `M${x} ${y - size}l${size} ${2 * size}h${-2 * size}z`;
const diamond = (x, y, size) => `M${x} ${y - size}l${size} ${size}l${-size} ${size}l${-size} ${-size}z`;
const cross = (x, y, size) => `M${x - size} ${y - size}l${2 * size} ${2 * size}m0 ${-2 * size}l${-2 * size} ${2 * size}`;

const marks = (shape, full) => (points, { width, size }) => points.filter(({ x, y }) => y !== null && x >= 0 && x <= width).map(({ x, y }) => shape(x, y, full * size)).join('');
const edge = points => points.map(({ x, y }, i) => y === null ? '' : `${i > 0 && points[i - 1].y !== null ? 'L' : 'M'}${x} ${y}`).join('');

const looks = {
  'edge-yellow': edge,
  'edge-red': edge,
  'edge-conditional': edge,
  dots: marks(circle, 2.5),
  'outside-yellow': marks(triangle, 4),
  'outside-red': marks(diamond, 5),
  struck: marks(cross, 4),
};

// So many marks cannot be told apart in full size.
const crowded = 150;
const smaller = 0.7;

const tenth = number => Math.round(number * 10) / 10;

function node(svg, name, attributes, ...children) {
  const made = document.createElementNS(svg.namespaceURI, name);
  Object.entries(attributes).forEach(([attribute, value]) => made.setAttribute(attribute, value));
  made.append(...children);
  return made;
}

const placed = ({ from, to, width, height, low, high }) => ({ x, y }) => ({ x: tenth((x - from) / (to - from) * width), y: y === null ? null : tenth((high - y) / (high - low) * height) });

function added(svg, groups) {
  svg.append(...groups);
  return groups;
}

/** Limits' edges and marks. Like the others it returns the elements that it made. */
export function drawSeries(plot, drawn) {
  const own = drawn.filter(series => looks[series.role]);
  const count = own.filter(series => series.role.startsWith('outside')).reduce((sum, series) => sum + series.data.length, 0);
  const size = count > crowded ? smaller : 1;
  const { svg, width } = plot;
  return added(svg, own.map(({ role, data }) => node(svg, 'g', { seriesName: role }, node(svg, 'path', { d: looks[role](data.map(placed(plot)), { width, size }) }))));
}

/** The end of a line that the library has not drawn yet. */
export function drawLine(plot, points) {
  const { svg } = plot;
  return added(svg, [node(svg, 'g', { seriesName: 'line', class: 'chart-added' }, node(svg, 'path', { d: edge(points.map(placed(plot))), fill: 'none', 'stroke-width': 1.75 }))]);
}

function areasOf(data, { from, to, width }) {
  const least = (to - from) / width * 3;
  const areas = [];
  for (let i = 0; i < data.gaps.length; i += 2) {
    if (data.gaps[i] < to && data.gaps[i + 1] > from && data.gaps[i + 1] - data.gaps[i] > least) areas.push({ id: 'chart-gap', x: data.gaps[i], x2: data.gaps[i + 1] });
  }
  for (const note of data.notes) {
    if (note.from < to && note.to > from) areas.push({ id: `chart-note-${note.severity}`, x: note.from, x2: Math.max(note.to, note.from + least) });
  }
  return areas.map(area => ({ ...area, x: Math.max(area.x, from), x2: Math.min(area.x2, to) }));
}

/** Silences and alerts. */
export function drawAreas(plot, data) {
  const { svg, from, to, width, height } = plot;
  const place = at => (at - from) / (to - from) * width;
  return added(svg, [node(svg, 'g', {}, ...areasOf(data, plot).map(area => node(svg, 'rect', { class: area.id, x: place(area.x), width: place(area.x2) - place(area.x), height })))]);
}
