// How something went week by week. A week that is held back leaves a hole in
// the line, and is marked at its foot.
import { useId } from 'preact/hooks';
import { Fold } from '../ui/fold';
import type { LeaderLine, LeaderPoint } from '../leader-views';

const wide = 320;
const left = 52;
const top = 12;
const foot = 112;

const xOf = (i: number, of: number) => left + ((wide - left - 8) * i) / Math.max(1, of - 1);
const yOf = (value: number) => foot - ((foot - top) * value) / 100;

/** The unbroken stretches of the line, each as its points. */
export function stretches(points: LeaderPoint[]): [x: number, y: number][][] {
  const all: [number, number][][] = [];
  let open = false;
  for (const [i, { value }] of points.entries()) {
    if (value !== undefined) {
      if (!open) all.push([]);
      all.at(-1)!.push([Math.round(xOf(i, points.length)), Math.round(yOf(value))]);
    }
    open = value !== undefined;
  }
  return all;
}

export function Course({ line }: { line: LeaderLine }) {
  const id = useId();
  const { points } = line;
  return (
    <div class="course">
      <h3>{line.title}</h3>
      <p>{line.text}</p>
      <svg class="line" viewBox={`0 0 ${wide} 136`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{line.title}</title>
        <desc id={`${id}-desc`}>{line.text}</desc>
        {[0, 50, 100].map((value) => (
          <g key={value}>
            <path class="line-ground" d={`M${left} ${yOf(value)}H${wide}`} />
            <text class="line-mark" x={left - 6} y={yOf(value) + 5}>
              {`${value} %`}
            </text>
          </g>
        ))}
        {stretches(points).map((stretch) => (
          <polyline key={stretch[0]![0]} points={stretch.map((point) => point.join(',')).join(' ')} />
        ))}
        {points.map(({ name, value }, i) =>
          value === undefined ? (
            <path key={name} class="line-held" d={`M${xOf(i, points.length) - 4} ${foot - 4}l8 8m0 -8l-8 8`} />
          ) : (
            <circle key={name} cx={xOf(i, points.length)} cy={yOf(value)} r="4" />
          ),
        )}
        <text x={left} y="132">
          {points[0]?.name}
        </text>
        <text class="line-last" x={wide} y="132">
          {points.at(-1)?.name}
        </text>
      </svg>
      <Fold title={line.fold}>
        <table class="numbers">
          <thead>
            <tr>
              {line.heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map(({ name, says }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Fold>
    </div>
  );
}
