type Box = { text: string; left: number; right: number; top: number; bottom: number };

/** A letter is about so wide and so high, in the units of a picture. */
const letter = { width: 6.6, height: 11 };

/** The labels of the pictures on a page that lie over one another, in pairs. What is drawn in bold counts as a little wider. */
export function labelsOver(html: string): string[] {
  return [...html.matchAll(/<svg class="chart.*?<\/svg>/gs)].flatMap(([svg]) => {
    const boxes = [...svg.matchAll(/<text ([^>]*)>(.*?)<\/text>/gs)].map(([, given = '', inner = '']) => boxOf(given, inner));
    return boxes.flatMap((one, i) => boxes.slice(i + 1).filter((other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom).map((other) => `${one.text} | ${other.text}`));
  });
}

function boxOf(given: string, inner: string): Box {
  const attribute = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(given)?.[1] ?? '';
  const text = inner.replace(/<title>.*?<\/title>/gs, '').replace(/<[^>]+>/g, '').replace(/&[a-z]+;/g, 'x');
  const width = [...text].length * letter.width * (attribute('class').includes('strong') ? 1.1 : 1);
  const [x, y, anchor] = [Number(attribute(' x') || attribute('x')), Number(attribute(' y') || attribute('y')), attribute('text-anchor')];
  if (attribute('transform').startsWith('rotate(-90')) return { text, left: x - letter.height, right: x, top: y - width, bottom: y };
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  return { text, left, right: left + width, top: y - letter.height, bottom: y };
}
