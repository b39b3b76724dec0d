// The readings of a lane, from the differences in its data-points attribute (Look/Charts/LanePoints.cs writes them).
export function readPoints(plot, cache) {
  const known = cache.get(plot);
  if (known?.text === plot.dataset.points && known.start === plot.dataset.start) return known.points;

  const scale = 10 ** Number(plot.dataset.decimals);
  const points = [];
  let minute = Number(plot.dataset.start);
  let last = [0, 0];

  for (const entry of (plot.dataset.points ?? '').split(' ').filter(Boolean)) {
    const letters = /[a-z]*$/.exec(entry)[0];
    const letter = /^[yrxwn]?/.exec(letters)[0];
    const marks = letters.slice(letter.length);
    const [passed, ...differences] = entry.slice(0, entry.length - letters.length).split(',').map(Number);
    minute += passed;
    const values = differences.map((difference, i) => last[i] + difference);
    last = last.map((value, i) => values[i] ?? value);
    points.push({ minute, values: values.map(value => value / scale), letter, marks });
  }

  cache.set(plot, { text: plot.dataset.points, start: plot.dataset.start, points });
  return points;
}
