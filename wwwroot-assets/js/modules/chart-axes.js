// Numbers and times beside the chart, and the fine lines behind it.
import { ticks } from './chart-ticks.js';

const room = 64;

const whole = new Intl.NumberFormat('nb-NO', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('nb-NO', { maximumFractionDigits: 1 });
const number = step => (Number.isInteger(step) ? whole : tenths);

const mark = (name, style, text) => {
  const element = document.createElement('span');
  element.className = name;
  Object.assign(element.style, style);
  if (text) element.textContent = text;
  return element;
};

export function axes(element) {
  const [scale, grid, axis] = ['.js-scale', '.js-grid', '.js-axis'].map(name => element.querySelector(name));

  return {
    draw({ low, high, step }, from, to) {
      const lines = [];
      const numbers = [];
      for (let i = 0; low + i * step <= high + step / 1000; i++) {
        const top = `${(1 - i * step / (high - low)) * 100}%`;
        lines.push(mark('chart-rule', { top }));
        numbers.push(mark('chart-number', { top }, number(step).format(low + i * step)));
      }
      const times = ticks(from, to, element.dataset.zone, document.documentElement.lang || 'nb', Math.max(2, Math.floor(grid.clientWidth / room)));
      const left = time => `${(time.at - from) / (to - from) * 100}%`;
      grid.replaceChildren(...lines, ...times.map(time => mark(time.strong ? 'chart-time chart-time-strong' : 'chart-time', { left: left(time) })));
      scale.replaceChildren(...numbers);
      axis.replaceChildren(...times.map(time => mark(time.strong ? 'chart-tick chart-tick-strong' : 'chart-tick', { left: left(time) }, time.text)));
    },
  };
}
