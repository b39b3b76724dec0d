// Numbers of the server to a chart. Colours are not here: css/chart.css gives every role its own, so that light, dark, print and forced colours need no second drawing.
import ApexCharts from 'apexcharts';

const looks = {
  band: { type: 'rangeArea', width: 0 },
  'edge-yellow': { type: 'line', width: 1 },
  'edge-red': { type: 'line', width: 1, dash: 6 },
  'edge-conditional': { type: 'line', width: 1, dash: 3 },
  line: { type: 'line', width: 1.75 },
  dots: { type: 'scatter', width: 0, shape: 'circle', size: 2.5 },
  'outside-yellow': { type: 'scatter', width: 0, shape: 'triangle', size: 5 },
  'outside-red': { type: 'scatter', width: 0, shape: 'diamond', size: 6 },
  struck: { type: 'scatter', width: 0, shape: 'cross', size: 5 },
  frame: { type: 'line', width: 0 },
};

// So many marks cannot be told apart in full size.
const crowded = 150;

/** What lies in the window, and one neighbour on either side so that lines run in and out. */
function inWindow(series, from, to) {
  let start = 0;
  let end = series.at.length;
  while (start + 1 < end && series.at[start + 1] < from) start++;
  while (end - 1 > start && series.at[end - 2] > to) end--;
  const data = [];
  for (let i = start; i < end; i++) data.push({ x: series.at[i], y: series.upper.length ? [series.value[i], series.upper[i]] : series.value[i] });
  return data.some(point => point.y !== null) ? { role: series.role, data } : null;
}

/** The frame keeps the axis where there is nothing to draw. */
function seriesOf(data, from, to) {
  const drawn = data.series.map(series => inWindow(series, from, to)).filter(Boolean);
  const count = drawn.filter(series => series.role.startsWith('outside')).reduce((sum, series) => sum + series.data.length, 0);
  const frame = { role: 'frame', data: [{ x: from, y: data.scale.low }, { x: to, y: data.scale.low }] };
  return [frame, ...drawn].map(series => ({ ...looks[series.role], ...series, small: count > crowded }));
}

function areasOf(data, from, to, width) {
  const least = (to - from) / width * 3;
  const areas = [];
  for (let i = 0; i < data.gaps.length; i += 2) {
    if (data.gaps[i] < to && data.gaps[i + 1] > from && data.gaps[i + 1] - data.gaps[i] > least) areas.push({ id: 'chart-gap', x: data.gaps[i], x2: data.gaps[i + 1] });
  }
  for (const note of data.notes) {
    if (note.from < to && note.to > from) areas.push({ id: `chart-note-${note.severity}`, x: note.from, x2: Math.max(note.to, note.from + least) });
  }
  return areas.map(area => ({ ...area, x: Math.max(area.x, from), x2: Math.min(area.x2, to), borderWidth: 0, opacity: 1, label: { text: '' } }));
}

function options(data, from, to, width, height, nonce) {
  const series = seriesOf(data, from, to);
  const each = value => series.map(value);
  return {
    chart: {
      type: 'line', width, height, nonce, background: 'transparent', fontFamily: 'inherit', parentHeightOffset: 0, sparkline: { enabled: true },
      animations: { enabled: false }, toolbar: { show: false }, zoom: { enabled: false, allowMouseWheelZoom: false }, selection: { enabled: false },
      redrawOnParentResize: false, redrawOnWindowResize: false,
    },
    series: series.map(one => ({ name: one.role, type: one.type, data: one.data })),
    colors: each(() => '#808080'),
    stroke: { width: each(one => one.width), dashArray: each(one => one.dash ?? 0), curve: 'straight', lineCap: 'round' },
    fill: { type: 'solid', opacity: 1 },
    markers: { size: each(one => one.size ? one.size * (one.small ? 0.7 : 1) : 0), shape: each(one => one.shape ?? 'circle'), strokeWidth: 1, hover: { sizeOffset: 0 } },
    annotations: { xaxis: areasOf(data, from, to, width) },
    xaxis: { type: 'numeric', min: from, max: to, labels: { show: false }, axisBorder: { show: false }, axisTicks: { show: false }, tooltip: { enabled: false } },
    yaxis: { min: data.scale.low, max: data.scale.high, show: false, forceNiceScale: false, tickAmount: 2 },
    states: { hover: { filter: { type: 'none' } }, active: { filter: { type: 'none' } } },
    dataLabels: { enabled: false }, grid: { show: false, padding: { left: 0, right: 0, top: 0, bottom: 0 } }, legend: { show: false }, tooltip: { enabled: false },
  };
}

/** One chart in one element. Drawing anew costs less than an update, and leaves nothing of the drawing before. */
export function canvas(element, nonce) {
  let chart = null;
  const clear = () => { chart?.destroy(); chart = null; };

  return {
    async draw(data, from, to) {
      const { clientWidth: width, clientHeight: height } = element;
      if (!width || !height) return;
      clear();
      chart = new ApexCharts(element, options(data, from, to, width, height, nonce));
      await chart.render();
      // On paper the drawing is as wide as the sheet.
      const svg = element.querySelector('svg');
      svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
      svg.setAttribute('preserveAspectRatio', 'none');
    },
    clear,
  };
}
