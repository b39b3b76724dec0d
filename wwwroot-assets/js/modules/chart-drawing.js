// Numbers of the server to a chart. Colours are not here: css/chart.css gives every role its own, so that light, dark, print and forced colours need no second drawing.
import ApexCharts from 'apexcharts';

import { drawAreas, drawLine, drawSeries } from './chart-marks.js';

const looks = {
  band: { type: 'rangeArea', width: 0 },
  line: { type: 'line', width: 1.75 },
  frame: { type: 'line', width: 0 },
};

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

/** What the library draws: it walks every series as far as the longest of them and gives each mark elements of its own, so marks and limits are not for it. The frame keeps the axis where there is nothing to draw. */
function linesOf(drawn, { low }, from, to) {
  const frame = { role: 'frame', data: [{ x: from, y: low }, { x: to, y: low }] };
  return [frame, ...drawn.filter(series => looks[series.role])].map(series => ({ ...looks[series.role], ...series }));
}

function options(series, { low, high }, from, to, width, height, nonce) {
  const each = value => series.map(value);
  return {
    chart: {
      type: 'line', width, height, nonce, background: 'transparent', fontFamily: 'inherit', parentHeightOffset: 0, sparkline: { enabled: true },
      animations: { enabled: false }, toolbar: { show: false }, zoom: { enabled: false, allowMouseWheelZoom: false }, selection: { enabled: false },
      redrawOnParentResize: false, redrawOnWindowResize: false,
    },
    series: series.map(one => ({ name: one.role, type: one.type, data: one.data })),
    colors: each(() => '#808080'),
    stroke: { width: each(one => one.width), curve: 'straight', lineCap: 'round' },
    fill: { type: 'solid', opacity: 1 },
    markers: { size: 0 },
    xaxis: { type: 'numeric', min: from, max: to, tickAmount: 1, labels: { show: false }, axisBorder: { show: false }, axisTicks: { show: false }, tooltip: { enabled: false } },
    yaxis: { min: low, max: high, show: false, forceNiceScale: false, tickAmount: 2 },
    states: { hover: { filter: { type: 'none' } }, active: { filter: { type: 'none' } } },
    dataLabels: { enabled: false }, grid: { show: false, padding: { left: 0, right: 0, top: 0, bottom: 0 } }, legend: { show: false }, tooltip: { enabled: false },
  };
}

// The last few points of a line may change with the reading after them: thinning keeps the ends.
const atEnd = 4;

/** Where the second line leaves the first, if that is near the end of the first; otherwise null. */
function leaves(before, after) {
  let same = 0;
  while (same < before.length && same < after.length && before[same].x === after[same].x && before[same].y === after[same].y) same++;
  return same > 0 && same >= before.length - atEnd ? same - 1 : null;
}

/** One chart in one element. Drawing anew costs less than an update, and leaves nothing of the drawing before. */
export function canvas(element, nonce) {
  let chart = null;
  let plot = null;
  let lines = [];
  let own = [];
  const clear = () => { chart?.destroy(); chart = plot = null; };

  function lay(drawn, data, tails = []) {
    own.forEach(group => group.remove());
    own = [...tails.flatMap(tail => drawLine(plot, tail)), ...drawSeries(plot, drawn), ...drawAreas(plot, data)];
  }

  return {
    async draw(data, from, to) {
      const { clientWidth: width, clientHeight: height } = element;
      if (!width || !height) return;
      clear();
      const drawn = data.series.map(series => inWindow(series, from, to)).filter(Boolean);
      chart = new ApexCharts(element, options(linesOf(drawn, data.scale, from, to), data.scale, from, to, width, height, nonce));
      await chart.render();
      // On paper the drawing is as wide as the sheet.
      const svg = element.querySelector('svg');
      svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
      svg.setAttribute('preserveAspectRatio', 'none');
      plot = { svg, from, to, width, height, low: data.scale.low, high: data.scale.high };
      lines = drawn.filter(series => series.role === 'line');
      own = [];
      lay(drawn, data);
    },

    /** Adds what has come at the end of the lines, without drawing the whole anew. False where that is not all that has changed. */
    add(data, from, to) {
      const { low, high } = data.scale;
      if (!plot || plot.from !== from || plot.to !== to || plot.low !== low || plot.high !== high || plot.width !== element.clientWidth) return false;
      const drawn = data.series.map(series => inWindow(series, from, to)).filter(Boolean);
      const now = drawn.filter(series => series.role === 'line');
      if (now.length !== lines.length) return false;
      const starts = now.map((line, i) => leaves(lines[i].data, line.data));
      if (starts.includes(null)) return false;
      lay(drawn, data, now.map((line, i) => line.data.slice(starts[i])));
      return true;
    },
    clear,
  };
}
