import type { ComponentChildren } from 'preact';

export type ChartProps = { id: string; title: string; desc: string; width: number; height: number; children: ComponentChildren };

/** A picture: told by its title and its description to who does not see it. On a narrow screen it is moved sideways. */
export function Chart({ id, title, desc, width, height, children }: ChartProps) {
  return (
    <div class="picture" tabIndex={0} role="region" aria-label={title}>
      <svg class={width > 800 ? 'chart broad' : width < 600 ? 'chart small' : 'chart'} role="img" aria-labelledby={`${id}-titel ${id}-text`} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
        <title id={`${id}-titel`}>{title}</title>
        <desc id={`${id}-text`}>{desc}</desc>
        <Patterns id={id} />
        {children}
      </svg>
    </div>
  );
}

/** Lines over the colours, so that they are told apart without them. */
function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-snett`} width="6" height="6" patternUnits="userSpaceOnUse"><path class="grain" d="M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2" /></pattern>
      <pattern id={`${id}-prickar`} width="6" height="6" patternUnits="userSpaceOnUse"><circle class="grain dot" cx="3" cy="3" r="1.3" /></pattern>
      <pattern id={`${id}-ratt`} width="5" height="5" patternUnits="userSpaceOnUse"><path class="grain" d="M2.5,0 v5" /></pattern>
      <pattern id={`${id}-kors`} width="7" height="7" patternUnits="userSpaceOnUse"><path class="grain" d="M0,0 l7,7 M7,0 l-7,7" /></pattern>
    </defs>
  );
}

/** The colour and the pattern of each thing that a picture tells apart. */
export const looks = {
  helped: '', taken: 'snett', waiting: 'prickar', led: 'ratt', withdrawn: 'kors', missed: 'snett', none: '',
  yes: '', partly: 'snett', no: 'kors', plain: '', other: 'prickar',
} as const;
export type Look = keyof typeof looks;

/** A part of a picture with the look of what it stands for. */
export function Block({ chart, look, x, y, width, height, children }: { chart: string; look: Look; x: number; y: number; width: number; height: number; children?: ComponentChildren }) {
  const place = { x, y, width: Math.max(0, width), height: Math.max(0, height) };
  return (
    <g>
      <rect class={`block is-${look}`} {...place}>{children}</rect>
      {looks[look] !== '' && <rect class="over" {...place} fill={`url(#${chart}-${looks[look]})`} />}
    </g>
  );
}

/** What the looks of a picture stand for. */
export function Legend({ id, of }: { id: string; of: readonly { look: Look; name: string }[] }) {
  return (
    <ul class="legend" id={`${id}-forklaring`}>
      {of.map(({ look, name }) => (
        <li key={look}>
          <svg class="swatch" width="18" height="14" aria-hidden="true" focusable="false"><Block chart={id} look={look} x={0.5} y={0.5} width={17} height={13} /></svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
