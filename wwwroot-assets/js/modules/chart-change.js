// What a measurement that arrives makes of the numbers that are here (Look/Charts/ChartChange.cs writes it).
const splice = (list, { at, out, in: added }) => list.toSpliced(at, out, ...added);

/** The numbers after the change. */
export function changed(data, change) {
  const { points } = data;
  return {
    ...data,
    number: change.number,
    scale: change.scale,
    series: data.series.map((series, i) => ({
      role: series.role,
      at: splice(series.at, change.series[i].at),
      value: splice(series.value, change.series[i].value),
      upper: splice(series.upper, change.series[i].upper),
    })),
    gaps: splice(data.gaps, change.gaps),
    notes: splice(data.notes, change.notes),
    points: {
      at: splice(points.at, change.points.at),
      value: splice(points.value, change.points.value),
      letters: change.points.letters,
      texts: splice(points.texts, change.points.texts),
      said: splice(points.said, change.points.said),
    },
  };
}
