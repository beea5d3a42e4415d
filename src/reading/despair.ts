import { acts } from './despair-acts.ts';
import { danger } from './despair-danger.ts';
import { isDark } from './despair-faint.ts';
import type { Sign } from './despair-pattern.ts';
import { despairWords, isThing } from './despair-words.ts';
import { before, findAll, flatten, sentence } from './flat.ts';
import type { Flat } from './flat.ts';

const figure = / (?:ekonomiskt|ekonomisk|kommersiellt|affarsmassigt|foretagsmassigt|rena|rena rama|rent|career|business|financial|commercial|political|professional|branschen|marknaden|firman|foretaget|bolaget|konkurrenten|mot|forebygga|forebygger|forhindra|against|prevent|preventing|about|corporate|brand|politiskt|karriarmassigt) $/;
const subject = / (?:app|appen|prevention|forebyggande|utbildning|utbildar|forelasning|forelaser|film|pjas|roman|bok|statistik|linje|awareness|training|hotline|verksamhet|arbete|i foten|in the foot|podd|podcast|novel|preventionsprogram)(?= )/;
const named = /sjalv|sjlv|sjal|sui|unalive|kms/;
const wide = 60;
const near = 30;

/** Whether a text holds clear words of somebody who may be in danger: about to end a life, hurt or threatened by another, held, or in need of an ambulance. Trouble with money is not enough. */
export function inDespair(text: string): boolean {
  const flat = flatten(text);
  return despairWords.some((one) => shows(flat, one, true)) || acts.some((one) => shows(flat, one, false)) || danger.some((one) => shows(flat, one, false)) || isDark(flat);
}

function shows(flat: Flat, { pattern, unless, next }: Sign, ofLife: boolean): boolean {
  return findAll(flat, pattern).some(({ at, match }) => {
    const end = at + match[0].length;
    if (next?.test(flat.line.slice(end, end + wide))) return false;
    if (unless?.test(` ${sentence(flat, at).trim()} `)) return false;
    if (ofLife && !/ (?:jag|ja|i) /.test(match[0]) && isThing(before(flat, at, 4))) return false;
    return !(named.test(match[0]) && (figure.test(flat.line.slice(Math.max(0, at - near), at + 1)) || subject.test(flat.line.slice(end, end + wide))));
  });
}
