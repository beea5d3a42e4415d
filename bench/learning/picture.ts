/** A curve: what it is called, and the mean and the standard error at each step. */
export type Curve = { name: string; colour: string; dash: string; means: readonly number[]; errors: readonly number[] };

const frame = { width: 640, height: 400, left: 64, right: 150, top: 48, bottom: 52 } as const;

/** Curves of shares (0–1) over how many were labelled, as an SVG that says in words what it shows. */
export function picture(title: string, labels: readonly number[], curves: readonly Curve[]): string {
  const low = Math.floor(Math.min(...curves.flatMap(({ means, errors }) => means.map((mean, i) => mean - (errors[i] ?? 0)))) * 100) / 100;
  const high = Math.ceil(Math.max(...curves.flatMap(({ means, errors }) => means.map((mean, i) => mean + (errors[i] ?? 0)))) * 100) / 100;
  const most = labels.at(-1) ?? 1;
  const x = (label: number) => frame.left + (label / most) * (frame.width - frame.left - frame.right);
  const y = (share: number) => frame.top + ((high - share) / (high - low || 1)) * (frame.height - frame.top - frame.bottom);
  const percents = Array.from({ length: Math.round((high - low) * 100) + 1 }, (_, i) => low + i / 100);
  const said = curves.map(({ name, means }) => `${name}: ${means.map((mean, i) => `${labels[i]} labels ${(100 * mean).toFixed(1)} %`).join(', ')}.`).join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-labelledby="title said" font-family="system-ui, sans-serif" font-size="13">`,
    `<title id="title">${title}</title><desc id="said">${said}</desc>`,
    `<rect width="100%" height="100%" fill="#fff"/><text x="${frame.left}" y="24" font-size="15" font-weight="600" fill="#111">${title}</text>`,
    ...percents.map((share) => `<line x1="${frame.left}" x2="${x(most)}" y1="${at(y(share))}" y2="${at(y(share))}" stroke="#ddd"/><text x="${frame.left - 8}" y="${at(y(share) + 4)}" text-anchor="end" fill="#444">${Math.round(share * 100)} %</text>`),
    ...labels.map((label) => `<text x="${at(x(label))}" y="${frame.height - frame.bottom + 20}" text-anchor="middle" fill="#444">${label}</text>`),
    `<text x="${at((frame.left + x(most)) / 2)}" y="${frame.height - 12}" text-anchor="middle" fill="#444">utterances labelled</text>`,
    ...curves.map((curve) => drawn(curve, labels, x, y)),
    '</svg>\n',
  ].join('\n');
}

function drawn({ name, colour, dash, means, errors }: Curve, labels: readonly number[], x: (label: number) => number, y: (share: number) => number): string {
  const points = means.map((mean, i) => `${at(x(labels[i] ?? 0))},${at(y(mean))}`);
  const bars = means.map((mean, i) => `<line x1="${at(x(labels[i] ?? 0))}" x2="${at(x(labels[i] ?? 0))}" y1="${at(y(mean - (errors[i] ?? 0)))}" y2="${at(y(mean + (errors[i] ?? 0)))}" stroke="${colour}"/>`);
  const end = y(means.at(-1) ?? 0);
  return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2.5" stroke-dasharray="${dash}"/>${bars.join('')}<text x="${at(x(labels.at(-1) ?? 0) + 10)}" y="${at(end + 4)}" fill="${colour}" font-weight="600">${name}</text>`;
}

function at(place: number): string {
  return place.toFixed(1);
}
