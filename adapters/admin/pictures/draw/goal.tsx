import { round } from './scale.ts';
import { boldWidthOf, fit, line } from './text.ts';

/** A goal as a picture shows it: a line at its value, with what it says. */
export type GoalLine = { value: number; text: string };

/** What a goal says, on a ground of its own so that it is read over whatever is drawn. It ends, or begins, at x. */
export function GoalText({ x, y, width, text, ends = false }: { x: number; y: number; width: number; text: string; ends?: boolean }) {
  const said = fit(text, width / 1.12);
  const wide = Math.min(width, boldWidthOf(said)) + 8;
  return (
    <g>
      <rect class="ground" x={round(ends ? x - wide : x)} y={y - 12.5} width={round(wide)} height={line} rx={3} />
      <text class="label strong" x={ends ? x - 4 : x + 4} y={y} {...(ends ? { 'text-anchor': 'end' as const } : {})}>{said}<title>{text}</title></text>
    </g>
  );
}

/** Goals of amounts: each a line across, with its text over it, or under where another's stands there. */
export function GoalsAcross({ goals, y, from, to, top, bottom }: { goals: readonly GoalLine[]; y: (value: number) => number; from: number; to: number; top: number; bottom: number }) {
  const taken: number[] = [];
  return goals.map(({ value, text }) => {
    const at = y(value);
    let place = Math.max(top + 10, at - 6);
    while (taken.some((other) => Math.abs(other - place) < line + 1)) place += line + 1;
    if (place > bottom) place = Math.max(top, Math.min(...taken) - line - 1);
    taken.push(place);
    return (
      <g key={`${value} ${text}`} class="goal">
        <path d={`M${from},${at} H${to}`} />
        <GoalText x={to} y={round(place)} width={to - from - 16} text={text} ends />
      </g>
    );
  });
}
