import { flatten } from './flat.ts';

/** Whole texts that ask who the guide is and what it is for, and nothing besides. */
const asks: readonly RegExp[] = [
  /^ (?:(?:hej|hejsan|hallo|halla|tjena|god morgon) [,.!]? ?)?(?:vem|vilka|va|vad) (?:ar|e|a) (?:ni|du|det har|detta|ratt dorr)(?: (?:egentligen|nu|for nat|for nagot|for nagon|for nagra|for en tjanst|for sida|for ena))* (?:\? )?$/,
  /^ (?:(?:hej|hejsan|hallo|halla|tjena|god morgon) [,.!]? ?)?(?:va|vad) (?:kan|gor|brukar) (?:ni|du)(?: (?:gora|hjalpa|hjalpa till|hjalpa till med|hjalpa mig|hjalpa mig med|hjalpa oss|hjalpa oss med|svara pa))?(?: (?:har|egentligen|for oss|for mig))? (?:\? )?$/,
  /^ (?:hur (?:funkar|fungerar) (?:det har|du|den har chatten)|vad kan man (?:fraga|fa hjalp med)(?: om)?(?: har)?|vem star bakom (?:det har|den har chatten|dig|er)) (?:\? )?$/,
  /^ (?:(?:hi|hello|hey) [,.!]? ?)?(?:who|what) (?:are you|is this|is ratt dorr)(?: (?:people|guys|service|exactly|for))* (?:\? )?$/,
  /^ (?:(?:hi|hello|hey) [,.!]? ?)?what (?:can|do) you (?:do|help with|help me with|help us with|offer)(?: (?:here|exactly|for me|for us))? (?:\? )?$/,
  /^ (?:how does (?:this|it)(?: chat)? work|what can (?:i|one|we) ask(?: about)?(?: here)?|who (?:runs|is behind|made) (?:this|this chat|you)) (?:\? )?$/,
];

/** Whether a text asks who we are or what we do, and nothing else: then the answer is that, not a question in return. */
export function asksAboutUs(text: string): boolean {
  const { line } = flatten(text);
  return asks.some((pattern) => pattern.test(line));
}
