import { own } from './own.ts';

const units: Readonly<Record<string, number>> = {
  noll: 0, zero: 0, tva: 2, tvao: 2, tvo: 2, tre: 3, fyra: 4, fem: 5, sex: 6, sju: 7, atta: 8, nio: 9, nie: 9, tio: 10, elva: 11, tolv: 12,
  tretton: 13, fjorton: 14, femton: 15, sexton: 16, sjutton: 17, aderton: 18, arton: 18, nitton: 19,
  two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, dussin: 12, dozen: 12,
  thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
};

const tens: Readonly<Record<string, number>> = {
  tjugo: 20, tjuge: 20, tjugi: 20, tju: 20, trettio: 30, tretti: 30, fyrtio: 40, fyrti: 40, femtio: 50, femti: 50, sextio: 60, sexti: 60,
  sjuttio: 70, sjutti: 70, attio: 80, atti: 80, nittio: 90, nitti: 90,
  twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
};

const longestNumberWord = 24;
const longestTen = 7;
/** No number word begins otherwise, so that most words are known not to be one by their first letters. */
const beginnings: ReadonlySet<string> = new Set([...Object.keys(units), ...Object.keys(tens), 'hundra', 'hundred', 'ett', 'en', 'tusen', 'thousand'].map((word) => word.slice(0, 2)));

/** The number that one folded word says, in Swedish or English: "tolv", "tjugofem", "trehundra". Articles (en, ett, a, one) are not numbers. */
export function numberOf(word: string): number | undefined {
  if (/^\d+$/.test(word)) return Number(word);
  if (word.length > longestNumberWord || !beginnings.has(word.slice(0, 2))) return undefined;
  if (word === 'tusen' || word === 'thousand') return 1000;
  const at = word.indexOf('hundr');
  if (at < 0) return belowHundred(word);
  const before = word.slice(0, at);
  const end = at + (word.startsWith('hundred', at) ? 7 : 6);
  if (!/^hundra$|^hundred$/.test(word.slice(at, end))) return undefined;
  const after = word.slice(end);
  const hundreds = before === '' || before === 'ett' || before === 'en' ? 1 : own(units, before);
  const rest = after === '' ? 0 : belowHundred(after);
  return hundreds === undefined || rest === undefined ? undefined : hundreds * 100 + rest;
}

function belowHundred(word: string): number | undefined {
  const whole = own(units, word) ?? own(tens, word);
  if (whole !== undefined) return whole;
  for (let cut = 3; cut <= longestTen && cut < word.length; cut++) {
    const ten = own(tens, word.slice(0, cut));
    if (ten === undefined) continue;
    const rest = word.slice(cut);
    const unit = rest === 'en' || rest === 'ett' ? 1 : own(units, rest);
    if (unit !== undefined && unit < 10) return ten + unit;
  }
  return undefined;
}

/** Whether a folded word is a ten or a unit, so that "twenty five" and "tjugo fem" can be put together. */
export function tensAndUnit(first: string, second: string): number | undefined {
  const ten = own(tens, first);
  const unit = second === 'one' || second === 'ett' ? 1 : own(units, second);
  return ten !== undefined && unit !== undefined && unit > 0 && unit < 10 ? ten + unit : undefined;
}
